/** The pages over all of a dealer's sites: the dashboard, and the list that is narrowed and sorted by its address. */
@NullMarked
package org.keyholder.server.dealerportal.list;

import org.jspecify.annotations.NullMarked;

/** Finding sites by whatever somebody remembers of them: in the bar of every page, and in the list. */
@NullMarked
package org.keyholder.server.dealerportal.search;

import org.jspecify.annotations.NullMarked;

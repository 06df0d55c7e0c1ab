/** The page of what was done and seen at a site. */
@NullMarked
package org.keyholder.server.dealerportal.history;

import org.jspecify.annotations.NullMarked;

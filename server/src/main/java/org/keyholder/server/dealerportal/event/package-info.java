/** The page of what was reported at a site, and what became of it. */
@NullMarked
package org.keyholder.server.dealerportal.event;

import org.jspecify.annotations.NullMarked;

/** The page of a site's devices and zones. */
@NullMarked
package org.keyholder.server.dealerportal.device;

import org.jspecify.annotations.NullMarked;

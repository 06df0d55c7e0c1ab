/** Deleting sites: the bin, erasing, and handing out all that is kept of one. */
@NullMarked
package org.keyholder.server.dealerportal.bin;

import org.jspecify.annotations.NullMarked;

/** The pages of the alarm library: what is signalled of events, for all sites, for one, for a zone. */
@NullMarked
package org.keyholder.server.dealerportal.code;

import org.jspecify.annotations.NullMarked;

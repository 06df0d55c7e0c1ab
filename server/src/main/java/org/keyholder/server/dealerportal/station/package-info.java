/** The dealer's ways to its monitoring stations, and who adds the prefix of their numbers. */
@NullMarked
package org.keyholder.server.dealerportal.station;

import org.jspecify.annotations.NullMarked;

/**
 * The companies whose people sign in: dealers, monitoring stations, and those that are both. Made, renamed and closed here, whoever asks.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "audit", "database", "dealer", "live", "station"})
package org.keyholder.server.organisation;

import org.jspecify.annotations.NullMarked;

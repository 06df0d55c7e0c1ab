/**
 * Says whether an alarm can be accepted now, and hands out the measurements. A module with a need of its own adds a readiness check.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"configuration", "shared", "signal", "station"})
package org.keyholder.server.health;

import org.jspecify.annotations.NullMarked;

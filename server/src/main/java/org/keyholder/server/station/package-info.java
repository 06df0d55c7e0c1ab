/**
 * Monitoring stations, their receivers, the dealers' records of them, and account numbers: the number by which a
 * station knows a site.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "audit", "database"})
package org.keyholder.server.station;

import org.jspecify.annotations.NullMarked;

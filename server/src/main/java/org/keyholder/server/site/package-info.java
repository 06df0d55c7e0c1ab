/**
 * Protected places with their devices and zones, and the account number by which a station knows each: one number, one
 * customer at a station.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "audit", "database", "keys", "station", "work"})
package org.keyholder.server.site;

import org.jspecify.annotations.NullMarked;

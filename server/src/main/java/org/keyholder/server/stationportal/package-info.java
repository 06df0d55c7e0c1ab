/**
 * What a station's admin keeps: its account book, in which stands whose each number is and was.
 * It stands in the interfaces' layer and knows no other module of it.
 */
@ApplicationModule(
        displayName = "Station portal",
        allowedDependencies = {"pages", "identity", "site", "station", "database", "shared"})
@NullMarked
package org.keyholder.server.stationportal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

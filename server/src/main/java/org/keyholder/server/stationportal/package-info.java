/**
 * What a station's admin keeps: what dealers see of the station, its receivers, the account book, in which stands whose each number is and
 * was, and the blocks of numbers that are given to dealers.
 * It stands in the interfaces' layer and knows no other module of it.
 */
@ApplicationModule(
        displayName = "Station portal",
        allowedDependencies = {"pages", "identity", "organisation", "signal", "site", "station", "database", "shared"})
@NullMarked
package org.keyholder.server.stationportal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * What a launch address means: which site of the station, if any, and what an operator is led to there. The operator's desk opens by it, and a
 * dealer tries an address by the same, seeing no more than their own.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "database", "site", "station", "alarm"})
package org.keyholder.server.launch;

import org.jspecify.annotations.NullMarked;

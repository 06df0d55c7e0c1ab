/**
 * The operator's desk: the launch address, the page of one alarm, and its live session. It stands in the
 * interfaces' layer and knows no other module of it.
 */
@ApplicationModule(
        displayName = "Operator portal",
        allowedDependencies = {
            "pages",
            "shared",
            "database",
            "live",
            "identity",
            "verification",
            "signal",
            "event",
            "media",
            "contact",
            "site",
            "station",
            "dealer"
        })
@NullMarked
package org.keyholder.server.operatorportal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * The operator's desk: the launch address, the page of one alarm, and its live part. It stands in the
 * interfaces' layer and knows no other module of it.
 */
@ApplicationModule(
        displayName = "Operator portal",
        allowedDependencies = {
            "pages",
            "shared",
            "audit",
            "database",
            "live",
            "identity",
            "launch",
            "alarm",
            "verification",
            "signal",
            "event",
            "media",
            "contact",
            "messaging",
            "states",
            "site",
            "station",
            "dealer"
        })
@NullMarked
package org.keyholder.server.operatorportal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

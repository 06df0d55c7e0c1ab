/**
 * The dealer's set-up: sites, account numbers, cameras and contacts.
 * It stands in the interfaces' layer and knows no other module of it.
 */
@ApplicationModule(
        displayName = "Dealer portal",
        allowedDependencies = {
            "pages",
            "alarm",
            "audit",
            "identity",
            "keys",
            "launch",
            "signal",
            "site",
            "states",
            "verification",
            "event",
            "contact",
            "station",
            "dealer",
            "messaging",
            "media",
            "live",
            "database",
            "work",
            "configuration",
            "shared"
        })
@NullMarked
package org.keyholder.server.dealerportal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

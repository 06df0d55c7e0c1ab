/**
 * The dealer's set-up: sites, account numbers, cameras and contacts.
 * Floor 3, a door: it knows no other door.
 */
@ApplicationModule(
        displayName = "Dealer portal",
        allowedDependencies = {
            "pages",
            "identity",
            "signal",
            "site",
            "states",
            "contact",
            "station",
            "dealer",
            "messaging",
            "live",
            "database",
            "configuration",
            "shared"
        })
@NullMarked
package org.keyholder.server.dealerportal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

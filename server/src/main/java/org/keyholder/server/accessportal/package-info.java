/**
 * Pages about who may do what: organisations, their people, invitations, and everybody's own account.
 * It stands in the interfaces' layer and knows no other module of it.
 */
@ApplicationModule(
        displayName = "Access portal",
        allowedDependencies = {"pages", "identity", "keys", "organisation", "states", "configuration", "mail", "shared"
        })
@NullMarked
package org.keyholder.server.accessportal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

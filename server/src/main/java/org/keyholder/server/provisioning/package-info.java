/**
 * The interface for whoever runs the server: sets up stations, receivers, dealers, people, sites and devices from a file, as
 * often as one likes.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared",
            "audit",
            "configuration",
            "database",
            "dealer",
            "station",
            "site",
            "identity",
            "keys",
            "signal"
        })
package org.keyholder.server.provisioning;

import org.jspecify.annotations.NullMarked;

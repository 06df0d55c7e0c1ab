/**
 * The interface for cameras, bridges and the event API: turns bytes into reported events and files, and answers only after
 * the commit.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "admission",
            "audit",
            "identity",
            "shared",
            "database",
            "event",
            "keys",
            "alarm",
            "signal",
            "media",
            "site",
            "verification"
        })
package org.keyholder.server.intake;

import org.jspecify.annotations.NullMarked;

/**
 * An operator's handling of one alarm: who was asked, how far each question has come, what was answered and what all answers come to.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared",
            "audit",
            "database",
            "work",
            "messaging",
            "alarm",
            "event",
            "media",
            "signal",
            "contact",
            "site",
            "dealer"
        })
package org.keyholder.server.verification;

import org.jspecify.annotations.NullMarked;

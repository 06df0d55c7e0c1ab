/**
 * People who sign in, what organisation they work for, and which addresses are whose.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "admission",
            "audit",
            "configuration",
            "shared",
            "database",
            "keys",
            "live",
            "mail",
            "openid",
            "pages",
            "station",
            "work"
        })
package org.keyholder.server.identity;

import org.jspecify.annotations.NullMarked;

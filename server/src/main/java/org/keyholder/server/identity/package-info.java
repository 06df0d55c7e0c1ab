/**
 * People who sign in, what organisation they work for, and which addresses are whose.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"admission", "audit", "shared", "database", "live", "pages"})
package org.keyholder.server.identity;

import org.jspecify.annotations.NullMarked;

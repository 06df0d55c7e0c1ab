/**
 * People who sign in, what organisation they work for, and which addresses are whose.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"admission", "shared", "configuration", "database", "live", "pages"})
package org.keyholder.server.identity;

import org.jspecify.annotations.NullMarked;

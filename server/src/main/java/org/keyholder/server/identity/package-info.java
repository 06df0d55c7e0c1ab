/**
 * People and keys that log in, and what they may do.
 * Floor 1.
 */
@ApplicationModule(
        displayName = "Identity",
        allowedDependencies = {"pages"})
@NullMarked
package org.keyholder.server.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

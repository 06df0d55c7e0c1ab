/**
 * Clips and stills: where their bytes are kept, whole or not at all, and the rows that name them.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "configuration", "database", "site", "work"})
package org.keyholder.server.media;

import org.jspecify.annotations.NullMarked;

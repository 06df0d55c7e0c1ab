/**
 * The PostgreSQL that everything stands on, embedded or outside, migrated and pooled. Its face is the transaction that says whose
 * rows it may see.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"configuration", "shared"})
package org.keyholder.server.database;

import org.jspecify.annotations.NullMarked;

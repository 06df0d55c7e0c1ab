/**
 * The bearer keys that devices and programs show: made at random, shown once, kept as hashes; two are valid while one takes the place of
 * the other. Whose a key is belongs to the module whose device or program it is.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"admission", "database", "shared"})
package org.keyholder.server.keys;

import org.jspecify.annotations.NullMarked;

/**
 * Ids, numbers, secrets and refusals that every module speaks of. No framework, no SQL, and fewer than twenty types.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package org.keyholder.server.shared;

import org.jspecify.annotations.NullMarked;

/**
 * People and keys that log in, and what they may do. So far it only lets everyone through.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared"})
package org.keyholder.server.identity;

import org.jspecify.annotations.NullMarked;

/**
 * Asks an OpenID Connect provider who somebody is, and believes nothing of the answer that is not proven. Knows no people and no
 * organisations.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"outgoing", "shared"})
package org.keyholder.server.openid;

import org.jspecify.annotations.NullMarked;

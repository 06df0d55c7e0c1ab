/**
 * TLS on the server's own port: its certificate and key are read at the start, and again when their files change, without a restart.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"configuration"})
package org.keyholder.server.tls;

import org.jspecify.annotations.NullMarked;

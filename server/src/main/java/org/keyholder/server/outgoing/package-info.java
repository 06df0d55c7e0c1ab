/**
 * Requests to other systems over HTTP and HTTPS, with a limit on the time and size of every answer.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package org.keyholder.server.outgoing;

import org.jspecify.annotations.NullMarked;

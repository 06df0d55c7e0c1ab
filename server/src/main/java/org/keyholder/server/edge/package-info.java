/**
 * What all interfaces share at the edge: refusals and outages become answers here, logged once, without a stack trace for
 * the caller.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "pages"})
package org.keyholder.server.edge;

import org.jspecify.annotations.NullMarked;

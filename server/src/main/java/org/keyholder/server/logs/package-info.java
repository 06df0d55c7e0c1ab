/**
 * What the log says of failures that repeat: the first in full, the others as a count. Nobody calls it; it stands before every logger,
 * the frameworks' among them.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package org.keyholder.server.logs;

import org.jspecify.annotations.NullMarked;

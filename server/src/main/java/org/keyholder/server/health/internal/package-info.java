/** The health addresses, their checks and the metrics port. Nobody outside the health module looks in here. */
@NullMarked
package org.keyholder.server.health.internal;

import org.jspecify.annotations.NullMarked;

/** The filter before all loggers, and what it remembers. */
@NullMarked
package org.keyholder.server.logs.internal;

import org.jspecify.annotations.NullMarked;

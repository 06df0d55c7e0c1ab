/** The outbox's queues: one a receiver, in order per account. */
@NullMarked
package org.keyholder.server.signal.internal;

import org.jspecify.annotations.NullMarked;

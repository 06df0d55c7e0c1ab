/** The text outbox: rows, the job that sends them, receipts and replies. A provider has a package of its own. */
@NullMarked
package org.keyholder.server.messaging.internal;

import org.jspecify.annotations.NullMarked;

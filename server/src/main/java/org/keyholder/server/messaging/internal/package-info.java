/** The text outbox, and Twilio's REST API as the provider. */
@NullMarked
package org.keyholder.server.messaging.internal;

import org.jspecify.annotations.NullMarked;

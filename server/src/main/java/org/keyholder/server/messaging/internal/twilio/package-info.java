/** Twilio's REST API as the provider of texts: how it is called, how it calls back, and what its numbers stand for. */
@NullMarked
package org.keyholder.server.messaging.internal.twilio;

import org.jspecify.annotations.NullMarked;

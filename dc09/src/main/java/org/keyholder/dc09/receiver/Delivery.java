package org.keyholder.dc09.receiver;

import java.net.InetSocketAddress;
import java.time.Instant;
import org.keyholder.dc09.message.Message;

/**
 * A message on its way to the handler.
 *
 * @param at when it arrived, by the receiver's clock
 */
public record Delivery(Message message, Transport transport, InetSocketAddress from, Instant at) {}

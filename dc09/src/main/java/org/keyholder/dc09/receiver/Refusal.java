package org.keyholder.dc09.receiver;

import java.net.InetSocketAddress;
import java.time.Instant;
import org.keyholder.dc09.frame.Problem;
import org.keyholder.dc09.message.Decoding;

/**
 * Something that came and was not handed over.
 *
 * @param decoding how far it could be read; a message that only came at the wrong time is understood
 * @param frame the bytes between LF and CR
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared
public record Refusal(
        Problem problem, Decoding decoding, byte[] frame, Transport transport, InetSocketAddress from, Instant at) {}

package org.keyholder.dc09.receiver;

import java.time.Duration;

/**
 * What a receiver bears with, so that no peer can wear it out.
 *
 * @param connections open at a time, in all
 * @param connectionsPerAddress open at a time from one address
 * @param idle how long a connection may stay without a frame, and how long one may fail to take its answers
 * @param frame from the first byte of a frame to its last
 * @param noiseBytes that are no part of a frame, between one frame and the next
 * @param datagramsAtOnce being worked on; more are dropped, their senders repeat
 * @param remembered messages in the duplicate memory
 */
public record ReceiverLimits(
        int connections,
        int connectionsPerAddress,
        Duration idle,
        Duration frame,
        int noiseBytes,
        int datagramsAtOnce,
        int remembered) {
    /** Room for a large station; two minutes idle, ten seconds a frame, 16 KB of noise. */
    public static final ReceiverLimits USUAL =
            new ReceiverLimits(20_000, 1_000, Duration.ofMinutes(2), Duration.ofSeconds(10), 16 * 1024, 1_000, 50_000);

    /** The same with other numbers of connections. */
    public ReceiverLimits connections(int inAll, int perAddress) {
        return new ReceiverLimits(inAll, perAddress, idle, frame, noiseBytes, datagramsAtOnce, remembered);
    }

    /** The same with other times. */
    public ReceiverLimits times(Duration idle, Duration frame) {
        return new ReceiverLimits(
                connections, connectionsPerAddress, idle, frame, noiseBytes, datagramsAtOnce, remembered);
    }
}

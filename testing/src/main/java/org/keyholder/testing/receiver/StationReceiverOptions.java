package org.keyholder.testing.receiver;

import java.time.Duration;
import java.time.InstantSource;

/**
 * How a station's receiver is set up; `standard()` and the `with` methods make one.
 *
 * @param slowBy how late a SLOW receiver acknowledges
 * @param hangFor after how long a request that is never answered is cut
 * @param keepSignals the most lines in the book; ids are remembered beyond it
 */
public record StationReceiverOptions(
        int httpPort, int tcpPort, Duration slowBy, Duration hangFor, int keepSignals, InstantSource clock) {

    public static StationReceiverOptions standard() {
        return new StationReceiverOptions(
                0, 0, Duration.ofSeconds(3), Duration.ofMinutes(5), 10_000, InstantSource.system());
    }

    public StationReceiverOptions withPorts(int http, int tcp) {
        return new StationReceiverOptions(http, tcp, slowBy, hangFor, keepSignals, clock);
    }

    public StationReceiverOptions withSlowBy(Duration late) {
        return new StationReceiverOptions(httpPort, tcpPort, late, hangFor, keepSignals, clock);
    }

    public StationReceiverOptions withHangFor(Duration longest) {
        return new StationReceiverOptions(httpPort, tcpPort, slowBy, longest, keepSignals, clock);
    }

    public StationReceiverOptions withKeepSignals(int most) {
        return new StationReceiverOptions(httpPort, tcpPort, slowBy, hangFor, most, clock);
    }

    public StationReceiverOptions withClock(InstantSource source) {
        return new StationReceiverOptions(httpPort, tcpPort, slowBy, hangFor, keepSignals, source);
    }
}

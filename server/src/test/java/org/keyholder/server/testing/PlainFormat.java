package org.keyholder.server.testing;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.keyholder.server.signal.Heartbeat;
import org.keyholder.server.signal.LinkAnswer;
import org.keyholder.server.signal.ReceiverConnection;
import org.keyholder.server.signal.ReceiverFormat;
import org.keyholder.server.signal.Signal;
import org.keyholder.server.station.AccountNumber;
import org.keyholder.server.station.Receiver;

/**
 * A format as old as the trade: account numbers of four digits, a heartbeat, and no wire at all. What its receivers were told
 * is kept here, by address.
 */
public final class PlainFormat implements ReceiverFormat {

    public static final String CODE = "plain-test";

    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private final Map<String, Consumer<Signal>> arrivals = new ConcurrentHashMap<>();

    /** A connection that was opened, with what went over it. */
    public final class Line implements ReceiverConnection {

        private final String address;
        private final List<Signal> signals = new CopyOnWriteArrayList<>();
        private final AtomicInteger beats = new AtomicInteger();
        private volatile boolean closed;

        private Line(String address) {
            this.address = address;
        }

        @Override
        public LinkAnswer send(Signal signal, long sequence) {
            if (closed) {
                return new LinkAnswer.NoAnswer("The line is closed.");
            }
            signals.add(signal);
            arrivals.getOrDefault(address, arrived -> {}).accept(signal);
            return new LinkAnswer.Acknowledged();
        }

        @Override
        public LinkAnswer beat() {
            beats.incrementAndGet();
            return new LinkAnswer.Acknowledged();
        }

        @Override
        public void close() {
            closed = true;
        }

        public List<Signal> signals() {
            return List.copyOf(signals);
        }

        public int beats() {
            return beats.get();
        }

        public boolean isClosed() {
            return closed;
        }
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Optional<String> addressMistake(String address) {
        return address.startsWith("plain:") ? Optional.empty() : Optional.of("The address begins with plain:");
    }

    @Override
    public Optional<String> numberMistake(AccountNumber number) {
        return number.text().matches("[0-9]{4}")
                ? Optional.empty()
                : Optional.of("This station's receiver takes account numbers of four digits.");
    }

    @Override
    public Heartbeat heartbeat() {
        return new Heartbeat.Every(Duration.ofMillis(200));
    }

    @Override
    public ReceiverConnection open(Receiver receiver) {
        var line = new Line(receiver.address());
        lines.add(line);
        return line;
    }

    /** Does something with each signal that arrives at the address, before it is acknowledged. */
    public void onSignal(String address, Consumer<Signal> arrival) {
        arrivals.put(address, arrival);
    }

    /** The connections to the address, oldest first. */
    public List<Line> to(String address) {
        return lines.stream().filter(line -> line.address.equals(address)).toList();
    }
}

package org.keyholder.dc09.sender;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.keyholder.dc09.frame.Sequence;
import org.keyholder.dc09.message.Report;

/**
 * Sends reports to one receiver and waits for what it says. One frame is on its way at a time, so that an answer can
 * only belong to it; several senders may talk to one receiver. May be used by many threads; blocks, which virtual threads do well.
 */
public final class Sender implements AutoCloseable {
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private final SenderSettings settings;
    private final Connections connections;
    private final ReceiverClock clock;
    private Sequence next;
    private volatile long lastAcknowledged = System.nanoTime();

    /** A sender whose first frame has this sequence; who restarts often should not always begin with the same one. */
    public Sender(Destination destination, SenderSettings settings, Sequence first) {
        this.settings = settings;
        this.connections = new Connections(destination, settings);
        this.clock = new ReceiverClock(settings.clock());
        this.next = first;
    }

    /** A sender that begins with 0001. */
    public Sender(Destination destination, SenderSettings settings) {
        this(destination, settings, Sequence.FIRST);
    }

    /** Sends a report until it is answered or the attempts are used up, and tells what became of it. */
    public Outcome send(SenderAccount account, Report report) {
        oneAtATime.lock();
        try {
            Sequence sequence = next;
            next = next.next();
            Outcome outcome = new Exchange(connections, clock, settings, account, report, sequence).run();
            if (outcome instanceof Outcome.Acknowledged) {
                lastAcknowledged = System.nanoTime();
            }
            return outcome;
        } finally {
            oneAtATime.unlock();
        }
    }

    /** Tests the link with a NULL frame. */
    public Outcome testLink(SenderAccount account) {
        return send(account, Report.linkTest());
    }

    /** The receiver's clock less the own one, as its NAKs have taught it; zero at first. */
    public Duration clockOffset() {
        return clock.offset();
    }

    /** How long ago the receiver last acknowledged anything; any message restarts the supervision timer. */
    Duration sinceAcknowledged() {
        return Duration.ofNanos(System.nanoTime() - lastAcknowledged);
    }

    @Override
    public void close() {
        oneAtATime.lock();
        try {
            connections.close();
        } finally {
            oneAtATime.unlock();
        }
    }
}

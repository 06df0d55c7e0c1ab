package org.keyholder.server.admission.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;

/** A connection, what it is doing, and what it is known for. Times are nanoseconds of the machine's own clock. */
final class Guest {

    private final SocketChannel channel;
    private final SocketWrapperBase<NioChannel> wrapper;
    private final InetAddress address;
    private final AtomicReference<Doing> doing;
    private final Semaphore enough = new Semaphore(0);
    private volatile boolean known;

    /** What a connection may be doing. */
    enum Phase {
        /** It asks for nothing. */
        WAITS,
        /** Some of a head has come. */
        SENDS_HEAD,
        /** Its head is whole, and there is no room for the request yet. */
        IN_LINE,
        /** The web server has the request. */
        COMES_IN,
        /** The rest of the request is being read. */
        SENDS_BODY,
        /** It is being answered. */
        IN_WORK,
        /** It is being told what changes: one of the open pages, which have a number of their own. */
        STREAMS,
        /** It is kept waiting for a refusal. */
        KEPT_WAITING
    }

    /**
     * What it is doing.
     *
     * @param until when that takes too long; the beginning for what may take any time
     */
    private record Doing(Phase phase, long since, long until) {

        Doing(Phase phase, long since) {
            this(phase, since, since);
        }
    }

    Guest(SocketChannel channel, SocketWrapperBase<NioChannel> wrapper, InetAddress address, long now) {
        this.channel = channel;
        this.wrapper = wrapper;
        this.address = address;
        this.doing = new AtomicReference<>(new Doing(Phase.WAITS, now));
    }

    String id() {
        return wrapper.getServletConnection("http/1.1", "").getConnectionId();
    }

    SocketChannel channel() {
        return channel;
    }

    InetAddress address() {
        return address;
    }

    boolean isGone() {
        return wrapper.isClosed() || !channel.isOpen();
    }

    /** Some of the head of its request has come; what comes in drops has begun with the first. */
    void sendsHead(long now) {
        if (phase() != Phase.SENDS_HEAD) {
            doing.set(new Doing(Phase.SENDS_HEAD, now));
        }
    }

    /** Its request waits in a line, until somebody takes it out. */
    void standsInLine(long now) {
        doing.set(new Doing(Phase.IN_LINE, now));
    }

    /** Takes its request out of the line. Whoever is told true has it, and is the only one. */
    boolean leavesLine(long now) {
        var before = current();
        return before.phase() == Phase.IN_LINE && doing.compareAndSet(before, new Doing(Phase.COMES_IN, now));
    }

    boolean isInLine() {
        return phase() == Phase.IN_LINE;
    }

    /** The web server is given its request. */
    void comesIn(long now) {
        doing.set(new Doing(Phase.COMES_IN, now));
    }

    /** The head of its request has come, and the rest is being read. */
    void sendsBody(long now) {
        doing.set(new Doing(Phase.SENDS_BODY, now));
    }

    /** Its request has come whole, and is being answered until then at the longest: it is not sent away before. */
    void works(long now, long until) {
        doing.set(new Doing(Phase.IN_WORK, now, until));
    }

    /** It is being told what changes, until then at the longest. */
    void streams(long now, long until) {
        doing.set(new Doing(Phase.STREAMS, now, until));
    }

    /**
     * Its request is answered, and it may send the next.
     *
     * @param isKnown whether the answer showed that it is no stranger
     */
    void waits(boolean isKnown, long now) {
        known |= isKnown;
        doing.set(new Doing(Phase.WAITS, now));
    }

    /** Lets so much time go by, or less if it is hurried meanwhile. */
    void keepWaiting(Duration length) throws InterruptedException {
        try {
            enough.tryAcquire(length.toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            waits(false, System.nanoTime());
        }
    }

    /** From now on it is kept waiting for a refusal. */
    void startsToBeKept(long now) {
        enough.drainPermits();
        doing.set(new Doing(Phase.KEPT_WAITING, now));
    }

    boolean isKeptWaiting() {
        return phase() == Phase.KEPT_WAITING;
    }

    /** What it waits for is a refusal, which it may as well have at once. */
    void hurry() {
        enough.release();
    }

    private Doing current() {
        return Objects.requireNonNull(doing.get());
    }

    private Phase phase() {
        return current().phase();
    }

    /** Whether what the web server needs for a request is its. A stream's is counted elsewhere. */
    boolean hasBegun() {
        return switch (phase()) {
            case COMES_IN, SENDS_BODY, IN_WORK, KEPT_WAITING -> true;
            case WAITS, SENDS_HEAD, IN_LINE, STREAMS -> false;
        };
    }

    boolean isInWork() {
        return phase() == Phase.IN_WORK || phase() == Phase.STREAMS;
    }

    /** Whether its request is on its way to a thread, and soon may be sent away or is in work. */
    boolean isComingIn() {
        return phase() == Phase.COMES_IN && wrapper.getCurrentProcessor() == null;
    }

    /** Whether it may go without an answer that somebody is working on, or is about to. */
    boolean mayBeSentAway() {
        return switch (phase()) {
            case WAITS, SENDS_HEAD, IN_LINE, SENDS_BODY, KEPT_WAITING -> true;
            // Its head may be longer than what is read ahead, and come in drops.
            case COMES_IN -> !isComingIn();
            case IN_WORK, STREAMS -> false;
        };
    }

    /** Whether it has begun a request that is not whole. */
    boolean isStalling() {
        return switch (phase()) {
            case SENDS_HEAD, SENDS_BODY -> true;
            case WAITS, COMES_IN -> wrapper.getCurrentProcessor() != null;
            case IN_LINE, IN_WORK, STREAMS, KEPT_WAITING -> false;
        };
    }

    /** Whether half a request has been there for longer than so many nanoseconds. */
    boolean stalls(long now, long longest) {
        return isStalling() && now - since() > longest;
    }

    /** Whether its answer takes longer than it may. */
    boolean isOverdue(long now) {
        var what = current();
        return (what.phase() == Phase.IN_WORK || what.phase() == Phase.STREAMS) && now - what.until() > 0;
    }

    /** Whether it has stood in a line for longer than so many nanoseconds. */
    boolean waitsInVain(long now, long longest) {
        return isInLine() && now - since() > longest;
    }

    /** Since when it does what it is doing. */
    long since() {
        return current().since();
    }

    boolean isKnown() {
        return known;
    }

    /** Breaks the answer off: whoever writes it finds that out, and gives its place back. */
    void breakOff() {
        try {
            channel.close();
        } catch (IOException e) {
            // It is gone already, which is what was wanted.
        }
    }

    /**
     * Lets nothing more in: the web server reads the end and closes in its own way. A close from here could meet it in the middle of
     * something.
     */
    void sendAway() {
        hurry();
        if (leavesLine(System.nanoTime())) {
            // Nobody watches it meanwhile who could meet an end.
            wrapper.close();
            return;
        }
        try {
            channel.shutdownInput();
        } catch (IOException e) {
            // It is gone already, which is what was wanted.
        }
    }
}

package org.keyholder.server.admission.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/** A connection, and what it is known for. */
final class Guest {

    private final SocketChannel channel;
    private final SocketWrapperBase<NioChannel> wrapper;
    private final InetAddress address;
    private volatile long waitingSince;
    private volatile boolean inWork;
    private volatile long workUntil;
    private volatile @Nullable Long readSince;
    private volatile boolean begun;
    private final Semaphore enough = new Semaphore(0);
    private final AtomicBoolean inLine = new AtomicBoolean();
    private volatile boolean pausing;
    private volatile boolean streaming;
    private volatile boolean known;

    /** When the guest was first seen in the middle of a request that does not come to its end; zero if it is not. */
    private long stallingSince;

    Guest(SocketChannel channel, SocketWrapperBase<NioChannel> wrapper, InetAddress address, long now) {
        this.channel = channel;
        this.wrapper = wrapper;
        this.address = address;
        this.waitingSince = now;
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

    /** Some of the head of its request has come. */
    void begins(long now) {
        if (readSince == null) {
            readSince = now;
        }
    }

    /** Its request waits in a line, until somebody takes it out. */
    void standsInLine() {
        readSince = null;
        inLine.set(true);
    }

    /** Whoever is told true has its request, and is the only one. */
    boolean leavesLine() {
        return inLine.compareAndSet(true, false);
    }

    /** The head of its request has come, and the rest is being read. */
    void reads(long now) {
        begun = true;
        readSince = now;
    }

    /** It is being told what changes, until then at the longest: one of the open pages, which have a number of their own. */
    void streams(long until) {
        works(until);
        streaming = true;
        begun = false;
    }

    /** Whether what the web server needs for a request is its. */
    boolean hasBegun() {
        return begun || (inWork && !streaming);
    }

    /** Its request has come whole, and is being answered until then at the longest: it is not sent away before. */
    void works(long until) {
        workUntil = until;
        inWork = true;
        readSince = null;
    }

    /** Whether its answer takes longer than it may. */
    boolean isOverdue(long now) {
        return inWork && now - workUntil > 0;
    }

    /**
     * Its request is answered, and it may send the next.
     *
     * @param isKnown whether the answer showed that it is no stranger
     */
    void waits(boolean isKnown, long now) {
        known |= isKnown;
        waitingSince = now;
        stallingSince = 0;
        readSince = null;
        inWork = false;
        begun = false;
        streaming = false;
    }

    /** Lets so much time go by, or less if it is hurried meanwhile. */
    void pause(Duration length) throws InterruptedException {
        enough.drainPermits();
        begun = true;
        pausing = true;
        try {
            enough.tryAcquire(length.toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            pausing = false;
            begun = false;
        }
    }

    boolean isPausing() {
        return pausing;
    }

    /** What it waits for is a refusal, which it may as well have at once. */
    void hurry() {
        enough.release();
    }

    boolean isInWork() {
        return inWork;
    }

    boolean isKnown() {
        return known;
    }

    long waitingSince() {
        return waitingSince;
    }

    /** Whether it has begun a request that is not whole. */
    boolean isStalling() {
        return !inWork && (readSince != null || wrapper.getCurrentProcessor() != null);
    }

    /** Looks whether half a request has been there for longer than so many nanoseconds. */
    boolean stalls(long now, long longest) {
        if (!isStalling()) {
            stallingSince = 0;
            return false;
        }
        if (stallingSince == 0) {
            stallingSince = now;
        }
        var since = readSince;
        return now - (since == null ? stallingSince : since) > longest;
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
        if (leavesLine()) {
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

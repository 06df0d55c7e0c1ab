package org.keyholder.server.admission.internal;

import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * The connections that are open. Everybody who knocks is let in: when the house is full, those who have waited longest without
 * asking for anything go, strangers first. So a device that reports finds an open door however many sit around in the hall.
 *
 * <p>Times are nanoseconds of the machine's own clock: sockets do not live in the product's time.
 */
final class Door {

    /** Sent away together, so that a flood is not met with a look at everybody for each that comes. */
    private static final int AT_A_TIME_PERCENT = 5;

    /** Of all connections, what one address may have that is not this machine's, where a proxy may stand. */
    private static final int ONE_ADDRESS_PERCENT = 25;

    private final int most;
    private final long longestStall;
    private final Map<SocketChannel, Guest> guests = new ConcurrentHashMap<>();
    private final Map<String, Guest> byId = new ConcurrentHashMap<>();
    private final AtomicLong sentAway = new AtomicLong();

    Door(int most, long longestStallNanos) {
        this.most = most;
        this.longestStall = longestStallNanos;
    }

    /** Somebody has come in. */
    void entered(SocketChannel channel, SocketWrapperBase<NioChannel> wrapper, InetAddress address, long now) {
        var guest = new Guest(channel, wrapper, address, now);
        guests.put(channel, guest);
        byId.put(guest.id(), guest);
    }

    /**
     * Makes room for one more.
     *
     * @return false if nobody can be sent away: all are being answered
     */
    boolean makeRoom(InetAddress newcomer) {
        if (!newcomer.isLoopbackAddress() && of(newcomer) >= Math.max(1, most * ONE_ADDRESS_PERCENT / 100)) {
            sendAway(newcomer, 1);
        }
        if (guests.size() < most) {
            return true;
        }
        forgetTheGone();
        if (guests.size() < most) {
            return true;
        }
        return sendAway(null, Math.max(1, most * AT_A_TIME_PERCENT / 100)) > 0;
    }

    private long of(InetAddress address) {
        return guests.values().stream()
                .filter(guest -> guest.address().equals(address))
                .count();
    }

    /** A guest as they were when they were looked at: while they are put in order, others change them. */
    private record Standing(Guest guest, boolean known, long since) {}

    private int sendAway(@Nullable InetAddress address, int count) {
        var going = guests.values().stream()
                .filter(guest -> !guest.isInWork())
                .filter(guest -> address == null || guest.address().equals(address))
                .map(guest -> new Standing(guest, guest.isKnown(), guest.waitingSince()))
                .sorted(Comparator.comparing(Standing::known).thenComparing(Standing::since))
                .limit(count)
                .toList();
        going.forEach(one -> sendAway(one.guest()));
        return going.size();
    }

    private void sendAway(Guest guest) {
        guest.sendAway();
        forget(guest);
        sentAway.incrementAndGet();
    }

    /** Sends those away whose request does not come to its end or whose answer does not, and forgets those who have left. */
    void lookAround(long now) {
        forgetTheGone();
        all(guest -> guest.stalls(now, longestStall)).forEach(this::sendAway);
        all(guest -> guest.isOverdue(now)).forEach(this::breakOff);
    }

    private List<Guest> all(Predicate<Guest> of) {
        return guests.values().stream().filter(of).toList();
    }

    private void breakOff(Guest guest) {
        guest.breakOff();
        forget(guest);
        sentAway.incrementAndGet();
    }

    private void forgetTheGone() {
        all(Guest::isGone).forEach(this::forget);
    }

    private void forget(Guest guest) {
        guests.remove(guest.channel());
        byId.remove(guest.id());
    }

    Optional<Guest> guest(String connectionId) {
        return Optional.ofNullable(byId.get(connectionId));
    }

    int guests() {
        return guests.size();
    }

    /** How many are being answered. */
    long working() {
        return guests.values().stream().filter(Guest::isInWork).count();
    }

    /** How many have begun a request that is not whole. */
    long stalling() {
        return guests.values().stream().filter(Guest::isStalling).count();
    }

    long sentAway() {
        return sentAway.get();
    }
}

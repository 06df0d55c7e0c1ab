package org.keyholder.server.admission.internal;

import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * The connections that are open. Everybody who knocks is let in: when the house is full, those who have waited longest without
 * asking for anything go, strangers first. So a device that reports finds an open door however many sit around in the hall.
 *
 * <p>Times are nanoseconds of the machine's own clock: sockets do not live in the product's time.
 */
final class Door {

    /** Sent away together, so that a flood is not met with a look at everybody for each that comes. */
    private static final int AT_A_TIME_PERCENT = 2;

    /** Of all connections, what one address may have that is not this machine's, where a proxy may stand. */
    private static final int ONE_ADDRESS_PERCENT = 25;

    /** A browser's user has given up by then. */
    private static final Duration LONGEST_IN_LINE = Duration.ofSeconds(30);

    private final int most;
    private final int mostBegun;
    private final long longestStall;
    private final Map<SocketChannel, Guest> guests = new ConcurrentHashMap<>();
    private final Map<String, Guest> byId = new ConcurrentHashMap<>();
    private final AtomicLong sentAway = new AtomicLong();
    private final Lines<Later> lines = new Lines<>();

    /** Those whose request has begun, and some whose request has ended since. */
    private final Set<Guest> begun = ConcurrentHashMap.newKeySet();

    /** A request that may not begin yet. */
    private record Later(Guest guest, Runnable request) {

        /** Whoever has been sent away is not in the line any more. */
        boolean isOver() {
            return !guest.isInLine();
        }
    }

    /**
     * @param most connections
     * @param mostBegun of them, those whose request has begun
     */
    Door(int most, int mostBegun, long longestStallNanos) {
        this.most = most;
        this.mostBegun = mostBegun;
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
            sendAway(all(guest -> guest.address().equals(newcomer)), 1);
        }
        if (guests.size() < most) {
            return true;
        }
        forgetTheGone();
        if (guests.size() < most) {
            return true;
        }
        var going = mayGo(guests.values(), atATime(most));
        if ((going.isEmpty() || going.getFirst().isKnown()) && isLetInBefore(guests.size())) {
            return true;
        }
        going.forEach(this::sendAway);
        return !going.isEmpty();
    }

    /**
     * Strangers whose request is being handed on may go in a moment, and nobody who is known goes in their stead. Until then the house is a
     * little fuller, for less than the second to the next look.
     */
    private boolean isLetInBefore(int guestsNow) {
        return guestsNow < most + mostBegun
                && guests.values().stream().anyMatch(guest -> guest.isComingIn() && !guest.isKnown());
    }

    /** Lets a guest wait for a refusal, so long or until others need the room; its request counts as one that has begun. */
    void keepsWaiting(Guest guest, Duration length) throws InterruptedException {
        guest.startsToBeKept(System.nanoTime());
        begun.add(guest);
        guest.keepWaiting(length);
    }

    /** The web server has found a request of the guest's, which it may have done without being told of it. */
    void sendsBody(Guest guest) {
        guest.sendsBody(System.nanoTime());
        begun.add(guest);
    }

    private static int atATime(int limit) {
        return Math.max(1, limit * AT_A_TIME_PERCENT / 100);
    }

    /**
     * The head of a request has come: it begins, or waits for others to end.
     *
     * @param request lets the web server begin
     */
    void begins(Guest guest, Line line, Runnable request) {
        if (lines.isEmpty(line) && hasRoomForRequest(line)) {
            guest.comesIn(System.nanoTime());
            comesIn(guest, request);
        } else {
            guest.standsInLine(System.nanoTime());
            lines.add(line, new Later(guest, request));
        }
    }

    private void comesIn(Guest guest, Runnable request) {
        begun.add(guest);
        request.run();
    }

    /** What is asked for cannot be seen before the web server has it. */
    void comesInUnseen(Guest guest) {
        guest.comesIn(System.nanoTime());
        begun.add(guest);
    }

    /** Lets those begin for whom there is room again. */
    void letIn() {
        lines.letIn(this::hasRoomForRequest, later -> {
            if (later.guest().leavesLine(System.nanoTime())) {
                comesIn(later.guest(), later.request());
            }
        });
    }

    /**
     * A part is kept for what is urgent. Where that is taken too, those are refused at once who wait for it, and those go whose rest has not
     * come for longest.
     */
    private boolean hasRoomForRequest(Line line) {
        int limit = line.limit(mostBegun);
        if (begun.size() < limit || begun() < limit) {
            return true;
        }
        if (line.isUrgent()) {
            var kept = begun.stream()
                    .filter(Guest::isKeptWaiting)
                    .limit(atATime(mostBegun))
                    .toList();
            kept.forEach(Guest::hurry);
            if (kept.isEmpty()) {
                sendAway(begun, atATime(mostBegun));
            }
        }
        return false;
    }

    private long of(InetAddress address) {
        return guests.values().stream()
                .filter(guest -> guest.address().equals(address))
                .count();
    }

    /** A guest as they were when they were looked at: while they are put in order, others change them. */
    private record Standing(Guest guest, boolean known, long since) {}

    private void sendAway(Collection<Guest> of, int count) {
        mayGo(of, count).forEach(this::sendAway);
    }

    /** Those who have waited longest; strangers, and only where there is none of them, those who are known. */
    private static List<Guest> mayGo(Collection<Guest> of, int count) {
        var standing = of.stream()
                .filter(Guest::mayBeSentAway)
                .map(guest -> new Standing(guest, guest.isKnown(), guest.since()))
                .sorted(Comparator.comparing(Standing::known).thenComparing(Standing::since))
                .limit(count)
                .toList();
        return standing.stream()
                .filter(one -> one.known() == standing.getFirst().known())
                .map(Standing::guest)
                .toList();
    }

    private void sendAway(Guest guest) {
        guest.sendAway();
        forget(guest);
        sentAway.incrementAndGet();
    }

    /** Sends those away whose request does not come to its end or whose answer does not, and forgets those who have left. */
    void lookAround(long now) {
        forgetTheGone();
        all(guest -> guest.stalls(now, longestStall) || guest.waitsInVain(now, LONGEST_IN_LINE.toNanos()))
                .forEach(this::sendAway);
        lines.forget(Later::isOver);
        sendAway(guests.values(), Math.max(0, guests.size() - most));
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

    Optional<Guest> guest(SocketChannel channel) {
        return Optional.ofNullable(guests.get(channel));
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

    /** How many requests have begun and not ended, whole or not, of those too who have been sent away. */
    int begun() {
        begun.removeIf(guest -> guest.isGone() || !guest.hasBegun());
        return begun.size();
    }

    /** How many have begun a request that is not whole. */
    long stalling() {
        return guests.values().stream().filter(Guest::isStalling).count();
    }

    /** How many are kept waiting for a refusal. */
    long keptWaiting() {
        return guests.values().stream().filter(Guest::isKeptWaiting).count();
    }

    long sentAway() {
        return sentAway.get();
    }
}

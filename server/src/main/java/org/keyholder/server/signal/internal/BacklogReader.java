package org.keyholder.server.signal.internal;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.signal.SignalId;
import org.keyholder.server.station.ReceiverId;

/**
 * Fills a receiver's backlog from the outbox, as far as it has to know: of some hundred accounts the first few signals each. Which account
 * has something new, this node's commits say. What they do not say, after a start or of another node's commits, is found by looking
 * through the accounts that wait, again and again. Only the queue's own thread calls it, where nothing else is said.
 */
final class BacklogReader {

    /** How long news may wait while others are told; and the pause after a look that found more than there was room for. */
    static final Duration BETWEEN_READS = Duration.ofMillis(20);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /** With so many accounts in the backlog a new one has to wait for its turn anyway. */
    private static final int SOME = 8;

    /** For more accounts than this there is no room, but for the first of a dealer that has none yet: it must not wait for the others'. */
    private static final int ROOM = 512;

    /** Looking on takes one part in so many of the time: where all accounts pause it finds much and has nothing to read. */
    private static final int LOOKING_SHARE = 20;

    private static final int SIGNALS_OF_EACH = 16;

    private static final int ACCOUNTS_AT_ONCE = 64;

    private final StationId station;
    private final ReceiverId receiver;
    private final WaitingRows rows;
    private final Backlog backlog;
    private final Set<Account> news = ConcurrentHashMap.newKeySet();
    private final Set<Account> changed = ConcurrentHashMap.newKeySet();
    private final Set<Account> toRead = new LinkedHashSet<>();
    private WaitingRows.Place place = WaitingRows.Place.START;
    private WaitingRows.Place placeOfAlarms = WaitingRows.Place.START;
    private boolean foundMore = true;
    private long lastLook = System.nanoTime() - BETWEEN_LOOKS.toNanos();
    private long nextLook = lastLook;
    private long lastRead = System.nanoTime() - BETWEEN_READS.toNanos();

    BacklogReader(StationId station, ReceiverId receiver, WaitingRows rows, Backlog backlog) {
        this.station = station;
        this.receiver = receiver;
        this.rows = rows;
        this.backlog = backlog;
    }

    /** Something new waits for these accounts. Any thread. */
    void news(Set<Account> accounts) {
        news.addAll(accounts);
    }

    /** What waits for the account is not what it was: what is known of it is read anew. Any thread. */
    void changed(Account account) {
        changed.add(account);
    }

    /** The account may have more in the outbox. */
    void readOn(Account account) {
        toRead.add(account);
    }

    /** Whether there is something to read that had to wait a moment. */
    boolean isDue() {
        return !news.isEmpty() || !changed.isEmpty() || !toRead.isEmpty() || mayLookOn();
    }

    /** Reads what is due, except of accounts that pause; says whether anything was found. */
    boolean read(List<SignalId> onTheirWay, Predicate<Account> pausing) {
        if (backlog.accounts() >= SOME && System.nanoTime() - lastRead < BETWEEN_READS.toNanos()) {
            return false;
        }
        takeNews();
        look();
        toRead.removeIf(pausing);
        boolean found = false;
        while (!toRead.isEmpty()) {
            found |= readSome(onTheirWay);
        }
        lastRead = System.nanoTime();
        return found;
    }

    private void takeNews() {
        for (var account : List.copyOf(news)) {
            // Before it is read: what is committed from now on is news again.
            news.remove(account);
            if (!backlog.hasEnough(account)) {
                addInAnyCase(account);
            }
        }
        for (var account : List.copyOf(changed)) {
            changed.remove(account);
            addInAnyCase(account);
        }
    }

    /** Goes on through the accounts that wait: each second, or at once when there is room for those that had none. */
    private void look() {
        if (!mayLookOn() && System.nanoTime() - lastLook < BETWEEN_LOOKS.toNanos()) {
            return;
        }
        lastLook = System.nanoTime();
        foundMore = false;
        var waiting = rows.accounts(station, receiver, place);
        if (!waiting.accounts().isEmpty()) {
            var alarms = rows.accountsWithAlarms(station, receiver, placeOfAlarms);
            placeOfAlarms = alarms.next();
            alarms.accounts().stream()
                    .filter(account -> !backlog.knows(account))
                    .forEach(this::addInAnyCase);
        }
        place = waiting.next();
        addUnknown(waiting.accounts());
        foundMore |= !place.equals(WaitingRows.Place.START) || !placeOfAlarms.equals(WaitingRows.Place.START);
        long took = System.nanoTime() - lastLook;
        nextLook = lastLook + Math.max(BETWEEN_READS.toNanos(), LOOKING_SHARE * took);
    }

    private void addUnknown(List<Account> accounts) {
        accounts.stream().filter(account -> !backlog.knows(account)).forEach(this::add);
    }

    private boolean mayLookOn() {
        return foundMore && backlog.accounts() < SOME && System.nanoTime() - nextLook >= 0;
    }

    private void add(Account account) {
        if (backlog.knows(account) || hasRoomFor(account.dealer())) {
            toRead.add(account);
        } else {
            foundMore = true;
        }
    }

    /** It may be an alarm, which does not wait for the statuses of others: one of those makes room, and is found again. */
    private void addInAnyCase(Account account) {
        if (!backlog.knows(account) && !hasRoomFor(account.dealer())) {
            foundMore |= backlog.leavesOutAStatus();
        }
        add(account);
    }

    private boolean hasRoomFor(DealerId dealer) {
        return backlog.accounts() + toRead.size() < ROOM
                || (!backlog.knows(dealer)
                        && toRead.stream().noneMatch(account -> account.dealer().equals(dealer)));
    }

    private boolean readSome(List<SignalId> onTheirWay) {
        var some = toRead.stream().limit(ACCOUNTS_AT_ONCE).toList();
        var waiting = rows.first(station, receiver, some, onTheirWay, SIGNALS_OF_EACH);
        some.forEach(toRead::remove);
        boolean found = false;
        for (var account : some) {
            var first = waiting.get(account);
            if (first == null) {
                backlog.forget(account);
            } else {
                backlog.put(account, first);
                found |= !first.first().isEmpty();
            }
        }
        return found;
    }
}

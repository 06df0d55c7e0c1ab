package org.keyholder.server.signal.internal;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.Predicate;
import org.keyholder.server.shared.DealerId;

/** Whose turn it is: dealers take turns, and within a dealer its accounts, so that one with five hundred holds up no other. */
final class Turns {

    private final SequencedMap<DealerId, SequencedSet<Account>> dealers = new LinkedHashMap<>();

    /** Behind those that wait already; nothing changes for an account that does. */
    void add(Account account) {
        dealers.computeIfAbsent(account.dealer(), dealer -> new LinkedHashSet<>())
                .add(account);
    }

    void remove(Account account) {
        dealers.computeIfPresent(account.dealer(), (dealer, accounts) -> {
            accounts.remove(account);
            return accounts.isEmpty() ? null : accounts;
        });
    }

    /** The account whose turn it is, among those that may; it and its dealer go behind the others. */
    Optional<Account> next(Predicate<Account> may) {
        var turn = dealers.values().stream()
                .flatMap(SequencedSet::stream)
                .filter(may)
                .findFirst();
        turn.ifPresent(this::goesBehind);
        return turn;
    }

    /** The account whose turn comes last. */
    Optional<Account> last() {
        return dealers.isEmpty()
                ? Optional.empty()
                : Optional.of(dealers.lastEntry().getValue().getLast());
    }

    private void goesBehind(Account account) {
        var accounts = dealers.remove(account.dealer());
        if (accounts != null) {
            accounts.addLast(account);
            dealers.put(account.dealer(), accounts);
        }
    }
}

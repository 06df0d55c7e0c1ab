package org.keyholder.server.identity.internal;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.keyholder.server.audit.Audit;
import org.keyholder.server.audit.AuditKind;
import org.keyholder.server.audit.AuditNote;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.identity.ReceiverPasskeys;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.Secret;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.station.ReceiverId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Keeps receivers' passkeys, reads them in the station's name alone, and counts the tries. */
@Component
class ReceiverPasskeyDesk implements ReceiverPasskeys {

    /** Without letters and digits that are taken for one another. */
    private static final String LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789";

    private static final int GROUPS = 4;
    private static final int OF_A_GROUP = 5;
    private static final Duration BUSY = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final PasswordEncoder hashes;
    private final ReceiverPasskeyThrottle throttle;
    private final Audit audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ReceiverPasskeyDesk(
            JdbcClient jdbc,
            TenantTransactions transactions,
            PasswordEncoder hashes,
            ReceiverPasskeyThrottle throttle,
            Audit audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.hashes = hashes;
        this.throttle = throttle;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Secret propose() {
        return new Secret(IntStream.range(0, GROUPS).mapToObj(_ -> group()).collect(Collectors.joining("-")));
    }

    private String group() {
        return random.ints(OF_A_GROUP, 0, LETTERS.length())
                .mapToObj(place -> LETTERS.substring(place, place + 1))
                .collect(Collectors.joining());
    }

    @Override
    public Set<ReceiverId> set(StationId station) {
        return transactions.call(
                TenantScope.station(station),
                () -> Set.copyOf(jdbc.sql("select receiver_id from receiver_passkey where station_id = ?")
                        .param(station.value())
                        .query((row, n) -> new ReceiverId(row.getObject(1, UUID.class)))
                        .list()));
    }

    @Override
    public void set(StationId station, ReceiverId receiver, Secret passkey) {
        ReceiverPasskeys.requireGood(passkey);
        // Before the transaction: hashing is made to be slow.
        var hash = Objects.requireNonNull(hashes.encode(passkey.reveal()));
        transactions.run(TenantScope.station(station), () -> {
            requireReceiver(station, receiver);
            jdbc.sql("""
                            insert into receiver_passkey (station_id, receiver_id, hash, set_at) values (?, ?, ?, ?)
                            on conflict (receiver_id) do update set hash = excluded.hash, set_at = excluded.set_at
                            """)
                    .params(station.value(), receiver.value(), hash, Timestamp.from(clock.instant()))
                    .update();
            audit.write(note(AuditKind.RECEIVER_PASSKEY_SET, station.value(), receiver));
        });
    }

    @Override
    public void replace(StationId station, ReceiverId receiver, Secret passkey) {
        ReceiverPasskeys.requireGood(passkey);
        var same = hash(station, receiver).filter(hash -> hashes.matches(passkey.reveal(), hash));
        if (same.isEmpty()) {
            set(station, receiver, passkey);
        }
    }

    private void requireReceiver(StationId station, ReceiverId receiver) {
        boolean there = jdbc.sql(
                        "select exists (select from receiver where station_id = ? and id = ? and retired_at is null)")
                .params(station.value(), receiver.value())
                .query(Boolean.class)
                .single();
        if (!there) {
            throw Refusal.notFound();
        }
    }

    @Override
    public Check check(DealerId dealer, StationId station, ReceiverId receiver, Secret typed) {
        var wait = throttle.begin(dealer, receiver);
        if (wait.isPresent()) {
            return new Check.TooOften(wait.get());
        }
        try {
            // Without one it is hashed all the same: how long an answer takes tells nothing.
            if (hashes.matches(typed.reveal(), hash(station, receiver).orElse(null))) {
                throttle.succeeded(dealer, receiver);
                return new Check.Right();
            }
        } catch (AuthenticationServiceException tooManyWait) {
            throttle.withdrawn(dealer, receiver);
            return new Check.TooOften(BUSY);
        }
        refused(dealer, station, receiver);
        return new Check.Wrong();
    }

    private Optional<String> hash(StationId station, ReceiverId receiver) {
        return transactions.call(
                TenantScope.station(station),
                () -> jdbc.sql("select hash from receiver_passkey where station_id = ? and receiver_id = ?")
                        .params(station.value(), receiver.value())
                        .query(String.class)
                        .optional());
    }

    /** On the record of the dealer, whose people type it, and of the station, whose it is. Each is written in its own name. */
    private void refused(DealerId dealer, StationId station, ReceiverId receiver) {
        transactions.run(
                TenantScope.dealer(dealer),
                () -> audit.write(note(AuditKind.RECEIVER_PASSKEY_REFUSED, dealer.value(), receiver)));
        transactions.run(
                TenantScope.station(station),
                () -> audit.write(note(AuditKind.RECEIVER_PASSKEY_REFUSED, station.value(), receiver)));
    }

    private static AuditNote note(AuditKind kind, UUID organisation, ReceiverId receiver) {
        return AuditNote.of(kind, organisation).about("receiver", receiver.value());
    }
}

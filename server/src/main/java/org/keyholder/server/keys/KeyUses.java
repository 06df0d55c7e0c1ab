package org.keyholder.server.keys;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.keyholder.server.database.ColumnArray;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.StationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * When each key was last used: noted in memory by whoever lets somebody in, written for all keys together afterwards. A use costs the
 * alarm that it brings no statement and no lock.
 */
@Component
public class KeyUses {

    /** A key's last use is written at most once within so long. */
    static final Duration BETWEEN = Duration.ofMinutes(1);

    /** Keys beyond that are noted when they are used again after the next writing. */
    static final int MOST = 8192;

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final Clock clock;
    private final Map<Use, Instant> noted = new ConcurrentHashMap<>();

    KeyUses(JdbcClient jdbc, TenantTransactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param station whose it is, where it is not a dealer's */
    private record Use(KeyKind kind, UUID tenant, Optional<StationId> station, UUID key) {}

    private record Noted(Use use, Instant at) {}

    /** Notes that the key of a dealer's device or program has just let it in. */
    public void note(KeyKind kind, DealerId dealer, UUID key) {
        note(new Use(kind, dealer.value(), Optional.empty(), key));
    }

    /** Notes that the key of a station's program has just let it in. */
    public void note(KeyKind kind, StationId station, UUID key) {
        note(new Use(kind, station.value(), Optional.of(station), key));
    }

    private void note(Use use) {
        if (noted.size() < MOST || noted.containsKey(use)) {
            noted.put(use, clock.instant());
        }
    }

    /** Writes down what has been noted; what cannot be written stays noted. */
    void write() {
        noted.entrySet().stream()
                .map(entry -> new Noted(entry.getKey(), entry.getValue()))
                .collect(Collectors.groupingBy(one -> one.use().kind()))
                .forEach(this::write);
    }

    /** All dealers' together, each station's by themselves: so many may one transaction see. */
    private void write(KeyKind kind, List<Noted> uses) {
        uses.stream()
                .collect(Collectors.groupingBy(one -> one.use().station()))
                .forEach((station, ofOne) ->
                        write(kind, ofOne, station.map(TenantScope::station).orElseGet(() -> dealers(ofOne))));
    }

    private static TenantScope dealers(List<Noted> uses) {
        return new TenantScope.Dealers(
                uses.stream().map(one -> new DealerId(one.use().tenant())).collect(Collectors.toSet()));
    }

    private void write(KeyKind kind, List<Noted> uses, TenantScope scope) {
        transactions.run(scope, () -> {
            markUsed(kind, uses);
            endOlder(kind, uses);
        });
        // What has come meanwhile is newer, and stays.
        uses.forEach(one -> noted.remove(one.use(), one.at()));
    }

    /** Another node that writes the same keys at the moment is not waited for: it says the same. */
    private void markUsed(KeyKind kind, List<Noted> uses) {
        jdbc.sql(kind.sql("""
                        with due as (
                            select k.{tenant}, k.id, u.at
                            from unnest(:tenants::uuid[], :ids::uuid[], :times::timestamptz[]) as u (tenant, id, at)
                            join {keys} k on k.{tenant} = u.tenant and k.id = u.id
                            where k.used_at is null or k.used_at <= u.at - make_interval(secs => :between)
                            for no key update of k skip locked)
                        update {keys} k set used_at = due.at from due where k.{tenant} = due.{tenant} and k.id = due.id
                        """))
                .param("tenants", ColumnArray.of("uuid", uses, one -> one.use().tenant()))
                .param("ids", ColumnArray.of("uuid", uses, one -> one.use().key()))
                .param("times", ColumnArray.of("timestamptz", uses, Noted::at))
                .param("between", BETWEEN.toSeconds())
                .update();
    }

    /** The new key has arrived where it is needed: from now on the days of the old one are counted. */
    private void endOlder(KeyKind kind, List<Noted> uses) {
        jdbc.sql(kind.sql("""
                        update {keys} older set ends_at = :end
                        from unnest(:tenants::uuid[], :ids::uuid[]) as u (tenant, id)
                        join {keys} newer on newer.{tenant} = u.tenant and newer.id = u.id
                        where older.{tenant} = newer.{tenant} and older.{owner} = newer.{owner}
                          and older.created_at < newer.created_at and older.ends_at is null and older.revoked_at is null
                        """))
                .param("end", Timestamp.from(clock.instant().plus(Keys.OVERLAP)))
                .param("tenants", ColumnArray.of("uuid", uses, one -> one.use().tenant()))
                .param("ids", ColumnArray.of("uuid", uses, one -> one.use().key()))
                .update();
    }
}

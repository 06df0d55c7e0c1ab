package org.keyholder.server.identity.internal.launch;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keyholder.server.configuration.Home;
import org.keyholder.server.configuration.SecretFiles;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.identity.internal.seal.Seal;
import org.keyholder.server.keys.ValidKey;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.Secret;
import org.keyholder.server.shared.StationId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of launch secrets, each sealed for its station. One of a station has no end, and is the one in force. */
@Component
public class LaunchSecretRows {

    /** So long the one before goes on once the new one has been used: a station has more machines than one. */
    static final Duration AFTER_USE = Duration.ofDays(1);

    /** So long the one before goes on where the new one is not used at all. */
    static final Duration AT_MOST = Duration.ofDays(7);

    /** A last use is written at most once within so long. */
    private static final Duration EXACT_TO = Duration.ofMinutes(1);

    private static final Logger log = LoggerFactory.getLogger(LaunchSecretRows.class);

    private static final String KEY_FILE = "launch-secrets.key";
    private static final int KEY_BYTES = 32;

    private static final String GOOD = " from launch_secret where station_id = ? and (ends_at is null or ends_at > ?)";

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final Clock clock;
    private final Seal seal;

    LaunchSecretRows(JdbcClient jdbc, TenantTransactions transactions, Clock clock, Home home) throws IOException {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.seal = new Seal(HexFormat.of().parseHex(new SecretFiles(home.secrets()).get(KEY_FILE, KEY_BYTES)));
    }

    /**
     * @param first whether there was none that was good
     * @param ended those that are good no more by it
     */
    record Made(UUID id, boolean first, List<UUID> ended) {
        Made {
            ended = List.copyOf(ended);
        }
    }

    private record Kept(UUID id, byte[] sealed, Optional<Instant> usedAt, boolean inForce) {}

    /** Puts it in the place of the one in force, which goes on for a while; empty where it is that one. */
    Optional<Made> replace(StationId station, Secret secret) {
        return transactions.call(TenantScope.station(station), () -> {
            hold(station);
            if (inForce(station).equals(Optional.of(secret))) {
                return Optional.empty();
            }
            var ended = endOlder(station);
            return Optional.of(follow(station, secret, ended));
        });
    }

    /** The same, and refused where an older one goes on. */
    Made add(StationId station, Secret secret) {
        return transactions.call(TenantScope.station(station), () -> {
            hold(station);
            if (valid(station).size() > 1) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "launch-secrets-two",
                        null,
                        "Two launch secrets are valid already. If you have not copied the new one, revoke it: the old one goes on. Otherwise revoke the old one first.");
            }
            return follow(station, secret, List.of());
        });
    }

    /** Whoever else changes them waits; rows that only name the station do not. */
    private void hold(StationId station) {
        jdbc.sql("select id from station where id = ? for no key update")
                .param(station.value())
                .query()
                .listOfRows();
    }

    private Optional<Secret> inForce(StationId station) {
        return jdbc.sql("select sealed from launch_secret where station_id = ? and ends_at is null")
                .param(station.value())
                .query((row, n) -> row.getBytes("sealed"))
                .optional()
                .flatMap(closed -> seal.open(closed, about(station)));
    }

    private List<UUID> endOlder(StationId station) {
        return jdbc.sql("update launch_secret set ends_at = ? where station_id = ? and ends_at > ? returning id")
                .params(after(Duration.ZERO), station.value(), after(Duration.ZERO))
                .query(UUID.class)
                .list();
    }

    private Made follow(StationId station, Secret secret, List<UUID> ended) {
        int before = jdbc.sql("update launch_secret set ends_at = ? where station_id = ? and ends_at is null")
                .params(after(AT_MOST), station.value())
                .update();
        var id = jdbc.sql("insert into launch_secret (station_id, sealed, created_at) values (?, ?, ?) returning id")
                .params(station.value(), seal.close(secret, about(station)), after(Duration.ZERO))
                .query(UUID.class)
                .single();
        return new Made(id, before == 0 && ended.isEmpty(), ended);
    }

    /** Ends one of so many; the one that is left is in force from then on. */
    void revoke(StationId station, UUID secret, int of) {
        transactions.run(TenantScope.station(station), () -> {
            hold(station);
            var valid = valid(station);
            if (valid.size() != of && valid.stream().anyMatch(one -> one.id().equals(secret))) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "launch-secrets-changed",
                        null,
                        "Somebody else has made or revoked a launch secret meanwhile. See what goes on now, and decide anew.");
            }
            int ended = jdbc.sql("update launch_secret set ends_at = ? where station_id = ? and id = ?"
                            + " and (ends_at is null or ends_at > ?)")
                    .params(after(Duration.ZERO), station.value(), secret, after(Duration.ZERO))
                    .update();
            if (ended == 0) {
                throw Refusal.notFound();
            }
            jdbc.sql("update launch_secret set ends_at = null where station_id = ? and ends_at > ?")
                    .params(station.value(), after(Duration.ZERO))
                    .update();
        });
    }

    /** Ends all, and says which they were. */
    List<UUID> end(StationId station) {
        return transactions.call(TenantScope.station(station), () -> {
            hold(station);
            return jdbc.sql("update launch_secret set ends_at = ? where station_id = ?"
                            + " and (ends_at is null or ends_at > ?) returning id")
                    .params(after(Duration.ZERO), station.value(), after(Duration.ZERO))
                    .query(UUID.class)
                    .list();
        });
    }

    /** Those that are good now, the oldest first. */
    List<ValidKey> valid(StationId station) {
        return transactions.call(
                TenantScope.station(station),
                () -> jdbc.sql("select id, created_at, used_at, ends_at" + GOOD + " order by number")
                        .params(station.value(), after(Duration.ZERO))
                        .query((row, n) -> new ValidKey(
                                row.getObject("id", UUID.class),
                                row.getTimestamp("created_at").toInstant(),
                                time(row, "used_at"),
                                time(row, "ends_at")))
                        .list());
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    /** Those that are good now, the newest first: none, one or two. */
    public List<Secret> of(StationId station) {
        return kept(station).stream()
                .flatMap(one -> opened(station, one).stream())
                .toList();
    }

    private List<Kept> kept(StationId station) {
        return transactions.call(
                TenantScope.station(station),
                () -> jdbc.sql("select id, sealed, used_at, ends_at is null as in_force" + GOOD
                                + " order by number desc")
                        .params(station.value(), after(Duration.ZERO))
                        .query((row, n) -> new Kept(
                                row.getObject("id", UUID.class),
                                row.getBytes("sealed"),
                                time(row, "used_at"),
                                row.getBoolean("in_force")))
                        .list());
    }

    private Optional<Secret> opened(StationId station, Kept one) {
        var secret = seal.open(one.sealed(), about(station));
        if (secret.isEmpty()) {
            log.warn(
                    "A launch secret of station {} cannot be read: it was kept by a server with another {}. Set it"
                            + " again.",
                    station,
                    KEY_FILE);
        }
        return secret;
    }

    /** Notes that the launch has let somebody in. From the first use of the one in force on, what is left to the one before is counted. */
    public void used(StationId station, SignedLaunch launch) {
        transactions.run(
                TenantScope.station(station),
                () -> kept(station).stream()
                        .filter(this::isDue)
                        .filter(one -> launch.isSignedWith(
                                opened(station, one).stream().toList()))
                        .findFirst()
                        .ifPresent(one -> note(station, one)));
    }

    private boolean isDue(Kept one) {
        return one.usedAt()
                .filter(at -> clock.instant().isBefore(at.plus(EXACT_TO)))
                .isEmpty();
    }

    private void note(StationId station, Kept one) {
        if (one.inForce() && one.usedAt().isEmpty()) {
            // Before any of the rows is touched, as whoever changes them does it: two that wait for each other would
            // stop a launch.
            hold(station);
            // Whoever has changed them meanwhile may have put another in force.
            if (kept(station).stream().anyMatch(now -> now.id().equals(one.id()) && now.inForce())) {
                endSoon(station);
            }
        }
        // Another node that writes the same at the moment is not waited for: it says the same.
        jdbc.sql("""
                        update launch_secret set used_at = ? where (station_id, number) in (
                            select station_id, number from launch_secret where station_id = ? and id = ?
                            for no key update skip locked)
                        """).params(after(Duration.ZERO), station.value(), one.id()).update();
    }

    private void endSoon(StationId station) {
        jdbc.sql("update launch_secret set ends_at = ? where station_id = ? and ends_at > ?")
                .params(after(AFTER_USE), station.value(), after(AFTER_USE))
                .update();
    }

    private static String about(StationId station) {
        return "launch secret of " + station;
    }

    private Timestamp after(Duration time) {
        return Timestamp.from(clock.instant().plus(time));
    }
}

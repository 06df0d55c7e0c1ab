package org.keyholder.server.identity.internal.launch;

import java.io.IOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.keyholder.server.configuration.Home;
import org.keyholder.server.configuration.SecretFiles;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.identity.LaunchSecrets;
import org.keyholder.server.identity.internal.seal.Seal;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.Secret;
import org.keyholder.server.shared.StationId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of launch secrets, each sealed for its station. */
@Component
public class LaunchSecretRows implements LaunchSecrets {

    /** For so long the secret before is good yet. */
    static final Duration OVERLAP = Duration.ofDays(1);

    private static final Logger log = LoggerFactory.getLogger(LaunchSecretRows.class);

    /** What every tool writes in one way, whatever the machine's letters are. */
    private static final Pattern GOOD = Pattern.compile("[!-~]{32,200}");

    private static final String KEY_FILE = "launch-secrets.key";
    private static final int KEY_BYTES = 32;

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

    @Override
    public void replace(StationId station, Secret secret) {
        if (!GOOD.matcher(secret.reveal()).matches()) {
            throw Refusal.invalid(
                    "launch-secret-invalid",
                    "launchSecret",
                    "A launch secret has 32 to 200 letters, digits and signs of ASCII, and no blanks.");
        }
        transactions.run(TenantScope.station(station), () -> {
            lock(station);
            if (!inForce(station).equals(Optional.of(secret))) {
                endOlder(station);
                endAt(station, OVERLAP);
                add(station, secret);
            }
        });
    }

    /** Whoever else replaces it waits. */
    private void lock(StationId station) {
        jdbc.sql("select id from station where id = ? for update")
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

    private void endOlder(StationId station) {
        jdbc.sql("update launch_secret set ends_at = ? where station_id = ? and ends_at > ?")
                .params(after(Duration.ZERO), station.value(), after(Duration.ZERO))
                .update();
    }

    private void endAt(StationId station, Duration left) {
        jdbc.sql("update launch_secret set ends_at = ? where station_id = ? and ends_at is null")
                .params(after(left), station.value())
                .update();
    }

    private void add(StationId station, Secret secret) {
        jdbc.sql("insert into launch_secret (station_id, sealed, created_at) values (?, ?, ?)")
                .params(station.value(), seal.close(secret, about(station)), after(Duration.ZERO))
                .update();
    }

    @Override
    public void end(StationId station) {
        transactions.run(TenantScope.station(station), () -> {
            lock(station);
            endOlder(station);
            endAt(station, Duration.ZERO);
        });
    }

    /** Those that are good now: none, one or two. */
    public List<Secret> of(StationId station) {
        return transactions
                .call(
                        TenantScope.station(station),
                        () -> jdbc.sql("select sealed from launch_secret where station_id = ?"
                                        + " and (ends_at is null or ends_at > ?) order by number desc")
                                .params(station.value(), after(Duration.ZERO))
                                .query((row, n) -> row.getBytes("sealed"))
                                .list())
                .stream()
                .flatMap(closed -> opened(station, closed).stream())
                .toList();
    }

    private Optional<Secret> opened(StationId station, byte[] closed) {
        var secret = seal.open(closed, about(station));
        if (secret.isEmpty()) {
            log.warn(
                    "A launch secret of station {} cannot be read: it was kept by a server with another {}. Set it"
                            + " again.",
                    station,
                    KEY_FILE);
        }
        return secret;
    }

    private static String about(StationId station) {
        return "launch secret of " + station;
    }

    private Timestamp after(Duration time) {
        return Timestamp.from(clock.instant().plus(time));
    }
}

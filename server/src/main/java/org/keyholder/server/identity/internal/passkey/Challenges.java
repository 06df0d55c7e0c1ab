package org.keyholder.server.identity.internal.passkey;

import java.io.IOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.keyholder.server.configuration.Home;
import org.keyholder.server.configuration.SecretFiles;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.identity.internal.seal.Seal;
import org.keyholder.server.shared.Fingerprint;
import org.keyholder.server.shared.Secret;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a browser is given to have signed: the time, sealed for what it is about; 38 bytes, of which 12 are random (Web Authentication, 13.4.3,
 * wants 16 that nobody guesses, and the tag that goes with the seal are 16). So it is good for five minutes and for nothing else, nothing is
 * kept for whoever looks at the sign-in page, and what has been used is kept until it is too old.
 */
@Component
class Challenges {

    static final Duration GOOD_FOR = Duration.ofMinutes(5);

    /** The clocks of nodes may be so far apart. */
    private static final Duration APART = Duration.ofMinutes(10);

    private static final int KEY_BYTES = 32;

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final Clock clock;
    private final Seal seal;

    Challenges(JdbcClient jdbc, TenantTransactions transactions, Clock clock, Home home) throws IOException {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.seal = new Seal(
                HexFormat.of().parseHex(new SecretFiles(home.secrets()).get("passkey-challenges.key", KEY_BYTES)));
    }

    byte[] make(String about) {
        return seal.close(new Secret(Long.toString(clock.instant().getEpochSecond())), "challenge to " + about);
    }

    /** What a challenge is that comes back. */
    enum Standing {
        GOOD,
        /** It was ours. */
        TOO_OLD,
        /** Of another installation, about something else, or of nobody. */
        NOT_OURS
    }

    Standing standing(byte[] challenge, String about) {
        return seal.open(challenge, "challenge to " + about)
                .map(text -> Instant.ofEpochSecond(Long.parseLong(text.reveal())))
                .map(at -> Duration.between(at, clock.instant()).abs().compareTo(GOOD_FOR) < 0
                        ? Standing.GOOD
                        : Standing.TOO_OLD)
                .orElse(Standing.NOT_OURS);
    }

    /** Uses it; false where that was done before, or is at the same moment. */
    boolean use(byte[] challenge) {
        var now = clock.instant();
        return transactions.callUnscoped(() -> {
            jdbc.sql("delete from used_challenge where good_until < ?")
                    .param(Timestamp.from(now.minus(APART)))
                    .update();
            return jdbc.sql(
                                    "insert into used_challenge (challenge_hash, good_until) values (?, ?) on conflict do nothing")
                            .params(Fingerprint.digest().digest(challenge), Timestamp.from(now.plus(GOOD_FOR)))
                            .update()
                    == 1;
        });
    }
}

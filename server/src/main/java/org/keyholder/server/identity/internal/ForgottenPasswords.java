package org.keyholder.server.identity.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.shared.Ids;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.work.Jobs;
import org.keyholder.server.work.Subject;
import org.springframework.stereotype.Component;

/**
 * Takes down who has forgotten their password. Whether there is somebody of that name is the job's to find out ({@link FindWhoForgot}), so
 * the same is written and said for everybody, and it takes as long. Counted in memory: a restart forgives.
 */
@Component
class ForgottenPasswords {

    static final int MOST_REMEMBERED = 1_000;

    private static final int OF_A_NETWORK = 10;
    private static final Duration PAUSE_OF_A_NETWORK = Duration.ofMinutes(5);

    /** What the database has room for beside everything else; mail is bounded by person. A few networks do not use it up for all. */
    private static final int OF_ALL = 600;

    private static final Duration PAUSE_OF_ALL = Duration.ofSeconds(1);
    private static final String ALL = "all";

    private final PasswordLinkRows rows;
    private final TenantTransactions transactions;
    private final Jobs jobs;
    private final Ids ids;
    private final Clock clock;
    private final Tries ofNetworks = new Tries(OF_A_NETWORK, PAUSE_OF_A_NETWORK, MOST_REMEMBERED);
    private final Tries ofAll = new Tries(OF_ALL, PAUSE_OF_ALL, MOST_REMEMBERED);

    ForgottenPasswords(PasswordLinkRows rows, TenantTransactions transactions, Jobs jobs, Ids ids, Clock clock) {
        this.rows = rows;
        this.transactions = transactions;
        this.jobs = jobs;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A link goes to whoever has that user name or mail address, if anybody.
     *
     * @param address from which they ask
     * @throws Refusal where too many are asked for from there, or in all ({@code too-many-tries})
     */
    void ask(String typed, String address) {
        var now = clock.instant();
        count(Network.of(address).name(), now).ifPresent(wait -> {
            throw new Refusal(
                    Refusal.Kind.TOO_MANY,
                    "too-many-tries",
                    null,
                    "Too many have asked for a link. Try again in " + (wait.toMinutes() + 1)
                            + " min, or ask whoever manages the people.");
        });
        var id = ids.next();
        transactions.runUnscoped(() -> {
            rows.insertAsked(id, typed, address);
            jobs.schedule(FindWhoForgot.KIND, new Subject.OfOrganisation(OrganisationId.INSTALLATION, id), now);
        });
    }

    private synchronized Optional<Duration> count(String network, Instant now) {
        var wait = ofNetworks.untilNext(network, now).or(() -> ofAll.untilNext(ALL, now));
        if (wait.isEmpty()) {
            ofNetworks.take(network, now);
            ofAll.take(ALL, now);
        }
        return wait;
    }
}

package org.keyholder.server.identity.internal;

import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.identity.Member;
import org.keyholder.server.mail.MailAddress;
import org.keyholder.server.shared.Ids;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.shared.PersonId;
import org.keyholder.server.shared.Secret;
import org.keyholder.server.work.Jobs;
import org.keyholder.server.work.Subject;
import org.springframework.stereotype.Component;

/** Makes links to choose another password, and the jobs that mail them. In the caller's transaction. */
@Component
class NewPasswordLinks {

    private static final int MOST_MAILED = 3;
    private static final Duration WITHIN = Duration.ofHours(1);
    private static final int MOST_OF_A_DAY = 6;
    private static final Duration DAY = Duration.ofDays(1);

    private final PasswordLinkRows rows;
    private final Jobs jobs;
    private final Ids ids;
    private final Clock clock;

    NewPasswordLinks(PasswordLinkRows rows, Jobs jobs, Ids ids, Clock clock) {
        this.rows = rows;
        this.jobs = jobs;
        this.ids = ids;
        this.clock = clock;
    }

    /** One that whoever makes it is shown. */
    Secret show(PersonId person, Member by) {
        var secret = InvitationSecrets.next();
        rows.replaceAll(person);
        rows.insert(new PasswordLinkRows.New(ids.next(), person, by, null), secret);
        return secret;
    }

    /**
     * One that goes out by mail.
     *
     * @param by empty where the person has asked for it
     * @return false where as many as may have gone there
     */
    boolean mail(PersonId person, @Nullable Member by, MailAddress to) {
        if (rows.mailed(person, by == null, WITHIN) >= MOST_MAILED
                || rows.mailed(person, by == null, DAY) >= MOST_OF_A_DAY) {
            return false;
        }
        if (by == null) {
            rows.replaceAsked(person);
        } else {
            rows.replaceAll(person);
        }
        var id = ids.next();
        // Nobody has this secret: each try to mail it makes another.
        rows.insert(new PasswordLinkRows.New(id, person, by, to), InvitationSecrets.next());
        jobs.schedule(
                MailPasswordLinks.KIND, new Subject.OfOrganisation(OrganisationId.INSTALLATION, id), clock.instant());
        return true;
    }
}

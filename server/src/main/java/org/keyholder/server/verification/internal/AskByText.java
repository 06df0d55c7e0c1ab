package org.keyholder.server.verification.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.keyholder.server.contact.Contact;
import org.keyholder.server.contact.Contacts;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.messaging.Conversation;
import org.keyholder.server.messaging.LinkTokens;
import org.keyholder.server.messaging.NewText;
import org.keyholder.server.messaging.Texts;
import org.keyholder.server.shared.Ids;
import org.keyholder.server.verification.AskContacts;
import org.keyholder.server.verification.Questions;
import org.keyholder.server.verification.Session;
import org.keyholder.server.verification.VerificationSettings;
import org.keyholder.server.work.Jobs;
import org.keyholder.server.work.Subject;
import org.springframework.stereotype.Component;

/** Asks all contacts at once: a round, a question and a text for each, and the end of the window, in one transaction. */
@Component
class AskByText implements AskContacts {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm a", Locale.US);

    private final TenantTransactions transactions;
    private final Contacts contacts;
    private final AlarmFacts facts;
    private final QuestionRows rows;
    private final SessionLog log;
    private final Texts texts;
    private final LinkTokens tokens;
    private final Jobs jobs;
    private final VerificationSettings settings;
    private final Ids ids;
    private final Clock clock;

    AskByText(
            TenantTransactions transactions,
            Contacts contacts,
            AlarmFacts facts,
            QuestionRows rows,
            SessionLog log,
            Texts texts,
            LinkTokens tokens,
            Jobs jobs,
            VerificationSettings settings,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.contacts = contacts;
        this.facts = facts;
        this.rows = rows;
        this.log = log;
        this.texts = texts;
        this.tokens = tokens;
        this.jobs = jobs;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Result ask(Session session, String operator) {
        // The session was found under the station; what is then written is the dealer's.
        return transactions.call(TenantScope.dealer(session.dealer()), () -> ask(session, operator, clock.instant()));
    }

    private Result ask(Session session, String operator, Instant now) {
        if (rows.isAsking(session, now)) {
            return new Result.AlreadyAsking();
        }
        var reachable = contacts.of(TenantScope.dealer(session.dealer()), session.dealer(), session.site()).stream()
                .filter(Contact::canBeAsked)
                .toList();
        if (reachable.isEmpty()) {
            return new Result.NobodyToAsk();
        }
        startRound(session, reachable, operator, now);
        return new Result.Asking(reachable.size());
    }

    private void startRound(Session session, List<Contact> reachable, String operator, Instant now) {
        var verification = ids.next();
        var closesAt = now.plus(settings.answerWindow());
        rows.insertVerification(session, verification, operator, now, closesAt);
        var body = body(session);
        reachable.forEach(contact -> askOne(session, verification, contact, body, now));
        jobs.schedule(CloseVerification.KIND, new Subject.OfDealer(session.dealer(), verification), closesAt);
        var people = reachable.size() == 1 ? "1 contact" : reachable.size() + " contacts";
        log.add(session, SessionLog.Kind.ASKED, operator + " asked " + people + " by text");
    }

    private void askOne(Session session, UUID verification, Contact contact, String body, Instant now) {
        var question = ids.next();
        var link = new LinkTokens.Link(Questions.PATH, question);
        rows.insertQuestion(
                session, verification, question, contact, tokens.hash(link), now, now.plus(settings.viewable()));
        texts.queue(new NewText(
                session.dealer(),
                new Conversation(QuestionProgress.KIND, question),
                contact.phone(),
                body,
                Optional.of(link),
                now.plus(settings.textUseful())));
    }

    /** Names the sender, the place and the time; no other person, and no account number. */
    private String body(Session session) {
        var alarm = facts.of(session);
        return "%s: %s at %s, %s, %s. Watch and answer: %s"
                .formatted(
                        alarm.dealer().name(),
                        alarm.event().kind().words(),
                        alarm.site().name(),
                        alarm.zoneName(),
                        TIME.format(
                                alarm.event().occurredAt().atZone(alarm.site().timeZone())),
                        NewText.LINK);
    }
}

package org.keyholder.server.verification.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.keyholder.server.alarm.Alarm;
import org.keyholder.server.alarm.AlarmRecord;
import org.keyholder.server.alarm.Alarms;
import org.keyholder.server.alarm.Fact;
import org.keyholder.server.alarm.QuestionId;
import org.keyholder.server.alarm.StationRight;
import org.keyholder.server.alarm.VerificationId;
import org.keyholder.server.audit.Acting;
import org.keyholder.server.audit.AuditActor;
import org.keyholder.server.audit.AuditKind;
import org.keyholder.server.contact.Contact;
import org.keyholder.server.contact.Contacts;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.dealer.Dealers;
import org.keyholder.server.messaging.Conversation;
import org.keyholder.server.messaging.LinkTokens;
import org.keyholder.server.messaging.NewText;
import org.keyholder.server.messaging.Texts;
import org.keyholder.server.shared.Actor;
import org.keyholder.server.shared.Ids;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.site.Sites;
import org.keyholder.server.verification.AskContacts;
import org.keyholder.server.verification.Questions;
import org.keyholder.server.verification.Session;
import org.keyholder.server.verification.Sessions;
import org.keyholder.server.verification.VerificationSettings;
import org.keyholder.server.verification.Verifications;
import org.keyholder.server.work.Jobs;
import org.keyholder.server.work.Subject;
import org.springframework.stereotype.Component;

/** Asks all contacts at once: a round, a question and a text for each, and the end of the window, in one transaction. */
@Component
class AskByText implements AskContacts {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm a", Locale.US);

    private static final Duration HOUR = Duration.ofHours(1);

    private final TenantTransactions transactions;
    private final Alarms alarms;
    private final Sessions sessions;
    private final Verifications verifications;
    private final Contacts contacts;
    private final Dealers dealers;
    private final Sites sites;
    private final QuestionRows rows;
    private final AlarmRecord record;
    private final AlarmDeeds deeds;
    private final Texts texts;
    private final LinkTokens tokens;
    private final Jobs jobs;
    private final VerificationSettings settings;
    private final Ids ids;
    private final Clock clock;

    AskByText(
            TenantTransactions transactions,
            Alarms alarms,
            Sessions sessions,
            Verifications verifications,
            Contacts contacts,
            Dealers dealers,
            Sites sites,
            QuestionRows rows,
            AlarmRecord record,
            AlarmDeeds deeds,
            Texts texts,
            LinkTokens tokens,
            Jobs jobs,
            VerificationSettings settings,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.alarms = alarms;
        this.sessions = sessions;
        this.verifications = verifications;
        this.contacts = contacts;
        this.dealers = dealers;
        this.sites = sites;
        this.rows = rows;
        this.record = record;
        this.deeds = deeds;
        this.texts = texts;
        this.tokens = tokens;
        this.jobs = jobs;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Result ask(Alarm alarm, Actor.Person operator) {
        if (!mayHandle(alarm, operator, clock.instant())) {
            return new Result.AlarmOver();
        }
        // The alarm was found under the station; what is then written is the dealer's.
        var tenant = TenantScope.dealer(alarm.dealer());
        return transactions.call(tenant, () -> {
            rows.lock(alarm);
            var locked = alarms.find(tenant, alarm.id()).orElseThrow();
            return ask(locked, operator, clock.instant());
        });
    }

    private static boolean mayHandle(Alarm alarm, Actor.Person operator, Instant now) {
        // What is open is the station's wherever its site is by now.
        return StationRight.of(new StationId(operator.organisation()), alarm, Optional.empty(), now)
                == StationRight.HANDLE;
    }

    private Result ask(Alarm alarm, Actor.Person operator, Instant now) {
        var tenant = TenantScope.dealer(alarm.dealer());
        if (!mayHandle(alarm, operator, now)) {
            return new Result.AlarmOver();
        }
        var session = sessions.open(alarm, operator);
        if (session.isEmpty()) {
            // Quiet has ended it in this very moment.
            return new Result.AlarmOver();
        }
        if (verifications.of(tenant, alarm).goesOn(now)) {
            return new Result.AlreadyAsking();
        }
        var reachable = contacts.of(tenant, alarm.dealer(), alarm.site()).stream()
                .filter(Contact::canBeAsked)
                .toList();
        if (reachable.isEmpty()) {
            return new Result.NobodyToAsk();
        }
        var tooOften = askedTooOftenUntil(tenant, alarm);
        if (tooOften.isPresent()) {
            return new Result.TooManyTexts(tooOften.get());
        }
        startRound(alarm, session.get(), reachable, operator, now);
        return new Result.Asking(reachable.size());
    }

    @Override
    public Optional<Instant> askedTooOftenUntil(TenantScope tenant, Alarm alarm) {
        var since = clock.instant().minus(HOUR);
        return transactions
                .call(tenant, () -> rows.lastBut(settings.textsPerHour(), alarm, since))
                .map(at -> at.plus(HOUR));
    }

    private void startRound(Alarm alarm, Session session, List<Contact> reachable, Actor.Person operator, Instant now) {
        var verification = new VerificationId(ids.next());
        var closesAt = now.plus(settings.answerWindow());
        rows.insertVerification(session, verification, operator, now, closesAt);
        var body = body(alarm);
        var questions = reachable.stream().map(this::question).toList();
        rows.insertQuestions(session, verification, questions, now, now.plus(settings.viewable()));
        // Who is asked again is not sent the text of the round before once more.
        texts.repeatNoMore(
                alarm.dealer(),
                rows.inDoubt(session).stream()
                        .map(earlier -> new Conversation(QuestionProgress.KIND, earlier))
                        .toList());
        var asked = questions.stream()
                .map(question -> text(session, question, body, now))
                .toList();
        Acting.as(AuditActor.of(operator), () -> texts.queue(asked));
        jobs.scheduleNew(
                CloseVerification.KIND, List.of(new Subject.OfDealer(alarm.dealer(), verification.value())), closesAt);
        record.add(alarm, new Fact.ContactsAsked(verification, reachable.size()), operator, now);
        deeds.write(AuditKind.CONTACTS_ASKED, alarm, operator, Map.of("contacts", String.valueOf(reachable.size())));
        alarms.active(alarm, now);
    }

    private QuestionRows.NewQuestion question(Contact contact) {
        var id = new QuestionId(ids.next());
        return new QuestionRows.NewQuestion(id, contact, tokens.hash(link(id)));
    }

    private NewText text(Session session, QuestionRows.NewQuestion question, String body, Instant now) {
        return new NewText(
                session.dealer(),
                new Conversation(QuestionProgress.KIND, question.id().value()),
                question.contact().phone(),
                body,
                Optional.of(link(question.id())),
                now.plus(settings.textUseful()));
    }

    private static LinkTokens.Link link(QuestionId question) {
        return new LinkTokens.Link(Questions.PATH, question.value());
    }

    /** Names the sender, the place and the time; no other person, and no account number. */
    private String body(Alarm alarm) {
        var tenant = TenantScope.dealer(alarm.dealer());
        var site = sites.find(tenant, alarm.site()).orElseThrow();
        return "%s: %s at %s, %s, %s. Watch and answer: %s"
                .formatted(
                        dealers.find(tenant, alarm.dealer()).orElseThrow().name(),
                        alarm.opener().kind().words(),
                        site.name(),
                        alarm.opener().zoneName(),
                        TIME.format(alarm.opener().occurredAt().atZone(site.timeZone())),
                        NewText.LINK);
    }
}

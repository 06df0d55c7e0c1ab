package org.keyholder.server.verification.internal;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.media.MediaItem;
import org.keyholder.server.media.MediaItems;
import org.keyholder.server.messaging.LinkTokens;
import org.keyholder.server.shared.Ids;
import org.keyholder.server.signal.Answerer;
import org.keyholder.server.signal.Happening;
import org.keyholder.server.verification.AnswerRules;
import org.keyholder.server.verification.Choice;
import org.keyholder.server.verification.PressedAnswer;
import org.keyholder.server.verification.QuestionView;
import org.keyholder.server.verification.Questions;
import org.keyholder.server.verification.Session;
import org.keyholder.server.verification.TakenAnswer;
import org.springframework.stereotype.Component;

/** The contact's side: seeing changes nothing, a press is an answer, its signal and its log line in one transaction. */
@Component
class AnsweredQuestions implements Questions {

    private final TenantTransactions transactions;
    private final QuestionRows rows;
    private final SessionFinder sessions;
    private final SessionLog log;
    private final AlarmFacts facts;
    private final MediaItems media;
    private final Ids ids;
    private final Clock clock;
    private final MeterRegistry meters;

    AnsweredQuestions(
            TenantTransactions transactions,
            QuestionRows rows,
            SessionFinder sessions,
            SessionLog log,
            AlarmFacts facts,
            MediaItems media,
            Ids ids,
            Clock clock,
            MeterRegistry meters) {
        this.transactions = transactions;
        this.rows = rows;
        this.sessions = sessions;
        this.log = log;
        this.facts = facts;
        this.media = media;
        this.ids = ids;
        this.clock = clock;
        this.meters = meters;
    }

    @Override
    public Optional<QuestionView> view(String token) {
        return withQuestion(
                        token,
                        known -> rows.find(known.dealer(), known.question()).map(this::view))
                .flatMap(view -> view);
    }

    private QuestionView view(QuestionRows.Question question) {
        var session = session(question);
        var alarm = facts.of(session);
        var tenant = TenantScope.dealer(question.dealer());
        return new QuestionView(
                question.name(),
                alarm.dealer(),
                alarm.site(),
                alarm.zoneName(),
                alarm.event(),
                media.of(tenant, question.dealer(), session.event()),
                rows.askedIn(question.dealer(), question.verification()) - 1,
                question.askedAt(),
                question.closesAt(),
                question.viewableUntil(),
                question.answer());
    }

    @Override
    public Optional<MediaItem> media(String token, String name) {
        return view(token)
                .filter(view -> clock.instant().isBefore(view.viewableUntil()))
                .flatMap(view -> view.media().stream()
                        .filter(item -> item.name().equals(name))
                        .findFirst());
    }

    @Override
    public void opened(String token) {
        withQuestion(
                token,
                known -> rows.lock(known.dealer(), known.question())
                        .filter(question -> clock.instant().isBefore(question.viewableUntil()))
                        .map(question -> {
                            opened(question, session(question));
                            return true;
                        }));
    }

    private void opened(QuestionRows.Question question, Session session) {
        var now = clock.instant();
        if (rows.stamp(question.dealer(), question.id(), QuestionRows.Step.OPENED, now, null)) {
            log.add(session, SessionLog.Kind.READ, question.name() + ": opened");
            facts.tellStation(session, Happening.TEXT_OPENED, who(question), now);
        }
    }

    @Override
    public Optional<TakenAnswer> answer(String token, Choice choice, String address) {
        return withQuestion(
                        token,
                        known -> rows.lock(known.dealer(), known.question())
                                .map(question -> answer(question, choice, address)))
                .flatMap(taken -> taken);
    }

    private TakenAnswer answer(QuestionRows.Question question, Choice choice, String address) {
        var taken = AnswerRules.judge(
                new AnswerRules.Asked(
                        question.name(),
                        question.slot(),
                        question.closesAt(),
                        question.viewableUntil(),
                        question.answer()),
                choice,
                clock.instant());
        switch (taken) {
            case TakenAnswer.Accepted(var answer) -> record(question, answer, address);
            case TakenAnswer.Contradicts(var answer, var before) -> record(question, answer, address);
            case TakenAnswer.Repeated repeated -> {}
            case TakenAnswer.Expired expired -> {}
        }
        return taken;
    }

    private void record(QuestionRows.Question question, PressedAnswer answer, String address) {
        var session = session(question);
        // Who presses has the page before them, also where no script ran to say so.
        opened(question, session);
        rows.insertAnswer(question, session, ids.next(), answer, address);
        var late = answer.late() ? " (late)" : "";
        log.add(
                session,
                SessionLog.Kind.ANSWERED,
                question.name() + ": " + answer.choice().words() + late);
        var happening = switch (answer.choice()) {
            case DISPATCH -> Happening.DISPATCH_WANTED;
            case DISREGARD -> Happening.DISREGARD_WANTED;
        };
        facts.tellStation(session, happening, who(question), answer.at());
        meters.counter("keyholder.answers", "choice", answer.choice().code()).increment();
    }

    private static Answerer who(QuestionRows.Question question) {
        return new Answerer(question.name(), question.title(), question.slot());
    }

    private Session session(QuestionRows.Question question) {
        return sessions.find(question.dealer(), question.session()).orElseThrow();
    }

    /** The token says which tenant's transaction it is; a token that never was leads nowhere. */
    private <T> Optional<T> withQuestion(String token, Function<QuestionRows.Known, T> work) {
        return transactions
                .callUnscoped(() -> rows.byToken(LinkTokens.hash(token)))
                .map(known -> transactions.call(TenantScope.dealer(known.dealer()), () -> work.apply(known)));
    }
}

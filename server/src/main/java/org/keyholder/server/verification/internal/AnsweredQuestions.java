package org.keyholder.server.verification.internal;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.keyholder.server.alarm.AlarmRecord;
import org.keyholder.server.alarm.Alarms;
import org.keyholder.server.alarm.Choice;
import org.keyholder.server.alarm.Fact;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.dealer.Dealers;
import org.keyholder.server.event.Event;
import org.keyholder.server.media.MediaItem;
import org.keyholder.server.media.MediaItems;
import org.keyholder.server.media.Swept;
import org.keyholder.server.media.SweptMedia;
import org.keyholder.server.messaging.Conversation;
import org.keyholder.server.messaging.LinkTokens;
import org.keyholder.server.messaging.Texts;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.shared.Ids;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.site.Sites;
import org.keyholder.server.site.Zone;
import org.keyholder.server.site.Zones;
import org.keyholder.server.verification.AnswerRules;
import org.keyholder.server.verification.OutcomeRule;
import org.keyholder.server.verification.PressedAnswer;
import org.keyholder.server.verification.QuestionHead;
import org.keyholder.server.verification.QuestionView;
import org.keyholder.server.verification.Questions;
import org.keyholder.server.verification.TakenAnswer;
import org.keyholder.server.verification.internal.QuestionRows.Given;
import org.keyholder.server.verification.internal.QuestionRows.Question;
import org.springframework.stereotype.Component;

/** The contact's side: seeing changes nothing, a press is an answer and its facts in one transaction. */
@Component
class AnsweredQuestions implements Questions {

    private final TenantTransactions transactions;
    private final QuestionRows rows;
    private final Alarms alarms;
    private final AlarmRecord record;
    private final Dealers dealers;
    private final Sites sites;
    private final Zones zones;
    private final MediaItems media;
    private final SweptMedia swept;
    private final Texts texts;
    private final Ids ids;
    private final Clock clock;
    private final MeterRegistry meters;

    AnsweredQuestions(
            TenantTransactions transactions,
            QuestionRows rows,
            Alarms alarms,
            AlarmRecord record,
            Dealers dealers,
            Sites sites,
            Zones zones,
            MediaItems media,
            SweptMedia swept,
            Texts texts,
            Ids ids,
            Clock clock,
            MeterRegistry meters) {
        this.transactions = transactions;
        this.rows = rows;
        this.alarms = alarms;
        this.record = record;
        this.dealers = dealers;
        this.sites = sites;
        this.zones = zones;
        this.media = media;
        this.swept = swept;
        this.texts = texts;
        this.ids = ids;
        this.clock = clock;
        this.meters = meters;
    }

    @Override
    public Optional<QuestionView> view(String token) {
        return withQuestion(
                token, known -> rows.find(known.dealer(), known.question()).map(this::view));
    }

    private QuestionView view(Question question) {
        return new QuestionView(
                head(question, rows.answers(question.alarm())),
                seen(question),
                rows.askedIn(question.dealer(), question.verification()) - 1);
    }

    private QuestionHead head(Question question, List<Given> answers) {
        var tenant = TenantScope.dealer(question.dealer());
        return new QuestionHead(
                question.who().name(),
                dealers.find(tenant, question.dealer()).orElseThrow(),
                sites.find(tenant, question.alarm().site()).orElseThrow(),
                question.alarm(),
                question.askedAt(),
                question.closesAt(),
                question.viewableUntil(),
                own(question, answers),
                OutcomeRule.of(all(answers)));
    }

    private static List<PressedAnswer> all(List<Given> answers) {
        return answers.stream().map(Given::answer).toList();
    }

    private static List<PressedAnswer> own(Question question, List<Given> answers) {
        return answers.stream()
                .filter(given -> given.question().equals(question.id()))
                .map(Given::answer)
                .toList();
    }

    /** What joined the alarm since the text went out is there too. */
    private List<QuestionView.Seen> seen(Question question) {
        var tenant = TenantScope.dealer(question.dealer());
        var events = alarms.events(tenant, question.alarm()).stream()
                .map(Alarms.Member::event)
                .toList();
        var about = events.stream().map(Event::id).toList();
        var files = media.of(tenant, question.dealer(), about);
        // Nothing goes of an alarm that goes on.
        Map<EventId, Swept> gone =
                question.alarm().isOpen(clock.instant()) ? Map.of() : swept.of(tenant, question.dealer(), about);
        Map<ZoneNumber, String> names = zones
                .of(tenant, question.dealer(), question.alarm().site())
                .stream()
                .collect(Collectors.toMap(Zone::number, Zone::name));
        return events.stream()
                .map(event -> new QuestionView.Seen(
                        event,
                        names.getOrDefault(event.zone(), ""),
                        files.getOrDefault(event.id(), List.of()),
                        gone.get(event.id())))
                .toList();
    }

    @Override
    public Optional<MediaItem> media(String token, EventId event, String name) {
        return withQuestion(
                token,
                known -> rows.find(known.dealer(), known.question())
                        .filter(question -> clock.instant().isBefore(question.viewableUntil()))
                        .filter(question -> alarms.ofEvent(TenantScope.dealer(known.dealer()), known.dealer(), event)
                                .filter(alarm ->
                                        alarm.id().equals(question.alarm().id()))
                                .isPresent())
                        .flatMap(question ->
                                media.find(TenantScope.dealer(known.dealer()), known.dealer(), event, name)));
    }

    @Override
    public void opened(String token) {
        withQuestion(token, known -> {
            var now = clock.instant();
            var question = rows.find(known.dealer(), known.question()).filter(one -> now.isBefore(one.viewableUntil()));
            question.ifPresent(one -> record.add(opened(one, now)));
            return question;
        });
    }

    /** The fact that the contact has the page open, the first time. */
    private List<AlarmRecord.Entry> opened(Question question, Instant now) {
        var first = rows.stamp(question, QuestionRows.Step.OPENED, now);
        if (first && question.wasInDoubt()) {
            // Whoever has the page open has the text.
            var text = new Conversation(QuestionProgress.KIND, question.id().value());
            texts.repeatNoMore(question.dealer(), List.of(text));
        }
        return first ? List.of(entry(question, new Fact.LinkOpened(question.id(), question.who()), now)) : List.of();
    }

    private static AlarmRecord.Entry entry(Question question, Fact fact, Instant at) {
        return new AlarmRecord.Entry(question.alarm(), fact, question.actor(), at);
    }

    @Override
    public Optional<Taken> answer(String token, Choice choice, String address) {
        return withQuestion(
                token,
                known ->
                        rows.lock(known.dealer(), known.question()).map(question -> answer(question, choice, address)));
    }

    private Taken answer(Question question, Choice choice, String address) {
        var before = rows.answers(question.alarm());
        var own = own(question, before);
        var taken = AnswerRules.judge(
                new AnswerRules.Asked(
                        question.contact(),
                        question.who().name(),
                        question.who().slot(),
                        question.closesAt(),
                        question.viewableUntil(),
                        own.isEmpty() ? Optional.empty() : Optional.of(own.getLast()),
                        all(before)),
                choice,
                clock.instant());
        var after = new ArrayList<>(before);
        switch (taken) {
            case TakenAnswer.Accepted accepted -> {
                write(question, accepted, address);
                after.add(new Given(question.id(), accepted.answer()));
            }
            case TakenAnswer.Repeated repeated -> {}
            case TakenAnswer.Expired expired -> {}
        }
        return new Taken(taken, head(question, after));
    }

    private void write(Question question, TakenAnswer.Accepted accepted, String address) {
        var answer = accepted.answer();
        rows.insertAnswer(question, ids.next(), answer, address);
        // Who presses has the page before them, also where no script ran to say so.
        var facts = new ArrayList<>(opened(question, answer.at()));
        facts.add(entry(
                question,
                new Fact.Answered(
                        question.id(),
                        question.who(),
                        answer.choice(),
                        answer.late(),
                        accepted.effect(),
                        accepted.takesBack()),
                answer.at()));
        record.add(facts);
        meters.counter("keyholder.answers", "choice", answer.choice().code()).increment();
    }

    /** The token says which tenant's transaction it is; a token that never was leads nowhere. */
    private <T> Optional<T> withQuestion(String token, Function<QuestionRows.Known, Optional<T>> work) {
        return rows.byToken(LinkTokens.hash(token))
                .flatMap(known -> transactions.call(TenantScope.dealer(known.dealer()), () -> work.apply(known)));
    }
}

package org.keyholder.server.verification.internal;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.keyholder.server.alarm.AlarmRecord;
import org.keyholder.server.alarm.Alarms;
import org.keyholder.server.alarm.Choice;
import org.keyholder.server.alarm.Fact;
import org.keyholder.server.audit.AuditKind;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.dealer.Dealer;
import org.keyholder.server.dealer.Dealers;
import org.keyholder.server.event.Event;
import org.keyholder.server.media.MediaItem;
import org.keyholder.server.media.MediaItems;
import org.keyholder.server.media.Refused;
import org.keyholder.server.media.RefusedMedia;
import org.keyholder.server.media.Swept;
import org.keyholder.server.media.SweptMedia;
import org.keyholder.server.messaging.Conversation;
import org.keyholder.server.messaging.LinkTokens;
import org.keyholder.server.messaging.Texts;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.shared.Ids;
import org.keyholder.server.signal.Answerer;
import org.keyholder.server.site.Site;
import org.keyholder.server.site.Sites;
import org.keyholder.server.site.Zones;
import org.keyholder.server.verification.AnswerRules;
import org.keyholder.server.verification.Outcome;
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
    private final AlarmDeeds deeds;
    private final Dealers dealers;
    private final Sites sites;
    private final Zones zones;
    private final MediaItems media;
    private final SweptMedia swept;
    private final RefusedMedia refused;
    private final Texts texts;
    private final Ids ids;
    private final Clock clock;
    private final MeterRegistry meters;

    AnsweredQuestions(
            TenantTransactions transactions,
            QuestionRows rows,
            Alarms alarms,
            AlarmRecord record,
            AlarmDeeds deeds,
            Dealers dealers,
            Sites sites,
            Zones zones,
            MediaItems media,
            SweptMedia swept,
            RefusedMedia refused,
            Texts texts,
            Ids ids,
            Clock clock,
            MeterRegistry meters) {
        this.transactions = transactions;
        this.rows = rows;
        this.alarms = alarms;
        this.record = record;
        this.deeds = deeds;
        this.dealers = dealers;
        this.sites = sites;
        this.zones = zones;
        this.media = media;
        this.swept = swept;
        this.refused = refused;
        this.texts = texts;
        this.ids = ids;
        this.clock = clock;
        this.meters = meters;
    }

    @Override
    public Optional<QuestionView> view(String token) {
        return withQuestion(token, this::find, question -> sides(question).map(sides -> view(question, sides)));
    }

    private QuestionView view(Question question, Sides sides) {
        return new QuestionView(
                head(question, sides, rows.answers(question.alarm())),
                seen(question),
                rows.askedIn(question.dealer(), question.verification()) - 1);
    }

    /** Who asks, and about what place. */
    private record Sides(Dealer dealer, Site site) {}

    /** Read before anything is written, so that an answer that was taken is not lost to a site that is deleted in that moment. */
    private Optional<Sides> sides(Question question) {
        var tenant = TenantScope.dealer(question.dealer());
        return sites.find(tenant, question.alarm().site())
                .map(site -> new Sides(dealers.find(tenant, question.dealer()).orElseThrow(), site));
    }

    private QuestionHead head(Question question, Sides sides, List<Given> answers) {
        return new QuestionHead(
                question.who().name(),
                sides.dealer(),
                sides.site(),
                question.alarm(),
                question.askedAt(),
                question.closesAt(),
                question.viewableUntil(),
                own(question, answers),
                done(question, answers),
                OutcomeRule.of(all(answers)));
    }

    private static List<PressedAnswer> all(List<Given> answers) {
        return answers.stream()
                .filter(given -> !given.takenBack())
                .map(Given::answer)
                .toList();
    }

    /** Each press, and each taking back. */
    private static int done(Question question, List<Given> answers) {
        return answers.stream()
                .filter(given -> given.question().equals(question.id()))
                .mapToInt(given -> given.takenBack() ? 2 : 1)
                .sum();
    }

    private static List<PressedAnswer> own(Question question, List<Given> answers) {
        return answers.stream()
                .filter(given -> given.question().equals(question.id()) && !given.takenBack())
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
        Map<EventId, Refused> notTaken = refused.of(tenant, question.dealer(), about);
        var names = zones.names(tenant, question.dealer(), question.alarm().site());
        return events.stream()
                .map(event -> new QuestionView.Seen(
                        event,
                        names.at(event.zone(), event.receivedAt()),
                        files.getOrDefault(event.id(), List.of()),
                        gone.get(event.id()),
                        notTaken.get(event.id())))
                .toList();
    }

    @Override
    public Optional<MediaItem> media(String token, EventId event, String name) {
        return withQuestion(token, this::find, question -> {
            var tenant = TenantScope.dealer(question.dealer());
            var item = Optional.of(question)
                    .filter(this::isViewable)
                    .flatMap(one -> alarms.ofEvent(tenant, one.dealer(), event))
                    .filter(alarm -> alarm.id().equals(question.alarm().id()))
                    .flatMap(alarm -> media.find(tenant, alarm.dealer(), event, name));
            item.ifPresent(seen -> deeds.seen(question.alarm(), question.actor(), seen));
            return item;
        });
    }

    @Override
    public void opened(String token) {
        withQuestion(token, this::find, question -> {
            if (isViewable(question)) {
                record.add(opened(question, clock.instant()));
            }
            return Optional.of(question);
        });
    }

    private boolean isViewable(Question question) {
        return clock.instant().isBefore(question.viewableUntil());
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
                token, this::lock, question -> sides(question).map(sides -> answer(question, sides, choice, address)));
    }

    private Taken answer(Question question, Sides sides, Choice choice, String address) {
        var before = rows.answers(question.alarm());
        var taken = AnswerRules.judge(asked(question, before), choice, clock.instant());
        if (taken instanceof TakenAnswer.Accepted accepted) {
            write(question, accepted, address);
            return new Taken(taken, head(question, sides, rows.answers(question.alarm())));
        }
        return new Taken(taken, head(question, sides, before));
    }

    private static AnswerRules.Asked asked(Question question, List<Given> before) {
        var own = own(question, before);
        return new AnswerRules.Asked(
                question.contact(),
                question.who().name(),
                question.who().slot(),
                question.closesAt(),
                question.viewableUntil(),
                own.isEmpty() ? Optional.empty() : Optional.of(own.getLast()),
                all(before),
                done(question, before));
    }

    @Override
    public Optional<Taken> takeBack(String token, int of, String address) {
        return withQuestion(
                token, this::lock, question -> sides(question).map(sides -> takeBack(question, sides, of, address)));
    }

    private Taken takeBack(Question question, Sides sides, int of, String address) {
        var before = rows.answers(question.alarm());
        var now = clock.instant();
        var taken = AnswerRules.takeBack(asked(question, before), of, now);
        if (taken instanceof TakenAnswer.TakenBack(var answer, var reversal)) {
            var given = before.stream()
                    .filter(one -> one.question().equals(question.id()) && !one.takenBack())
                    .reduce((one, later) -> later)
                    .orElseThrow();
            rows.takeBack(question, given, now, address);
            var after = rows.answers(question.alarm());
            var fact = new Fact.AnswerTakenBack(
                    question.id(),
                    question.who(),
                    answer.choice(),
                    reversal,
                    stands(question, OutcomeRule.of(all(after))));
            record.add(List.of(entry(question, fact, now)));
            deeds.write(
                    AuditKind.ANSWER_TAKEN_BACK,
                    question.alarm(),
                    question.actor(),
                    Map.of("answer", answer.choice().code()));
            return new Taken(taken, head(question, sides, after));
        }
        return new Taken(taken, head(question, sides, before));
    }

    /** Who said what the answers come to. */
    private static Answerer stands(Question question, Outcome outcome) {
        var by = switch (outcome) {
            case Outcome.Dispatch dispatch -> dispatch.by().stream().findFirst();
            case Outcome.Disregard disregard -> disregard.by().stream().findFirst();
            case Outcome.LateDisregard late -> Optional.<PressedAnswer>empty();
            case Outcome.NoAnswer none -> Optional.<PressedAnswer>empty();
        };
        return by.map(answer -> answer.contact().equals(question.contact())
                        ? question.who()
                        : new Answerer(answer.name(), Optional.empty(), answer.slot()))
                .orElseGet(question::who);
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
        deeds.write(
                AuditKind.ANSWERED,
                question.alarm(),
                question.actor(),
                Map.of("answer", answer.choice().code(), "late", String.valueOf(answer.late())));
        meters.counter("keyholder.answers", "choice", answer.choice().code()).increment();
    }

    private Optional<Question> find(QuestionRows.Known known) {
        return rows.find(known.dealer(), known.question());
    }

    private Optional<Question> lock(QuestionRows.Known known) {
        return rows.lock(known.dealer(), known.question());
    }

    /**
     * The only way from a link to its question. The token says which tenant's transaction it is; one that never was leads nowhere, and
     * neither does one whose holder has nothing to do with the alarm any more.
     */
    private <T> Optional<T> withQuestion(
            String token, Function<QuestionRows.Known, Optional<Question>> read, Function<Question, Optional<T>> work) {
        return rows.byToken(LinkTokens.hash(token))
                .flatMap(known -> transactions.call(
                        TenantScope.dealer(known.dealer()),
                        () -> read.apply(known)
                                .filter(question -> question.holder().holds(question.alarm(), clock.instant()))
                                .flatMap(work)));
    }
}

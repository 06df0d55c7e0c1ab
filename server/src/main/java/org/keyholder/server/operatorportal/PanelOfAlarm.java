package org.keyholder.server.operatorportal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.alarm.Alarm;
import org.keyholder.server.alarm.AlarmRecord;
import org.keyholder.server.alarm.Alarms;
import org.keyholder.server.alarm.Choice;
import org.keyholder.server.alarm.Fact;
import org.keyholder.server.alarm.RecordedFact;
import org.keyholder.server.alarm.Storms;
import org.keyholder.server.contact.Contact;
import org.keyholder.server.contact.Contacts;
import org.keyholder.server.contact.Welcome;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.identity.Operator;
import org.keyholder.server.identity.Right;
import org.keyholder.server.messaging.FailureWords;
import org.keyholder.server.operatorportal.AlarmPanel.AskedContact;
import org.keyholder.server.operatorportal.AlarmPanel.LogLine;
import org.keyholder.server.operatorportal.AlarmPanel.Verify;
import org.keyholder.server.operatorportal.ContactProgress.Reached;
import org.keyholder.server.pages.State;
import org.keyholder.server.pages.States;
import org.keyholder.server.pages.TimeLeft;
import org.keyholder.server.pages.When;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.signal.SignalOutbox;
import org.keyholder.server.site.Site;
import org.keyholder.server.site.ZoneNames;
import org.keyholder.server.states.ContactStates;
import org.keyholder.server.verification.AskContacts;
import org.keyholder.server.verification.Outcome;
import org.keyholder.server.verification.OutcomeRule;
import org.keyholder.server.verification.PressedAnswer;
import org.keyholder.server.verification.QuestionState;
import org.keyholder.server.verification.Verification;
import org.keyholder.server.verification.Verifications;
import org.springframework.stereotype.Component;

/** Builds the live part of an alarm's page from rows, whole, each time. */
@Component
class PanelOfAlarm {

    private final Alarms alarms;
    private final AlarmRecord record;
    private final Storms storms;
    private final Verifications verifications;
    private final AskContacts askContacts;
    private final Contacts contacts;
    private final AlarmPictures pictures;
    private final SignalOutbox signals;
    private final Clock clock;

    PanelOfAlarm(
            Alarms alarms,
            AlarmRecord record,
            Storms storms,
            Verifications verifications,
            AskContacts askContacts,
            Contacts contacts,
            AlarmPictures pictures,
            SignalOutbox signals,
            Clock clock) {
        this.alarms = alarms;
        this.record = record;
        this.storms = storms;
        this.verifications = verifications;
        this.askContacts = askContacts;
        this.contacts = contacts;
        this.pictures = pictures;
        this.signals = signals;
        this.clock = clock;
    }

    AlarmPanel of(Operator operator, Alarm alarm, Site site, ZoneNames zones, Focus focus) {
        var tenant = TenantScope.station(operator.station());
        var now = clock.instant();
        var members = alarms.events(tenant, alarm);
        var asking = verifications.of(tenant, alarm);
        var round = asking.newest();
        var outcome = OutcomeRule.of(asking.answers());
        var people = contacts.of(tenant, alarm.dealer(), alarm.site());
        var files = pictures.of(tenant, alarm, members, now);
        return new AlarmPanel(
                alarm.id(),
                past(alarm, site, now),
                Scenes.of(alarm, members, files, site.timeZone(), zones, focus),
                round.map(asked -> asked(asked, now)).orElse(null),
                state(outcome),
                rows(round, people, outcome, now),
                log(tenant, alarm, members, files, site),
                operator.may(Right.USE_DESK) ? verify(tenant, alarm, site, round, people, now) : null);
    }

    /** How it ended, in words; empty while it is open. */
    static @Nullable String past(Alarm alarm, Site site, Instant now) {
        return alarm.ended(now)
                .map(end -> {
                    var when =
                            When.weekday(end.at(), site.timeZone()) + ", " + When.hourMinute(end.at(), site.timeZone());
                    return switch (end.why()) {
                        case COMPLETED -> "completed " + when;
                        case QUIET -> "quiet since " + when + ", completed by nobody";
                    };
                })
                .orElse(null);
    }

    private static AlarmPanel.Asked asked(Verification round, Instant now) {
        var number = round.questions().size();
        return new AlarmPanel.Asked(
                "Asked " + number + (number == 1 ? " contact" : " contacts"),
                "by text",
                new TimeLeft(round.askedAt(), round.closesAt(), now),
                round.isOver(now));
    }

    private static @Nullable State state(Outcome outcome) {
        return switch (outcome) {
            case Outcome.NoAnswer() -> null;
            case Outcome.Dispatch dispatch -> States.DISPATCH_WANTED;
            case Outcome.Disregard disregard -> States.DISREGARD_WANTED;
            case Outcome.LateDisregard late -> States.DISREGARD_TOO_LATE;
        };
    }

    private static List<AskedContact> rows(
            Optional<Verification> round, List<Contact> people, Outcome outcome, Instant now) {
        var rows = new ArrayList<AskedContact>();
        round.ifPresent(asked -> asked.questions().forEach(question -> rows.add(row(asked, question, outcome, now))));
        var asked = round.stream()
                .flatMap(verification -> verification.questions().stream())
                .map(Verification.Asked::contact)
                .collect(Collectors.toSet());
        people.stream().filter(person -> !asked.contains(person.id())).forEach(person -> rows.add(row(person)));
        return rows;
    }

    private static AskedContact row(Verification round, Verification.Asked asked, Outcome outcome, Instant now) {
        var progress =
                new ContactProgress(asked.contact().toString(), asked.name(), about(asked.title(), asked.slot()));
        return switch (asked.state()) {
            case QuestionState.Answered(var answer) ->
                progress.answered(
                        answer.choice(),
                        When.span(Duration.between(round.askedAt(), answer.at())),
                        note(answer, outcome));
            case QuestionState.Failed(var why, var handedOver) ->
                progress.notDelivered(FailureWords.of(why), handedOver);
            case QuestionState.OutcomeUnknown unknown -> progress.outcomeUnknown();
            case QuestionState.Queued queued -> waiting(progress, round, Reached.QUEUED, now);
            case QuestionState.Sent sent -> waiting(progress, round, Reached.SENT, now);
            case QuestionState.Delivered delivered -> waiting(progress, round, Reached.DELIVERED, now);
            case QuestionState.Opened opened -> waiting(progress, round, Reached.OPENED, now);
        };
    }

    private static String note(PressedAnswer answer, Outcome outcome) {
        var overruled = answer.choice() == Choice.DISREGARD && outcome instanceof Outcome.Dispatch;
        return overruled ? "overruled" : answer.late() ? "late" : "";
    }

    private static AskedContact waiting(ContactProgress progress, Verification round, Reached reached, Instant now) {
        return now.isBefore(round.closesAt()) ? progress.on(reached) : progress.noAnswer(reached);
    }

    private static AskedContact row(Contact person) {
        var progress = new ContactProgress(person.id().toString(), person.name(), about(person.title(), person.slot()));
        var state = ContactStates.welcome(person.welcome());
        return switch (person.welcome()) {
            case Welcome.Confirmed _ -> progress.ready(state);
            case Welcome.NotSent _ -> progress.cannotBeAsked(state, "No welcome message sent yet.");
            case Welcome.Sending _ -> progress.cannotBeAsked(state, "The welcome message is on its way.");
            case Welcome.OutcomeUnknown _ ->
                progress.cannotBeAsked(state, "It is not known whether the welcome message went out.");
            case Welcome.Pending _ -> progress.cannotBeAsked(state, "Has not confirmed yet.");
            case Welcome.SendError error ->
                progress.cannotBeAsked(
                        state, "The welcome message did not arrive, " + FailureWords.of(error.why()) + ".");
            case Welcome.OptedOut _ -> progress.cannotBeAsked(state, "Replied STOP to our texts.");
        };
    }

    private static String about(Optional<String> title, Optional<Integer> slot) {
        return List.of(title, slot.map(number -> "slot " + number)).stream()
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" · "));
    }

    private List<LogLine> log(
            TenantScope tenant, Alarm alarm, List<Alarms.Member> members, AlarmPictures.Files files, Site site) {
        var facts = record.of(tenant, alarm);
        var about = Stream.concat(
                        members.stream().map(member -> member.event().id()),
                        facts.stream().flatMap(PanelOfAlarm::about))
                .distinct()
                .toList();
        var told = signals.of(tenant, alarm.dealer(), about);
        var happened = LogWords.of(alarm, facts, told, storms.of(tenant, alarm)).stream();
        return Stream.concat(happened, swept(members, files, site.timeZone()))
                .sorted(Comparator.comparing(LogWords.Line::at))
                .map(line -> new LogLine(When.clock(line.at(), site.timeZone()), line.words(), line.strong()))
                .toList();
    }

    /** The event with which a storm began is seldom among those that are shown. */
    private static Stream<EventId> about(RecordedFact recorded) {
        return recorded.fact() instanceof Fact.StormBegan began ? Stream.of(began.event()) : Stream.empty();
    }

    private static Stream<LogWords.Line> swept(
            List<Alarms.Member> members, AlarmPictures.Files files, ZoneId timeZone) {
        return members.stream()
                .map(Alarms.Member::event)
                .flatMap(event ->
                        files.swept(event.id()).map(gone -> LogWords.swept(event.zone(), gone, timeZone)).stream());
    }

    private Verify verify(
            TenantScope tenant,
            Alarm alarm,
            Site site,
            Optional<Verification> round,
            List<Contact> people,
            Instant now) {
        if (!alarm.isOpen(now)) {
            return Verify.impossible("This alarm is over. Nobody can be asked about it any more.");
        }
        if (round.isPresent() && !round.get().isOver(now)) {
            return Verify.waiting(
                    new TimeLeft(round.get().askedAt(), round.get().closesAt(), now));
        }
        if (people.stream().noneMatch(Contact::canBeAsked)) {
            return Verify.impossible("No contact of this site can be asked.");
        }
        var tooOften = askContacts.askedTooOftenUntil(tenant, alarm);
        if (tooOften.isPresent()) {
            return Verify.impossible("All texts of this hour are used up. Call the contacts; texts go out again at "
                    + When.hourMinute(tooOften.get(), site.timeZone()) + ".");
        }
        return round.isPresent() ? Verify.again() : Verify.ask();
    }
}

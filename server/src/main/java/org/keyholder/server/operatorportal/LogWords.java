package org.keyholder.server.operatorportal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.keyholder.server.alarm.Alarm;
import org.keyholder.server.alarm.Fact;
import org.keyholder.server.alarm.RecordedFact;
import org.keyholder.server.alarm.Storm;
import org.keyholder.server.alarm.StormId;
import org.keyholder.server.event.EventKind;
import org.keyholder.server.media.FullStorage;
import org.keyholder.server.media.Swept;
import org.keyholder.server.messaging.FailureWords;
import org.keyholder.server.pages.When;
import org.keyholder.server.shared.Actor;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.signal.SignalId;
import org.keyholder.server.signal.SignalState;

/**
 * The words of an operator's log, made of facts. One happening is one line: how its signal fares stands at the end of it.
 */
final class LogWords {

    private final Map<Long, SignalState> byFact = new HashMap<>();
    private final Map<SignalId, SignalState> byId = new HashMap<>();
    private final List<SignalState> unexplained = new ArrayList<>();

    private final Map<StormId, Storm> storms;

    private LogWords(List<SignalState> signals, List<Storm> storms) {
        this.storms = storms.stream().collect(Collectors.toMap(Storm::id, Function.identity()));
        for (var signal : signals) {
            byId.put(signal.id(), signal);
            signal.fact().ifPresentOrElse(fact -> byFact.put(fact, signal), () -> unexplained.add(signal));
        }
    }

    /** @param strong somebody did it */
    record Line(Instant at, String words, boolean strong) {}

    /** The lines, oldest first. */
    static List<Line> of(Alarm alarm, List<RecordedFact> facts, List<SignalState> signals, List<Storm> storms) {
        var words = new LogWords(signals, storms);
        var lines = new ArrayList<Line>();
        if (facts.stream().noneMatch(one -> one.fact() instanceof Fact.AlarmOpened)) {
            // An alarm of the first release: what opened it is not among its facts.
            var opener = alarm.opener();
            lines.add(new Line(alarm.openedAt(), happened(opener.kind(), opener.zone()), true));
        }
        words.unexplained.forEach(signal -> lines.add(new Line(
                signal.createdAt(),
                "Signal " + signal.codes().contactId() + " · " + signal.text() + fares(signal),
                false)));
        facts.forEach(one -> words.line(one).ifPresent(lines::add));
        lines.sort(Comparator.comparing(Line::at));
        return lines;
    }

    /** The clock alone would not tell the day, weeks after everything else. */
    static Line swept(ZoneNumber zone, Swept gone, ZoneId timeZone) {
        var day = When.date(gone.at(), timeZone);
        return new Line(
                gone.at(),
                "Zone " + zone + ": " + gone.what() + " deleted on " + day + ", kept for " + gone.kept(),
                false);
    }

    private Optional<Line> line(RecordedFact recorded) {
        return switch (recorded.fact()) {
            case Fact.AlarmOpened(var event, var kind, var zone, var at) -> line(recorded, happened(kind, zone), true);
            case Fact.EventJoined(var event, var kind, var zone, var at) ->
                line(recorded, happened(kind, zone) + ", joined", true);
            case Fact.EventRepeated(var event, var running, var kind, var zone) ->
                line(recorded, happened(kind, zone) + " again, joined", false);
            case Fact.StormBegan began -> line(recorded, words(began), true);
            case Fact.StormOver(var storm, var reporter, var device, var joined) ->
                line(recorded, Storm.overWords(reporter, device, joined), false);
            case Fact.MediaArrived(var event, var name, var clip) ->
                line(recorded, clip ? "Clip stored" : "Snapshot stored: " + name, false);
            case Fact.MediaRefused(var event, var name, var share) ->
                line(
                        recorded,
                        name + " was not stored: "
                                + (share ? FullStorage.DEVICE : FullStorage.DEALER).words("the dealer's"),
                        false);
            case Fact.SessionOpened() -> line(recorded, who(recorded.actor()) + " opened the alarm", true);
            case Fact.ContactsAsked(var verification, var contacts) ->
                line(recorded, who(recorded.actor()) + " asked " + counted(contacts) + " by text", true);
            case Fact.TextSent(var question, var contact) -> line(recorded, contact.name() + ": text sent", false);
            case Fact.TextOutcomeUnknown(var question, var contact) ->
                line(
                        recorded,
                        contact.name() + ": outcome unknown, the phone network did not say whether it took the text",
                        false);
            case Fact.TextDelivered(var question, var contact) -> line(recorded, contact.name() + ": delivered", false);
            case Fact.TextFailed(var question, var contact, var why) ->
                line(recorded, contact.name() + ": not delivered, " + FailureWords.of(why), false);
            case Fact.LinkOpened(var question, var contact) -> line(recorded, contact.name() + ": opened", true);
            case Fact.Answered answered -> line(recorded, answered(answered), true);
            case Fact.AnswerTakenBack back -> line(recorded, takenBack(back), true);
            case Fact.WindowClosed(var verification, var silent) -> line(recorded, closed(silent), false);
            case Fact.SignalAcknowledged acknowledged -> Optional.empty();
            case Fact.SignalParked(var signal, var receiver) ->
                line(recorded, name(signal) + " was not taken by the receiver: " + receiver, false);
            case Fact.SignalSentAgain(var signal) ->
                line(recorded, who(recorded.actor()) + " had " + name(signal) + " sent again", true);
            case Fact.SignalGivenUp(var signal, var reason) ->
                line(recorded, who(recorded.actor()) + " gave up " + name(signal) + ": " + reason, true);
            case Fact.AlarmCompleted() -> line(recorded, who(recorded.actor()) + " completed the alarm", true);
            case Fact.Noted(var text, var byPerson) -> line(recorded, text, byPerson);
        };
    }

    private Optional<Line> line(RecordedFact recorded, String words, boolean strong) {
        var signal = byFact.get(recorded.number());
        var signalled = signal == null ? "" : " · signal " + signal.codes().contactId() + fares(signal);
        return Optional.of(new Line(recorded.at(), words + signalled, strong));
    }

    private String name(SignalId id) {
        var signal = byId.get(id);
        return signal == null ? "a signal" : "signal " + signal.codes().contactId();
    }

    private static String happened(EventKind kind, ZoneNumber zone) {
        return kind.words() + ", zone " + zone;
    }

    /** While it goes on, with what it has come to so far. */
    private String words(Fact.StormBegan began) {
        var storm = storms.get(began.storm());
        return storm == null || storm.endedAt().isPresent()
                ? Storm.words(began.reporter(), began.device(), began.perMinute())
                : storm.words();
    }

    private static String counted(int contacts) {
        return contacts == 1 ? "1 contact" : contacts + " contacts";
    }

    private static String answered(Fact.Answered answered) {
        var words = answered.who().name() + ": " + answered.choice().words();
        var note = switch (answered.effect()) {
            case COUNTS -> answered.late() ? " (late)" : "";
            case LATE -> " (too late to count)";
            case OVERRULED -> " (overruled by a Dispatch)";
        };
        return words + note + (answered.takesBack() ? ", takes the other answer back" : "");
    }

    private static String takenBack(Fact.AnswerTakenBack back) {
        var words = back.who().name() + ": took " + back.choice().words() + " back";
        return switch (back.reversal()) {
            case ENDS_DISPATCH, ENDS_DISREGARD -> words + ", nothing is wanted now";
            case LEAVES_DISPATCH -> words + ", Dispatch by " + back.stands().name() + " counts again";
            case LEAVES_DISREGARD -> words + ", Disregard by " + back.stands().name() + " counts now";
            case CHANGES_NOTHING -> words;
        };
    }

    private static String closed(List<String> silent) {
        return silent.isEmpty()
                ? "The time to answer is over"
                : "The time to answer is over: no answer from " + String.join(", ", silent);
    }

    private static String who(Actor actor) {
        return switch (actor) {
            case Actor.Person person -> person.name();
            case Actor.Device device -> device.name();
            case Actor.Contact contact -> contact.name();
            case Actor.System() -> "Keyholder";
        };
    }

    private static String fares(SignalState signal) {
        return switch (signal.state()) {
            case ACKNOWLEDGED -> " acknowledged in " + took(signal);
            case REFUSED -> " refused by the receiver, " + signal.problem().orElse("no reason given");
            case UNREADABLE -> " not taken by the receiver";
            case GIVEN_UP -> " given up";
            case QUEUED ->
                signal.attempts() == 0
                        ? " being sent"
                        : " not acknowledged yet. " + signal.problem().orElse("");
        };
    }

    private static String took(SignalState signal) {
        var took = Duration.between(signal.createdAt(), signal.settledAt().orElse(signal.createdAt()));
        return took.compareTo(Duration.ofSeconds(2)) < 0 ? took.toMillis() + " ms" : When.span(took);
    }
}

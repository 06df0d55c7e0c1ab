package org.keyholder.server.alarm.internal;

import java.time.Instant;
import java.util.Optional;
import org.keyholder.server.alarm.Alarm;
import org.keyholder.server.alarm.AlarmRecord.Entry;
import org.keyholder.server.alarm.Choice;
import org.keyholder.server.alarm.Fact;
import org.keyholder.server.alarm.Storm;
import org.keyholder.server.event.EventKind;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.signal.Answerer;
import org.keyholder.server.signal.Happening;
import org.keyholder.server.signal.SignalDecision;
import org.keyholder.server.signal.SignalId;
import org.keyholder.server.signal.SignalRules;
import org.keyholder.server.site.AlarmIntervals;
import org.keyholder.server.site.WatchedZone;

/** Which facts a station is told, and how. Pure: no clock, no database. A signal never contradicts the outcome of all answers. */
final class AlarmSignals {

    private AlarmSignals() {}

    /** What the station is told of the fact, if anything. */
    static Optional<SignalDecision> of(SignalId id, Entry entry) {
        return switch (entry.fact()) {
            case Fact.AlarmOpened(var event, var kind, var zone, var at) ->
                Optional.of(ofEvent(id, entry, event, kind, at));
            case Fact.EventJoined(var event, var kind, var zone, var at) ->
                Optional.of(ofEvent(id, entry, event, kind, at));
            case Fact.StormBegan began -> Optional.of(ofStorm(id, entry, began));
            case Fact.TextSent(var question, var who) -> ofContact(id, entry, Happening.TEXT_SENT, who);
            case Fact.LinkOpened(var question, var who) -> ofContact(id, entry, Happening.TEXT_OPENED, who);
            case Fact.Answered answered
            when answered.choice() == Choice.DISPATCH && answered.late() ->
                zone(entry.alarm())
                        .map(zone ->
                                SignalRules.ofLateDispatch(id, about(entry.alarm(), zone), answered.who(), entry.at()));
            case Fact.Answered answered -> ofContact(id, entry, happening(answered), answered.who());
            case Fact.AnswerTakenBack back ->
                ofContact(
                        id,
                        entry,
                        happening(back),
                        switch (back.reversal()) {
                            case LEAVES_DISPATCH, LEAVES_DISREGARD -> back.stands();
                            case ENDS_DISPATCH, ENDS_DISREGARD, CHANGES_NOTHING -> back.who();
                        });
            case Fact.EventRepeated repeated -> Optional.empty();
            case Fact.StormOver over -> Optional.empty();
            case Fact.MediaArrived arrived -> Optional.empty();
            case Fact.MediaRefused refused -> Optional.empty();
            case Fact.SessionOpened opened -> Optional.empty();
            case Fact.ContactsAsked asked -> Optional.empty();
            case Fact.TextOutcomeUnknown unknown -> Optional.empty();
            case Fact.TextDelivered delivered -> Optional.empty();
            case Fact.TextFailed failed -> Optional.empty();
            case Fact.WindowClosed closed -> Optional.empty();
            case Fact.SignalAcknowledged acknowledged -> Optional.empty();
            case Fact.SignalParked parked -> Optional.empty();
            case Fact.SignalSentAgain again -> Optional.empty();
            case Fact.SignalGivenUp up -> Optional.empty();
            case Fact.AlarmCompleted completed -> Optional.empty();
            case Fact.Noted noted -> Optional.empty();
        };
    }

    private static Happening happening(Fact.Answered answered) {
        return switch (answered.choice()) {
            case DISPATCH -> Happening.DISPATCH_WANTED;
            case DISREGARD ->
                switch (answered.effect()) {
                    case COUNTS -> Happening.DISREGARD_WANTED;
                    case LATE -> Happening.DISREGARD_LATE;
                    case OVERRULED -> Happening.DISREGARD_OVERRULED;
                };
        };
    }

    private static Happening happening(Fact.AnswerTakenBack back) {
        return switch (back.reversal()) {
            case ENDS_DISPATCH -> Happening.DISPATCH_TAKEN_BACK;
            case ENDS_DISREGARD -> Happening.DISREGARD_TAKEN_BACK;
            case LEAVES_DISPATCH -> Happening.DISPATCH_WANTED;
            case LEAVES_DISREGARD -> Happening.DISREGARD_WANTED;
            case CHANGES_NOTHING -> Happening.ANSWER_TAKEN_BACK;
        };
    }

    private static SignalDecision ofEvent(SignalId id, Entry entry, EventId event, EventKind kind, Instant at) {
        return SignalRules.ofEvent(id, of(entry, event, kind, at));
    }

    private static SignalDecision ofStorm(SignalId id, Entry entry, Fact.StormBegan began) {
        return SignalRules.ofStorm(
                id,
                of(entry, began.event(), began.kind(), began.occurredAt()),
                Storm.words(began.reporter(), began.device(), began.perMinute()),
                entry.at());
    }

    private static SignalRules.Alarm of(Entry entry, EventId event, EventKind kind, Instant at) {
        var zone = entry.zone().orElseThrow(() -> new IllegalArgumentException("An event is signalled with its zone"));
        return new SignalRules.Alarm(entry.alarm().dealer(), event, kind, at, zone);
    }

    private static Optional<SignalDecision> ofContact(SignalId id, Entry entry, Happening happening, Answerer who) {
        return zone(entry.alarm())
                .map(zone -> SignalRules.ofContact(id, about(entry.alarm(), zone), happening, who, entry.at()));
    }

    private static SignalRules.Alarm about(Alarm alarm, WatchedZone zone) {
        var opener = alarm.opener();
        return new SignalRules.Alarm(alarm.dealer(), opener.event(), opener.kind(), opener.occurredAt(), zone);
    }

    /** The alarm's own line: a site that has moved since goes on telling the station that has the alarm. */
    private static Optional<WatchedZone> zone(Alarm alarm) {
        var opener = alarm.opener();
        return alarm.line()
                .map(line -> new WatchedZone(
                        alarm.site(),
                        opener.timeZone(),
                        opener.zone(),
                        opener.zoneName(),
                        Optional.of(alarm.station()),
                        line,
                        AlarmIntervals.STANDARD));
    }
}

package org.keyholder.server.signal;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.keyholder.server.event.EventKind;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.site.CodeChoice;
import org.keyholder.server.site.WatchedZone;
import org.keyholder.server.site.ZoneType;

/** Which happening sends which code. Pure: no clock, no database. */
public final class SignalRules {

    /** A camera site is one partition until sites have several. */
    private static final String PARTITION = "01";

    private SignalRules() {}

    /** An event and where it happened. */
    public record Alarm(DealerId dealer, EventId id, EventKind kind, Instant occurredAt, WatchedZone zone) {
        public Alarm {
            Objects.requireNonNull(dealer);
            Objects.requireNonNull(id);
            Objects.requireNonNull(kind);
            Objects.requireNonNull(occurredAt);
            Objects.requireNonNull(zone);
        }
    }

    /** What the station is told of an event: as the alarm library says. */
    public static SignalDecision ofEvent(SignalId id, Alarm alarm) {
        var code = code(alarm.kind(), alarm.zone());
        return switch (code.choice()) {
            case CodeChoice.Send(var contactId, var sia) ->
                toLine(
                        id,
                        alarm,
                        Happening.EVENT,
                        Qualifier.NEW,
                        new Codes(contactId, sia),
                        Optional.empty(),
                        alarm.kind().words() + ", " + alarm.zone().name(),
                        alarm.occurredAt());
            case CodeChoice.DoNotSend() ->
                new SignalDecision.NoSignal(
                        withoutLine(alarm.zone()).orElseGet(() -> NotSignalled.saidBy(code.level())));
        };
    }

    /** Why the station is not told of an event of this kind, if it is not. */
    public static Optional<NotSignalled> notSignalled(EventKind kind, WatchedZone zone) {
        return withoutLine(zone).or(() -> {
            var code = code(kind, zone);
            return code.choice() instanceof CodeChoice.DoNotSend
                    ? Optional.of(NotSignalled.saidBy(code.level()))
                    : Optional.empty();
        });
    }

    private static EffectiveCode code(EventKind kind, WatchedZone zone) {
        return CodeRules.of(kind, zone.type(), zone.library());
    }

    /** A site that no signal can go from. */
    private static Optional<NotSignalled> withoutLine(WatchedZone zone) {
        return switch (zone.line()) {
            case WatchedZone.Line.NoStation() -> Optional.of(NotSignalled.NO_STATION);
            case WatchedZone.Line.NoReceiver() -> Optional.of(NotSignalled.NO_RECEIVER);
            case WatchedZone.Line.NoAccount() -> Optional.of(NotSignalled.NO_ACCOUNT);
            case WatchedZone.Line.Open open -> Optional.empty();
        };
    }

    /** What the station is told when reports come so often that further ones are no longer signalled one by one. */
    public static SignalDecision ofStorm(SignalId id, Alarm alarm, String words, Instant at) {
        var happening = Happening.STORM_BEGAN;
        return toLine(id, alarm, happening, qualifier(happening), codes(happening), Optional.empty(), words, at);
    }

    /** What the station is told of a contact's doing about an event. */
    public static SignalDecision ofContact(SignalId id, Alarm alarm, Happening happening, Answerer who, Instant at) {
        return toLine(
                id,
                alarm,
                happening,
                qualifier(happening),
                codes(happening),
                Optional.of(who),
                words(happening, who),
                at);
    }

    /** What the station is told of a Dispatch that was pressed when the time to answer was over: it counts all the same. */
    public static SignalDecision ofLateDispatch(SignalId id, Alarm alarm, Answerer who, Instant at) {
        var happening = Happening.DISPATCH_WANTED;
        return toLine(
                id,
                alarm,
                happening,
                qualifier(happening),
                codes(happening),
                Optional.of(who),
                words(happening, who) + " (late)",
                at);
    }

    /** What the station is told when somebody looks whether signals of a site arrive. */
    public static Signal ofTest(
            SignalId id, DealerId dealer, SiteId site, WatchedZone.Line.Open line, Instant at, ZoneId timeZone) {
        var happening = Happening.TEST;
        return new Signal(
                id,
                dealer,
                site,
                line,
                happening,
                qualifier(happening),
                codes(happening),
                PARTITION,
                new Signal.OfSite(),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                "Test signal",
                at,
                timeZone);
    }

    /** A code that is sent, and what for. */
    public record SentCode(Happening happening, Optional<EventKind> kind, Qualifier qualifier, Codes codes) {}

    /** All codes that sites send where no setting says otherwise: for whoever sets the station's software up. */
    public static List<SentCode> all() {
        var ofEvents = Stream.of(EventKind.values())
                .map(kind -> new SentCode(Happening.EVENT, Optional.of(kind), Qualifier.NEW, standard(kind)));
        var others = Stream.of(Happening.values())
                .filter(happening -> happening != Happening.EVENT)
                .map(happening -> new SentCode(happening, Optional.empty(), qualifier(happening), codes(happening)));
        return Stream.concat(ofEvents, others).toList();
    }

    /** Of a zone that is of no special type, about which the alarm library says nothing. */
    private static Codes standard(EventKind kind) {
        return switch (CodeRules.of(kind, ZoneType.INSTANT, List.of()).choice()) {
            case CodeChoice.Send(var contactId, var sia) -> new Codes(contactId, sia);
            case CodeChoice.DoNotSend() -> throw new IllegalStateException("Keyholder's default always sends");
        };
    }

    /** Only what the outcome is goes out as new, and its end as restored; everything else is word on an event that goes on. */
    private static Qualifier qualifier(Happening happening) {
        return switch (happening) {
            case EVENT, DISPATCH_WANTED, DISREGARD_WANTED, TEST -> Qualifier.NEW;
            case DISPATCH_TAKEN_BACK, DISREGARD_TAKEN_BACK -> Qualifier.RESTORE;
            case STORM_BEGAN, TEXT_SENT, TEXT_OPENED, DISREGARD_LATE, DISREGARD_OVERRULED, ANSWER_TAKEN_BACK ->
                Qualifier.STATUS;
        };
    }

    private static SignalDecision toLine(
            SignalId id,
            Alarm alarm,
            Happening happening,
            Qualifier qualifier,
            Codes codes,
            Optional<Answerer> who,
            String text,
            Instant at) {
        var zone = alarm.zone();
        return switch (zone.line()) {
            case WatchedZone.Line.NoStation() -> new SignalDecision.NoSignal(NotSignalled.NO_STATION);
            case WatchedZone.Line.NoReceiver() -> new SignalDecision.NoSignal(NotSignalled.NO_RECEIVER);
            case WatchedZone.Line.NoAccount() -> new SignalDecision.NoSignal(NotSignalled.NO_ACCOUNT);
            case WatchedZone.Line.Open line ->
                new SignalDecision.Send(new Signal(
                        id,
                        alarm.dealer(),
                        zone.site(),
                        line,
                        happening,
                        qualifier,
                        codes,
                        PARTITION,
                        new Signal.OfEvent(alarm.id(), alarm.kind(), zone.number(), zone.name()),
                        Optional.empty(),
                        OptionalLong.empty(),
                        who,
                        text,
                        at,
                        zone.timeZone()));
        };
    }

    /**
     * 377/BD swinger trouble: a point that goes off again and again; 139/BV intrusion verifier: a person confirmed it; 406/BC cancel: a person cleared it. DC-05 leaves 750 to 789 to
     * the company: 750 text sent, 751 text opened, 752 and 753 a Disregard that cancels nothing, 754 a press taken back that
     * counted for nothing, without a DC-03 twin. 602/RP periodic test. What is restored has none either: BV and BC have no restoral.
     */
    private static Codes codes(Happening happening) {
        return switch (happening) {
            case EVENT -> throw new IllegalArgumentException("An event's code goes by its kind");
            case STORM_BEGAN -> Codes.of("377", "BD");
            case TEXT_SENT -> Codes.ofContactId("750");
            case TEXT_OPENED -> Codes.ofContactId("751");
            case DISPATCH_WANTED -> Codes.of("139", "BV");
            case DISREGARD_WANTED -> Codes.of("406", "BC");
            case DISREGARD_LATE -> Codes.ofContactId("752");
            case DISREGARD_OVERRULED -> Codes.ofContactId("753");
            case DISPATCH_TAKEN_BACK -> Codes.ofContactId("139");
            case DISREGARD_TAKEN_BACK -> Codes.ofContactId("406");
            case ANSWER_TAKEN_BACK -> Codes.ofContactId("754");
            case TEST -> Codes.of("602", "RP");
        };
    }

    private static String words(Happening happening, Answerer who) {
        var person = who.name() + who.title().map(title -> " (" + title + ")").orElse("");
        return switch (happening) {
            case EVENT, STORM_BEGAN, TEST ->
                throw new IllegalArgumentException("No contact did that: " + happening.code());
            case TEXT_SENT -> "Text sent to " + person;
            case TEXT_OPENED -> "Text opened by " + person;
            case DISPATCH_WANTED -> "Dispatch wanted by " + person;
            case DISREGARD_WANTED -> "Disregard wanted by " + person;
            case DISREGARD_LATE -> "Disregard, too late, by " + person;
            case DISREGARD_OVERRULED -> "Disregard by " + person + ", overruled by a Dispatch";
            case DISPATCH_TAKEN_BACK -> "Dispatch taken back by " + person;
            case DISREGARD_TAKEN_BACK -> "Disregard taken back by " + person;
            case ANSWER_TAKEN_BACK -> "Answer taken back by " + person;
        };
    }
}

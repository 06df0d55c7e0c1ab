package org.keyholder.server.dealerportal.event;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.alarm.Alarm;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.pages.State;
import org.keyholder.server.pages.States;
import org.keyholder.server.pages.Tone;
import org.keyholder.server.pages.When;
import org.keyholder.server.shared.AlarmId;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.signal.NotSignalled;
import org.keyholder.server.signal.SignalOutbox;
import org.keyholder.server.signal.SignalState;
import org.keyholder.server.site.Site;
import org.keyholder.server.verification.Outcome;
import org.keyholder.server.verification.OutcomeRule;
import org.keyholder.server.verification.PressedAnswer;
import org.keyholder.server.verification.Session;
import org.keyholder.server.verification.Sessions;
import org.keyholder.server.verification.Verifications;
import org.springframework.stereotype.Component;

/** Puts events into words: whether they were signalled, and what became of their alarms. */
@Component
class EventLines {

    /** A device's clock and the way to us make a few seconds. */
    private static final Duration LATE = Duration.ofMinutes(1);

    private static final State SIGNALLED = new State(Tone.GREEN, "check", "Signalled");
    private static final State ON_ITS_WAY = new State(Tone.YELLOW, "clock", "Waiting for the receiver");
    private static final State NOT_TAKEN = new State(Tone.RED, "alert-circle", "Not taken by the receiver");
    private static final State GIVEN_UP = new State(Tone.GREY, "ban", "Given up by the station");
    private static final State NOT_SIGNALLED = new State(Tone.RED, "antenna-off", "Not signalled");
    private static final State NOT_TO_BE_SENT = new State(Tone.GREY, "bell-off", "Not to be signalled");
    private static final State NOT_BY_ITSELF = new State(Tone.GREY, "repeat", "Not signalled again");

    private final SignalOutbox signals;
    private final Sessions sessions;
    private final Verifications verifications;
    private final Clock clock;

    EventLines(SignalOutbox signals, Sessions sessions, Verifications verifications, Clock clock) {
        this.signals = signals;
        this.sessions = sessions;
        this.verifications = verifications;
        this.clock = clock;
    }

    /** What is known beside the rows, of all of them at once. */
    private record Known(
            Map<EventId, SignalState> signals,
            Map<AlarmId, Session> sessions,
            Map<AlarmId, List<PressedAnswer>> answers,
            Instant now) {}

    List<EventsPage.Line> of(Site site, List<EventRows.Row> rows) {
        var known = known(site, rows);
        return rows.stream().map(row -> line(site, row, known)).toList();
    }

    private Known known(Site site, List<EventRows.Row> rows) {
        var tenant = TenantScope.dealer(site.dealer());
        var alarms = List.copyOf(rows.stream()
                .map(EventRows.Row::alarm)
                .filter(Objects::nonNull)
                .collect(Collectors.toMap(Alarm::id, Function.identity(), (one, same) -> one))
                .values());
        var sent = signals.told(
                tenant,
                site.dealer(),
                rows.stream().map(row -> row.event().id()).toList());
        return new Known(sent, sessions.of(tenant, alarms), verifications.answers(tenant, alarms), clock.instant());
    }

    private static EventsPage.Line line(Site site, EventRows.Row row, Known known) {
        var event = row.event();
        var zone = site.timeZone();
        var signal = Optional.ofNullable(known.signals().get(event.id()));
        return new EventsPage.Line(
                event.receivedAt().toString(),
                When.dayAndClock(event.receivedAt(), zone, known.now()),
                When.ago(event.receivedAt(), known.now()),
                event.occurredAt().plus(LATE).isBefore(event.receivedAt())
                        ? "happened " + When.dayAndClock(event.occurredAt(), zone, known.now())
                        : null,
                event.kind().words(),
                event.zone().toString(),
                row.zoneName(),
                signal.map(EventLines::state).orElseGet(() -> unsignalled(row)),
                signal.isPresent() ? problem(signal.get()) : whyNot(row),
                row.alarm() == null ? null : row.opens() ? "opened the alarm" : "joined the alarm",
                row.alarm() == null ? List.of() : became(row.alarm(), known));
    }

    private static State unsignalled(EventRows.Row row) {
        if (row.alarm() != null) {
            return NOT_BY_ITSELF;
        }
        return toldNotTo(row).isPresent() ? NOT_TO_BE_SENT : NOT_SIGNALLED;
    }

    /** Who of the alarm library said that nothing is sent. */
    private static Optional<String> toldNotTo(EventRows.Row row) {
        return row.event().notSignalled().flatMap(NotSignalled::ofCode).flatMap(why -> switch (why) {
            case ZONE_SAYS -> Optional.of("the zone’s alarm codes say so");
            case SITE_SAYS -> Optional.of("the site’s alarm codes say so");
            case DEALER_SAYS -> Optional.of("your alarm library says so");
            case NO_STATION, NO_RECEIVER, NO_ACCOUNT -> Optional.empty();
        });
    }

    private static State state(SignalState signal) {
        return switch (signal.state()) {
            case QUEUED -> ON_ITS_WAY;
            case ACKNOWLEDGED -> SIGNALLED;
            case REFUSED, UNREADABLE -> NOT_TAKEN;
            case GIVEN_UP -> GIVEN_UP;
        };
    }

    private static @Nullable String problem(SignalState signal) {
        return signal.state() == SignalState.State.ACKNOWLEDGED
                ? null
                : signal.problem().orElse(null);
    }

    private static String whyNot(EventRows.Row row) {
        if (row.stormy()) {
            return "reported too often: counted";
        }
        if (row.repeats()) {
            return "repeats the one before";
        }
        if (row.alarm() != null) {
            return "the station knew of the alarm";
        }
        var told = toldNotTo(row);
        if (told.isPresent()) {
            return told.get();
        }
        return row.event().station().isEmpty()
                ? "the site had no monitoring station"
                : "the site had no account number, or its station record no receiver";
    }

    private static List<State> became(Alarm alarm, Known known) {
        var became = new ArrayList<State>();
        outcome(OutcomeRule.of(known.answers().getOrDefault(alarm.id(), List.of())))
                .ifPresent(became::add);
        var end = alarm.ended(known.now());
        if (end.isPresent()) {
            became.add(
                    switch (end.get().why()) {
                        case COMPLETED -> States.COMPLETED;
                        case QUIET -> States.QUIET_AGAIN;
                    });
        } else {
            var session = Optional.ofNullable(known.sessions().get(alarm.id()));
            became.add(session.map(_ -> States.OPENED.saying("Opened by an operator"))
                    .orElse(States.NOT_OPENED));
        }
        return became;
    }

    private static Optional<State> outcome(Outcome outcome) {
        return switch (outcome) {
            case Outcome.NoAnswer() -> Optional.empty();
            case Outcome.Dispatch _ -> Optional.of(States.DISPATCH_WANTED);
            case Outcome.Disregard _ -> Optional.of(States.DISREGARD_WANTED);
            case Outcome.LateDisregard _ -> Optional.of(States.DISREGARD_TOO_LATE);
        };
    }
}

package org.keyholder.server.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.alarm.Alarm;
import org.keyholder.server.alarm.Alarms;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.event.Event;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.Right;
import org.keyholder.server.media.MediaItem;
import org.keyholder.server.media.MediaItems;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.signal.NotSignalled;
import org.keyholder.server.signal.SignalOutbox;
import org.keyholder.server.signal.SignalState;
import org.keyholder.server.verification.Outcome;
import org.keyholder.server.verification.OutcomeRule;
import org.keyholder.server.verification.PressedAnswer;
import org.keyholder.server.verification.Session;
import org.keyholder.server.verification.Sessions;
import org.keyholder.server.verification.Verifications;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /api/v1/events/{id}}: what became of an event, for the device that reported it, and for programs of the dealer whose it is and
 * of the station that was told.
 */
@RestController
class EventStateEndpoint {

    private final ReadableEvents events;
    private final MediaItems media;
    private final SignalOutbox signals;
    private final Alarms alarms;
    private final Sessions sessions;
    private final Verifications verifications;
    private final Clock clock;

    EventStateEndpoint(
            ReadableEvents events,
            MediaItems media,
            SignalOutbox signals,
            Alarms alarms,
            Sessions sessions,
            Verifications verifications,
            Clock clock) {
        this.events = events;
        this.media = media;
        this.signals = signals;
        this.alarms = alarms;
        this.sessions = sessions;
        this.verifications = verifications;
        this.clock = clock;
    }

    /**
     * An event with all that followed from it. {@code signal} is null when no signal was due, and then {@code notSignalled} says why where
     * that was decided as it came; {@code alarm} is null when the event was never signalled; session, answers and outcome are the alarm's.
     */
    record EventState(
            String id,
            String zone,
            String kind,
            Instant occurredAt,
            Instant receivedAt,
            List<File> media,
            @Nullable SignalView signal,
            List<SignalView> signals,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            NotSignalledView notSignalled,

            @Nullable AlarmView alarm,
            @Nullable SessionView session,
            List<AnswerView> answers,
            @Nullable String outcome) {}

    /** Why nothing was signalled. */
    record NotSignalledView(String code, @Nullable String words) {}

    /**
     * The alarm that the event belongs to.
     *
     * @param state {@code open}, {@code completed}, or {@code quiet} when nobody completed it
     * @param repeats the event of the same zone that this one repeats, if it does
     */
    record AlarmView(
            String id,
            String state,
            Instant openedAt,
            @Nullable String repeats) {}

    /** @param shown whether people can see it on their pages */
    record File(String name, String type, @Nullable String codec, boolean shown, long size) {}

    record SignalView(
            String id,
            String happening,
            String contactId,
            @Nullable String sia,
            String account,
            String state,
            int attempts,
            @Nullable String problem,
            @Nullable Instant settledAt) {}

    record SessionView(String id, Instant openedAt) {}

    /** An answer, by the contact's slot: a device is told no names. */
    record AnswerView(@Nullable Integer slot, String choice, boolean late, Instant at) {}

    @GetMapping("/api/v1/events/{id}")
    @Needs(Right.READ_EVENTS)
    EventState state(@PathVariable UUID id, HttpServletRequest request) {
        var readable = events.find(request, new EventId(id));
        return state(readable.event(), readable.tenant());
    }

    private EventState state(Event event, TenantScope tenant) {
        var files = media.of(tenant, event.dealer(), event.id()).stream()
                .map(EventStateEndpoint::view)
                .toList();
        var sent = signals.of(tenant, event.dealer(), List.of(event.id())).stream()
                .map(EventStateEndpoint::view)
                .toList();
        var alarm = alarms.ofEvent(tenant, event.dealer(), event.id());
        var answers = alarm.map(one -> verifications.answers(tenant, one)).orElse(List.of());
        return new EventState(
                event.id().toString(),
                event.zone().toString(),
                event.kind().code(),
                event.occurredAt(),
                event.receivedAt(),
                files,
                sent.stream()
                        .filter(signal -> signal.happening().equals("event"))
                        .findFirst()
                        .orElse(null),
                sent,
                event.notSignalled().map(EventStateEndpoint::view).orElse(null),
                alarm.map(one -> view(tenant, one, event)).orElse(null),
                alarm.flatMap(one -> sessions.of(tenant, one))
                        .map(EventStateEndpoint::view)
                        .orElse(null),
                answers.stream().map(EventStateEndpoint::view).toList(),
                outcome(answers));
    }

    private AlarmView view(TenantScope tenant, Alarm alarm, Event event) {
        var repeats = alarms.member(tenant, alarm, event.id()).flatMap(Alarms.Member::running);
        var state = alarm.ended(clock.instant())
                .map(end -> end.why().name().toLowerCase(Locale.ROOT))
                .orElse("open");
        return new AlarmView(
                alarm.id().toString(),
                state,
                alarm.openedAt(),
                repeats.map(EventId::toString).orElse(null));
    }

    private static @Nullable String outcome(List<PressedAnswer> answers) {
        return switch (OutcomeRule.of(answers)) {
            case Outcome.NoAnswer() -> null;
            case Outcome.Dispatch dispatch -> "dispatch";
            case Outcome.Disregard disregard -> "disregard";
            case Outcome.LateDisregard late -> "late-disregard";
        };
    }

    private static File view(MediaItem item) {
        var codec = item.codec();
        return new File(
                item.name(),
                item.type().contentType(),
                codec == null ? null : codec.code(),
                item.isShown(),
                item.size());
    }

    private static SignalView view(SignalState signal) {
        return new SignalView(
                signal.id().toString(),
                signal.happening().code(),
                signal.codes().contactId(),
                signal.codes().sia().orElse(null),
                signal.account(),
                signal.state().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                signal.attempts(),
                signal.problem().orElse(null),
                signal.settledAt().orElse(null));
    }

    private static NotSignalledView view(String code) {
        return new NotSignalledView(
                code, NotSignalled.ofCode(code).map(NotSignalled::words).orElse(null));
    }

    private static SessionView view(Session session) {
        return new SessionView(session.id().toString(), session.openedAt());
    }

    private static AnswerView view(PressedAnswer answer) {
        return new AnswerView(answer.slot().orElse(null), answer.choice().code(), answer.late(), answer.at());
    }
}

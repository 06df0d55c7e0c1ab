package org.keyholder.server.operatorportal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.contact.Contact;
import org.keyholder.server.contact.Contacts;
import org.keyholder.server.contact.Welcome;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.media.MediaItem;
import org.keyholder.server.media.MediaItems;
import org.keyholder.server.operatorportal.ContactProgress.Reached;
import org.keyholder.server.operatorportal.DeskPages.Alarm;
import org.keyholder.server.operatorportal.SessionPanel.AskedContact;
import org.keyholder.server.operatorportal.SessionPanel.LogLine;
import org.keyholder.server.operatorportal.SessionPanel.Verify;
import org.keyholder.server.pages.State;
import org.keyholder.server.pages.States;
import org.keyholder.server.pages.TimeLeft;
import org.keyholder.server.pages.Tone;
import org.keyholder.server.pages.When;
import org.keyholder.server.signal.SignalOutbox;
import org.keyholder.server.signal.SignalState;
import org.keyholder.server.verification.Choice;
import org.keyholder.server.verification.PressedAnswer;
import org.keyholder.server.verification.Session;
import org.keyholder.server.verification.Sessions;
import org.keyholder.server.verification.Verification;
import org.springframework.stereotype.Component;

/** Builds the live part of a session's page from rows, whole, each time. */
@Component
class PanelOfSession {

    private final Sessions sessions;
    private final Contacts contacts;
    private final MediaItems media;
    private final SignalOutbox signals;
    private final Clock clock;

    PanelOfSession(Sessions sessions, Contacts contacts, MediaItems media, SignalOutbox signals, Clock clock) {
        this.sessions = sessions;
        this.contacts = contacts;
        this.media = media;
        this.signals = signals;
        this.clock = clock;
    }

    SessionPanel of(TenantScope tenant, Session session, Alarm alarm) {
        var now = clock.instant();
        var round = sessions.verification(tenant, session);
        var people = contacts.of(tenant, session.dealer(), session.site());
        return new SessionPanel(
                session.id().toString(),
                scene(tenant, session, alarm),
                round.map(asked -> asked(asked, now)).orElse(null),
                rows(round, people, now),
                log(tenant, session, alarm),
                verify(round, people, now));
    }

    private SessionPanel.Scene scene(TenantScope tenant, Session session, Alarm alarm) {
        var items = media.of(tenant, session.dealer(), session.event());
        var url = "/monitoring/sessions/" + session.id() + "/media/";
        var clip = items.stream().filter(item -> item.type().isVideo()).findFirst();
        return new SessionPanel.Scene(
                alarm.event().zone().toString(),
                alarm.zone().name(),
                clip.map(item -> new SessionPanel.Clip(
                                url + item.name(), item.type().contentType()))
                        .orElse(null),
                items.stream()
                        .filter(item -> !item.type().isVideo())
                        .map(item -> new SessionPanel.Snapshot(url + item.name(), caption(alarm, item)))
                        .toList());
    }

    private static String caption(Alarm alarm, MediaItem item) {
        var name = item.name();
        int dot = name.lastIndexOf('.');
        return alarm.event().zone() + " " + (dot > 0 ? name.substring(0, dot) : name).replace('-', ' ');
    }

    private static SessionPanel.Asked asked(Verification round, Instant now) {
        var number = round.questions().size();
        return new SessionPanel.Asked(
                "Asked " + number + (number == 1 ? " contact" : " contacts"),
                "by text",
                new TimeLeft(round.askedAt(), round.closesAt(), now),
                outcome(round));
    }

    /** Dispatch wins; silence is never taken for anything. */
    private static @Nullable State outcome(Verification round) {
        var choices = round.questions().stream()
                .flatMap(question -> question.answer().stream())
                .map(PressedAnswer::choice)
                .collect(Collectors.toSet());
        if (choices.contains(Choice.DISPATCH)) {
            return States.DISPATCH_WANTED;
        }
        return choices.contains(Choice.DISREGARD) ? States.DISREGARD_WANTED : null;
    }

    private static List<AskedContact> rows(Optional<Verification> round, List<Contact> people, Instant now) {
        var rows = new ArrayList<AskedContact>();
        round.ifPresent(asked -> asked.questions().forEach(question -> rows.add(row(asked, question, now))));
        var asked = round.stream()
                .flatMap(verification -> verification.questions().stream())
                .map(Verification.Asked::contact)
                .collect(Collectors.toSet());
        people.stream().filter(person -> !asked.contains(person.id())).forEach(person -> rows.add(row(person)));
        return rows;
    }

    private static AskedContact row(Verification round, Verification.Asked asked, Instant now) {
        var progress =
                new ContactProgress(asked.contact().toString(), asked.name(), about(asked.title(), asked.slot()));
        if (asked.answer().isPresent()) {
            var answer = asked.answer().get();
            var took = When.span(Duration.between(round.askedAt(), answer.at()));
            return switch (answer.choice()) {
                case DISPATCH -> progress.dispatch(took, answer.late());
                case DISREGARD -> progress.disregard(took, answer.late());
            };
        }
        if (asked.failure().isPresent()
                && asked.deliveredAt().isEmpty()
                && asked.openedAt().isEmpty()) {
            return progress.notDelivered(asked.failure().get(), asked.sentAt().isPresent());
        }
        return now.isBefore(round.closesAt()) ? progress.on(reached(asked)) : progress.noAnswer(reached(asked));
    }

    private static Reached reached(Verification.Asked asked) {
        if (asked.openedAt().isPresent()) {
            return Reached.OPENED;
        }
        if (asked.deliveredAt().isPresent()) {
            return Reached.DELIVERED;
        }
        return asked.sentAt().isPresent() ? Reached.SENT : Reached.QUEUED;
    }

    private static AskedContact row(Contact person) {
        var progress = new ContactProgress(person.id().toString(), person.name(), about(person.title(), person.slot()));
        return switch (person.welcome()) {
            case Welcome.Confirmed confirmed -> progress.ready();
            case Welcome.NotSent notSent ->
                progress.cannotBeAsked(
                        new State(Tone.GREY, "mail", "Not confirmed"), "Has not been sent a welcome message yet.");
            case Welcome.Sending sending ->
                progress.cannotBeAsked(
                        new State(Tone.YELLOW, "hourglass", "Not confirmed"), "The welcome message is on its way.");
            case Welcome.Pending pending ->
                progress.cannotBeAsked(new State(Tone.YELLOW, "hourglass", "Not confirmed"), "Has not confirmed yet.");
            case Welcome.SendError(var reason, var at) ->
                progress.cannotBeAsked(
                        new State(Tone.RED, "message-x", "Send error"),
                        "The welcome message did not arrive, " + reason + ".");
            case Welcome.OptedOut optedOut ->
                progress.cannotBeAsked(new State(Tone.RED, "hand-stop", "Opted out"), "Replied STOP to our texts.");
        };
    }

    private static String about(Optional<String> title, Optional<Integer> slot) {
        return List.of(title, slot.map(number -> "slot " + number)).stream()
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" · "));
    }

    private List<LogLine> log(TenantScope tenant, Session session, Alarm alarm) {
        var zone = alarm.site().timeZone();
        var lines = new ArrayList<Line>();
        lines.add(new Line(
                alarm.event().receivedAt(),
                alarm.event().kind().words() + ", zone " + alarm.event().zone(),
                true));
        signals.of(tenant, session.dealer(), session.event())
                .forEach(signal -> lines.add(new Line(signal.createdAt(), words(signal), false)));
        sessions.log(tenant, session).forEach(entry -> lines.add(new Line(entry.at(), entry.text(), entry.byPerson())));
        return lines.stream()
                .sorted(Comparator.comparing(Line::at))
                .map(line -> new LogLine(When.clock(line.at(), zone), line.words(), line.strong()))
                .toList();
    }

    private record Line(Instant at, String words, boolean strong) {}

    private static String words(SignalState signal) {
        var what = "Signal " + signal.codes().contactId() + " · " + signal.text();
        return switch (signal.state()) {
            case ACKNOWLEDGED -> what + " · acknowledged in " + took(signal);
            case REFUSED ->
                what + " · refused by the receiver, " + signal.problem().orElse("no reason given");
            case QUEUED ->
                signal.attempts() == 0
                        ? what + " · being sent"
                        : what + " · not acknowledged yet. " + signal.problem().orElse("");
        };
    }

    private static String took(SignalState signal) {
        var took = Duration.between(signal.createdAt(), signal.settledAt().orElse(signal.createdAt()));
        return took.compareTo(Duration.ofSeconds(2)) < 0 ? took.toMillis() + " ms" : When.span(took);
    }

    private static Verify verify(Optional<Verification> round, List<Contact> people, Instant now) {
        if (round.isPresent() && now.isBefore(round.get().closesAt())) {
            return new Verify(false, false, "Asked. Again when the time is over.");
        }
        if (people.stream().noneMatch(Contact::canBeAsked)) {
            return Verify.impossible("No contact of this site can be asked.");
        }
        return round.isPresent() ? Verify.again(false) : Verify.ask();
    }
}

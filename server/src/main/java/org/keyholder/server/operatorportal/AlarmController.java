package org.keyholder.server.operatorportal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.alarm.Alarm;
import org.keyholder.server.alarm.AlarmRights;
import org.keyholder.server.alarm.Alarms;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.Right;
import org.keyholder.server.identity.SignInStanding;
import org.keyholder.server.live.LiveStreams;
import org.keyholder.server.live.Topic;
import org.keyholder.server.media.MediaAnswers;
import org.keyholder.server.media.MediaItems;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.verification.AskContacts;
import org.keyholder.server.verification.Sessions;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.view.RedirectView;

/**
 * One alarm before the operator: its page, its live part, its pictures, <em>Verify</em> and <em>Complete</em>. Looking changes nothing:
 * whatever fetches an address without a person, a preview or another site's picture, does it by GET. What says nothing else is a deed, and
 * not for whoever only looks.
 */
@Controller
@Needs(Right.USE_DESK)
@RequestMapping("/monitoring/alarms/{" + AlarmOfAddress.ID + "}")
class AlarmController {

    private static final String BY_SCRIPT = "HX-Request";

    private final AlarmRights rights;
    private final Alarms alarms;
    private final Sessions sessions;
    private final AskContacts askContacts;
    private final DeskPages pages;
    private final LiveStreams streams;
    private final MediaItems media;
    private final MediaAnswers files;
    private final Looks looks;

    AlarmController(
            AlarmRights rights,
            Alarms alarms,
            Sessions sessions,
            AskContacts askContacts,
            DeskPages pages,
            LiveStreams streams,
            MediaItems media,
            MediaAnswers files,
            Looks looks) {
        this.rights = rights;
        this.alarms = alarms;
        this.sessions = sessions;
        this.askContacts = askContacts;
        this.pages = pages;
        this.streams = streams;
        this.media = media;
        this.files = files;
        this.looks = looks;
    }

    @GetMapping
    @Needs(Right.SEE_DESK)
    ModelAndView page(SeenAlarm seen, @RequestParam @Nullable String event) {
        return pages.alarm(seen.operator(), seen.alarm(), focus(event)).view();
    }

    @GetMapping("/panel")
    @Needs(Right.SEE_DESK)
    ModelAndView panel(SeenAlarm seen, @RequestParam @Nullable String event) {
        return pages.panel(seen.operator(), seen.alarm(), focus(event)).view();
    }

    private static Focus focus(@Nullable String event) {
        return event == null
                ? Focus.NEWEST
                : new Focus(AlarmOfAddress.uuid(event).map(EventId::new), Optional.empty());
    }

    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Needs(Right.SEE_DESK)
    SseEmitter stream(SeenAlarm seen, SignInStanding signIn) {
        var alarm = seen.alarm();
        return streams.open(
                Set.of(Topic.alarm(alarm.id().value()), Topic.optOuts()),
                signIn,
                rights.standing(seen.operator().station(), alarm));
    }

    /** Somebody has the page before them and takes it: told by the page's script, or by its button where no script runs. */
    @PostMapping("/opened")
    ModelAndView opened(SeenAlarm seen, @RequestHeader(name = BY_SCRIPT, required = false) @Nullable String byScript) {
        sessions.open(seen.alarm(), seen.operator().actor());
        return byScript == null ? again(seen.alarm()) : nothing();
    }

    private static ModelAndView nothing() {
        var nothing = new ModelAndView((model, request, response) -> {});
        nothing.setStatus(HttpStatus.NO_CONTENT);
        return nothing;
    }

    /** With the page's script only its live part comes back; without it the page is shown again. */
    @PostMapping("/verify")
    ModelAndView ask(
            SeenAlarm seen,
            @RequestParam @Nullable String event,
            @RequestHeader(name = BY_SCRIPT, required = false) @Nullable String byScript) {
        var result = askContacts.ask(seen.alarm(), seen.operator().actor());
        if (result instanceof AskContacts.Result.AlarmOver && byScript == null) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "alarm-over",
                    null,
                    "This alarm is over. Nobody can be asked about it any more.");
        }
        if (result instanceof AskContacts.Result.TooManyTexts && byScript == null) {
            throw new Refusal(
                    Refusal.Kind.TOO_MANY,
                    "too-many-texts",
                    null,
                    "Nobody was asked: the dealer's limit of texts in an hour has been reached. Call the contacts.");
        }
        return byScript == null ? again(seen.alarm()) : panel(again(seen), event);
    }

    /** As the alarm is after what has just been done. */
    private SeenAlarm again(SeenAlarm before) {
        return rights.seen(before.operator().station(), before.alarm().id())
                .map(alarm -> new SeenAlarm(before.operator(), alarm))
                .orElseThrow(Refusal::notFound);
    }

    /** Asks once more: what comes after it opens another alarm. */
    @GetMapping("/complete")
    ModelAndView mayBeCompleted(SeenAlarm seen) {
        return pages.complete(seen.operator(), seen.alarm()).view();
    }

    @PostMapping("/complete")
    ModelAndView complete(SeenAlarm seen) {
        sessions.complete(seen.alarm(), seen.operator().actor());
        return rights.seen(seen.operator().station(), seen.alarm().id()).isPresent()
                ? again(seen.alarm())
                : new ModelAndView(new RedirectView("/monitoring?" + LaunchController.MOVED_AWAY, true));
    }

    private static ModelAndView again(Alarm alarm) {
        return new ModelAndView(new RedirectView(AlarmPanel.url(alarm.id()), true));
    }

    /** @param download to keep it, also what the page can show */
    @GetMapping("/media/{event}/{name}")
    @Needs(Right.SEE_DESK)
    ResponseEntity<Resource> media(
            SeenAlarm seen,
            @PathVariable String event,
            @PathVariable String name,
            @RequestParam @Nullable String download,
            HttpServletRequest request) {
        var tenant = TenantScope.station(seen.operator().station());
        var alarm = seen.alarm();
        return AlarmOfAddress.uuid(event)
                .map(EventId::new)
                .filter(known -> alarms.ofEvent(tenant, alarm.dealer(), known)
                        .filter(of -> of.id().equals(alarm.id()))
                        .isPresent())
                .flatMap(known -> media.find(tenant, alarm.dealer(), known, name))
                .map(item -> {
                    looks.seen(seen.operator(), alarm, item, download != null);
                    return download == null ? files.answer(item, request) : files.download(item, request);
                })
                .orElseThrow(Refusal::notFound);
    }
}

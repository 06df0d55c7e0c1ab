package org.keyholder.server.operatorportal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.alarm.Alarm;
import org.keyholder.server.alarm.Alarms;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.identity.Operator;
import org.keyholder.server.live.LiveStreams;
import org.keyholder.server.live.Topic;
import org.keyholder.server.media.MediaAnswers;
import org.keyholder.server.media.MediaItems;
import org.keyholder.server.shared.AlarmId;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.site.Sites;
import org.keyholder.server.verification.AskContacts;
import org.keyholder.server.verification.Sessions;
import org.springframework.core.io.Resource;
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

/** One alarm before the operator: its page, its live part, its pictures, <em>Verify</em> and <em>Complete</em>. */
@Controller
@RequestMapping("/monitoring/alarms/{id}")
class AlarmController {

    private final Alarms alarms;
    private final Sessions sessions;
    private final AskContacts askContacts;
    private final Sites sites;
    private final DeskPages pages;
    private final LiveStreams streams;
    private final MediaItems media;
    private final MediaAnswers files;

    AlarmController(
            Alarms alarms,
            Sessions sessions,
            AskContacts askContacts,
            Sites sites,
            DeskPages pages,
            LiveStreams streams,
            MediaItems media,
            MediaAnswers files) {
        this.alarms = alarms;
        this.sessions = sessions;
        this.askContacts = askContacts;
        this.sites = sites;
        this.pages = pages;
        this.streams = streams;
        this.media = media;
        this.files = files;
    }

    @GetMapping
    ModelAndView page(Operator operator, @PathVariable String id, @RequestParam @Nullable String event) {
        var alarm = alarm(operator, id);
        if (pages.isOpen(alarm)) {
            sessions.open(alarm, operator.actor());
        }
        return pages.alarm(operator, alarm, focus(event)).view();
    }

    @GetMapping("/panel")
    ModelAndView panel(Operator operator, @PathVariable String id, @RequestParam @Nullable String event) {
        return pages.panel(operator, alarmId(id), focus(event)).view();
    }

    private static Focus focus(@Nullable String event) {
        return event == null ? Focus.NEWEST : new Focus(uuid(event).map(EventId::new), Optional.empty());
    }

    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream(Operator operator, @PathVariable String id) {
        return streams.open(Set.of(Topic.alarm(alarm(operator, id).id().value()), Topic.optOuts()));
    }

    /** With the page's script only its live part comes back; without it the page is shown again. */
    @PostMapping("/verify")
    ModelAndView ask(
            Operator operator,
            @PathVariable String id,
            @RequestParam @Nullable String event,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String byScript) {
        var alarm = alarm(operator, id);
        var result = askContacts.ask(alarm, operator.actor());
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
                    "Nobody was asked: the dealer's contacts have been sent all the texts that an hour has. Call them.");
        }
        return byScript == null
                ? again(alarm)
                : pages.panel(operator, alarm.id(), focus(event)).view();
    }

    /** Asks once more: what comes after it opens another alarm. */
    @GetMapping("/complete")
    ModelAndView mayBeCompleted(Operator operator, @PathVariable String id) {
        return pages.complete(operator, alarm(operator, id)).view();
    }

    @PostMapping("/complete")
    ModelAndView complete(Operator operator, @PathVariable String id) {
        var alarm = alarm(operator, id);
        sessions.complete(alarm, operator.actor());
        var station = TenantScope.station(operator.station());
        return sites.find(station, alarm.site()).isPresent()
                ? again(alarm)
                : new ModelAndView(new RedirectView("/monitoring?" + LaunchController.MOVED_AWAY, true));
    }

    private static ModelAndView again(Alarm alarm) {
        return new ModelAndView(new RedirectView(AlarmPanel.url(alarm.id()), true));
    }

    /** @param download to keep it, also what the page can show */
    @GetMapping("/media/{event}/{name}")
    ResponseEntity<Resource> media(
            Operator operator,
            @PathVariable String id,
            @PathVariable String event,
            @PathVariable String name,
            @RequestParam @Nullable String download,
            HttpServletRequest request) {
        var tenant = TenantScope.station(operator.station());
        var alarm = alarm(operator, id);
        return uuid(event)
                .map(EventId::new)
                .filter(known -> alarms.ofEvent(tenant, alarm.dealer(), known)
                        .filter(of -> of.id().equals(alarm.id()))
                        .isPresent())
                .flatMap(known -> media.find(tenant, alarm.dealer(), known, name))
                .map(item -> download == null ? files.answer(item, request) : files.download(item, request))
                .orElseThrow(Refusal::notFound);
    }

    /** An unknown id and a foreign one answer alike. */
    private Alarm alarm(Operator operator, String id) {
        return alarms.find(TenantScope.station(operator.station()), alarmId(id)).orElseThrow(Refusal::notFound);
    }

    private static AlarmId alarmId(String id) {
        return uuid(id).map(AlarmId::new).orElseThrow(Refusal::notFound);
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

package org.keyholder.server.operatorportal;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.identity.Operator;
import org.keyholder.server.live.LiveStreams;
import org.keyholder.server.live.Topic;
import org.keyholder.server.media.MediaItems;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.verification.AskContacts;
import org.keyholder.server.verification.Session;
import org.keyholder.server.verification.SessionId;
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
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.view.RedirectView;

/** One alarm before the operator: its page, its live part, its pictures, and <em>Verify</em>. */
@Controller
@RequestMapping("/monitoring/sessions/{id}")
class SessionController {

    private final Sessions sessions;
    private final AskContacts askContacts;
    private final DeskPages pages;
    private final LiveStreams streams;
    private final MediaItems media;
    private final MediaAnswers files;

    SessionController(
            Sessions sessions,
            AskContacts askContacts,
            DeskPages pages,
            LiveStreams streams,
            MediaItems media,
            MediaAnswers files) {
        this.sessions = sessions;
        this.askContacts = askContacts;
        this.pages = pages;
        this.streams = streams;
        this.media = media;
        this.files = files;
    }

    @GetMapping
    ModelAndView page(Operator operator, @PathVariable String id) {
        return pages.session(operator, session(operator, id)).view();
    }

    @GetMapping("/panel")
    ModelAndView panel(Operator operator, @PathVariable String id) {
        return pages.panel(operator, session(operator, id)).view();
    }

    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream(Operator operator, @PathVariable String id) {
        var session = session(operator, id);
        return streams.open(Set.of(
                Topic.session(session.id().value()), Topic.event(session.event().value()), Topic.optOuts()));
    }

    /** With the page's script only its live part comes back; without it the page is shown again. */
    @PostMapping("/verify")
    ModelAndView ask(
            Operator operator,
            @PathVariable String id,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String byScript) {
        var session = session(operator, id);
        askContacts.ask(session, operator.name());
        return byScript == null
                ? new ModelAndView(new RedirectView("/monitoring/sessions/" + session.id(), true))
                : pages.panel(operator, session).view();
    }

    @GetMapping("/media/{name}")
    ResponseEntity<Resource> media(Operator operator, @PathVariable String id, @PathVariable String name) {
        var session = session(operator, id);
        return media.find(TenantScope.station(operator.station()), session.dealer(), session.event(), name)
                .map(files::answer)
                .orElseThrow(Refusal::notFound);
    }

    /** An unknown id and a foreign one answer alike. */
    private Session session(Operator operator, String id) {
        return id(id).flatMap(known -> sessions.find(operator.station(), known)).orElseThrow(Refusal::notFound);
    }

    private static Optional<SessionId> id(String text) {
        try {
            return Optional.of(new SessionId(UUID.fromString(text)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

package org.keyholder.server.contactpage;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.alarm.Choice;
import org.keyholder.server.media.MediaAnswers;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.verification.QuestionHead;
import org.keyholder.server.verification.Questions;
import org.keyholder.server.verification.TakenAnswer;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The question behind a texted link: opening it only shows, a deliberate POST answers. */
@Controller
@RequestMapping(Questions.PATH + "{token}")
class AnswerController {

    private static final String TAKE_BACK = "take-back";

    private final Questions questions;
    private final QuestionPages pages;
    private final MediaAnswers files;
    private final Clock clock;

    AnswerController(Questions questions, QuestionPages pages, MediaAnswers files, Clock clock) {
        this.questions = questions;
        this.pages = pages;
        this.files = files;
        this.clock = clock;
    }

    /** @param again an answered question is shown once more only when asked for */
    @GetMapping
    ModelAndView show(@PathVariable String token, @RequestParam @Nullable String again) {
        var view = questions.view(token);
        if (view.isEmpty()) {
            return unknown();
        }
        var question = view.get();
        if (isExpired(question.head())) {
            return expired(question.head());
        }
        return question.head().answer().isPresent() && again == null
                ? pages.answered(token, question.head()).view()
                : pages.question(token, question, false).view();
    }

    /** What has joined the alarm meanwhile, for a page that is open; nothing where nothing has. */
    @GetMapping("/pictures")
    ModelAndView pictures(@PathVariable String token, @RequestParam @Nullable String have) {
        var view = questions.view(token).filter(question -> !isExpired(question.head()));
        var pictures = pages.pictures(token, view.orElseThrow(Refusal::notFound));
        if (pictures.key().equals(have)) {
            var nothing = new ModelAndView();
            nothing.setStatus(HttpStatus.NO_CONTENT);
            nothing.setView((model, request, response) -> {});
            return nothing;
        }
        return pictures.view();
    }

    @PostMapping
    ModelAndView answer(
            @PathVariable String token,
            @RequestParam String answer,
            @RequestParam @Nullable Integer of,
            HttpServletRequest request) {
        if (answer.equals(TAKE_BACK)) {
            if (of == null) {
                throw Refusal.invalid("of-missing", "of", "It is not said what is to be taken back.");
            }
            return judged(token, questions.takeBack(token, of, request.getRemoteAddr()));
        }
        var choice = Choice.ofCode(answer)
                .orElseThrow(() -> Refusal.invalid("answer-unknown", "answer", "The answer is dispatch or disregard."));
        return judged(token, questions.answer(token, choice, request.getRemoteAddr()));
    }

    private ModelAndView judged(String token, Optional<Questions.Taken> taken) {
        if (taken.isEmpty()) {
            return unknown();
        }
        var question = taken.get().question();
        return switch (taken.get().answer()) {
            case TakenAnswer.Accepted accepted ->
                pages.answered(token, question).view();
            case TakenAnswer.Repeated repeated ->
                pages.answered(token, question).view();
            case TakenAnswer.TakenBack back -> takenBack(token, question);
            case TakenAnswer.Overtaken() -> takenBack(token, question);
            case TakenAnswer.TooLateToTakeBack() ->
                pages.tooLateToTakeBack(question).view(HttpStatus.CONFLICT);
            case TakenAnswer.NoMoreChanges() -> pages.noMoreChanges(question).view(HttpStatus.CONFLICT);
            case TakenAnswer.Expired() -> expired(question);
        };
    }

    /** What stands now: what was pressed before counts again; where there is nothing, the question is asked again. */
    private ModelAndView takenBack(String token, QuestionHead question) {
        if (question.answer().isPresent()) {
            return pages.answered(token, question).view();
        }
        return questions
                .view(token)
                .map(view -> pages.question(token, view, true).view())
                .orElseGet(AnswerController::unknown);
    }

    /** The page's own script tells of a person; a fetch of the page never does. */
    @PostMapping("/opened")
    ResponseEntity<Void> opened(@PathVariable String token) {
        questions.opened(token);
        return ResponseEntity.noContent().build();
    }

    /** @param download to keep it, also what the page can show */
    @GetMapping("/media/{event}/{name}")
    ResponseEntity<Resource> media(
            @PathVariable String token,
            @PathVariable String event,
            @PathVariable String name,
            @RequestParam @Nullable String download,
            HttpServletRequest request) {
        return event(event)
                .flatMap(known -> questions.media(token, known, name))
                .map(item -> download == null ? files.answer(item, request) : files.download(item, request))
                .orElseThrow(Refusal::notFound);
    }

    private static Optional<EventId> event(String text) {
        try {
            return Optional.of(EventId.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean isExpired(QuestionHead question) {
        return !clock.instant().isBefore(question.viewableUntil());
    }

    private static ModelAndView unknown() {
        return ClosedLinkPage.unknown().view(HttpStatus.NOT_FOUND);
    }

    private ModelAndView expired(QuestionHead question) {
        return pages.expired(question).view(HttpStatus.GONE);
    }
}

package org.keyholder.server.contactpage;

import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.dealer.Dealer;
import org.keyholder.server.event.EventKind;
import org.keyholder.server.media.MediaItem;
import org.keyholder.server.pages.Brand;
import org.keyholder.server.pages.BrandColour;
import org.keyholder.server.pages.TimeLeft;
import org.keyholder.server.pages.When;
import org.keyholder.server.verification.PressedAnswer;
import org.keyholder.server.verification.QuestionView;
import org.keyholder.server.verification.Questions;
import org.springframework.stereotype.Component;

/** Puts a question into the words of the contact's pages. */
@Component
class QuestionPages {

    private final Clock clock;

    QuestionPages(Clock clock) {
        this.clock = clock;
    }

    static Brand brand(Dealer dealer) {
        return new Brand(dealer.name(), new BrandColour(dealer.colour()));
    }

    /** "Ann" of Ann Ortega. */
    static String firstName(String name) {
        return name.strip().split("\\s+", 2)[0];
    }

    QuestionPage question(String token, QuestionView question) {
        var now = clock.instant();
        var url = Questions.PATH + token;
        var clip =
                question.media().stream().filter(item -> item.type().isVideo()).findFirst();
        var stills = question.media().stream()
                .filter(item -> !item.type().isVideo())
                .map(item -> media(url, item))
                .toList();
        return new QuestionPage(
                brand(question.dealer()),
                firstName(question.contactName()),
                words(question.event().kind()),
                question.site().name(),
                question.zoneName(),
                spoken(question, now),
                When.spokenAgo(question.event().occurredAt(), now),
                clip.map(item -> new QuestionPage.Clip(
                                media(url, item), item.type().contentType()))
                        .orElse(null),
                stills,
                new TimeLeft(question.askedAt(), question.closesAt(), now),
                url,
                question.others());
    }

    private static String media(String url, MediaItem item) {
        return url + "/media/" + item.name();
    }

    AnsweredPage answered(String token, QuestionView question, PressedAnswer given, @Nullable PressedAnswer before) {
        return new AnsweredPage(
                brand(question.dealer()),
                firstName(question.contactName()),
                answer(given),
                given.late(),
                before == null ? null : answer(before),
                what(question),
                Questions.PATH + token + "?again=1");
    }

    ClosedLinkPage expired(QuestionView question) {
        return ClosedLinkPage.expired(brand(question.dealer()), what(question));
    }

    private String what(QuestionView question) {
        var kind = words(question.event().kind());
        return kind.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + kind.substring(1) + " at "
                + question.site().name() + ", " + spoken(question, clock.instant());
    }

    private static String spoken(QuestionView question, Instant now) {
        return When.spoken(question.event().occurredAt(), question.site().timeZone(), now);
    }

    /** As a key holder would say it. */
    private static String words(EventKind kind) {
        return switch (kind) {
            case MOTION -> "Movement";
            case PERSON -> "A person";
            case VEHICLE -> "A vehicle";
            case LINE_CROSSED -> "Somebody crossed a line";
            case TAMPER -> "Somebody touched the camera";
        };
    }

    private static AnsweredPage.Answer answer(PressedAnswer given) {
        return switch (given.choice()) {
            case DISPATCH -> AnsweredPage.Answer.DISPATCH;
            case DISREGARD -> AnsweredPage.Answer.DISREGARD;
        };
    }
}

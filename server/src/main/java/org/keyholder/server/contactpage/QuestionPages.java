package org.keyholder.server.contactpage;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.dealer.Dealer;
import org.keyholder.server.event.EventKind;
import org.keyholder.server.media.MediaItem;
import org.keyholder.server.media.Swept;
import org.keyholder.server.pages.Brand;
import org.keyholder.server.pages.BrandColour;
import org.keyholder.server.pages.TimeLeft;
import org.keyholder.server.pages.When;
import org.keyholder.server.verification.AnswerRules;
import org.keyholder.server.verification.OutcomeRule;
import org.keyholder.server.verification.PressedAnswer;
import org.keyholder.server.verification.QuestionHead;
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

    /** @param takenBack the contact has just taken their answer back */
    QuestionPage question(String token, QuestionView question, boolean takenBack) {
        var now = clock.instant();
        var head = question.head();
        var opener = head.alarm().opener();
        var url = Questions.PATH + token;
        return new QuestionPage(
                brand(head.dealer()),
                firstName(head.contactName()),
                words(opener.kind()),
                head.site().name(),
                opener.zoneName(),
                spoken(head, now),
                When.spokenAgo(opener.occurredAt(), now),
                pictures(token, question),
                new TimeLeft(head.askedAt(), head.closesAt(), now),
                url,
                question.others(),
                takenBack);
    }

    QuestionPictures pictures(String token, QuestionView question) {
        var url = Questions.PATH + token;
        return new QuestionPictures(
                url + "/pictures",
                question.events().stream()
                        .map(seen -> seen(url, seen, question.head()))
                        .toList());
    }

    private static QuestionPictures.Seen seen(String url, QuestionView.Seen seen, QuestionHead head) {
        var zone = head.site().timeZone();
        var clip = MediaItem.clipOf(seen.media());
        return new QuestionPictures.Seen(
                seen.zoneName(),
                When.spokenTime(seen.event().occurredAt(), zone),
                clip.map(item -> new QuestionPictures.Clip(
                                media(url, item), item.type().contentType(), item.isShown()))
                        .orElse(null),
                seen.media().stream()
                        .filter(item -> !item.type().isVideo())
                        .map(item -> media(url, item))
                        .toList(),
                clip.isPresent() ? null : missing(seen, zone, head.dealer().name()));
    }

    private static @Nullable String missing(QuestionView.Seen seen, ZoneId zone, String dealer) {
        if (seen.swept() != null) {
            return deleted(seen.swept(), zone, dealer);
        }
        return seen.refused() == null ? null : seen.refused().words(seen.media().isEmpty(), dealer + "’s");
    }

    private static String deleted(Swept gone, ZoneId zone, String dealer) {
        return gone.deletedOn(When.date(gone.at(), zone)) + ". " + dealer + " keeps clips and pictures for "
                + gone.kept();
    }

    private static String media(String url, MediaItem item) {
        return url + "/media/" + item.event() + "/" + item.name();
    }

    AnsweredPage answered(String token, QuestionHead question) {
        var now = clock.instant();
        var answer = question.answer().orElseThrow();
        var undo = AnswerRules.mayTakeBack(answer, question.done(), now)
                ? new TimeLeft(answer.at(), answer.at().plus(OutcomeRule.TAKE_BACK), now)
                : null;
        return new AnsweredPage(
                brand(question.dealer()),
                firstName(question.contactName()),
                answer(answer),
                Verdict.of(question),
                what(question),
                Questions.PATH + token + "?again=1",
                undo,
                Questions.PATH + token,
                question.done());
    }

    CallPage noMoreChanges(QuestionHead question) {
        return call(
                question,
                question.answer()
                        .map(given -> "Your answer stays " + given.choice().words())
                        .orElse("You have no answer on record"),
                "This page has changed your answer as often as it can.");
    }

    CallPage tooLateToTakeBack(QuestionHead question) {
        return call(
                question,
                "This cannot be undone any more",
                "An answer can be taken back for ten seconds. The station has it, and goes by it.");
    }

    private static CallPage call(QuestionHead question, String title, String words) {
        var dealer = question.dealer();
        return new CallPage(
                brand(dealer),
                firstName(question.contactName()),
                title,
                words + " If something else is right now, call " + dealer.name()
                        + ". In danger, call the emergency number.",
                dealer.phone());
    }

    ClosedLinkPage expired(QuestionHead question) {
        return ClosedLinkPage.expired(brand(question.dealer()), what(question));
    }

    private String what(QuestionHead question) {
        var kind = words(question.alarm().opener().kind());
        return kind.substring(0, 1).toLowerCase(Locale.ROOT) + kind.substring(1) + " at "
                + question.site().name() + ", " + spoken(question, clock.instant());
    }

    private static String spoken(QuestionHead question, Instant now) {
        return When.spoken(
                question.alarm().opener().occurredAt(), question.site().timeZone(), now);
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

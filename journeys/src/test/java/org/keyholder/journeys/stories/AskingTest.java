package org.keyholder.journeys.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.keyholder.journeys.stories.Wanted.alarm;
import static org.keyholder.journeys.stories.Wanted.dispatchWanted;
import static org.keyholder.journeys.stories.Wanted.disregardOverruled;
import static org.keyholder.journeys.stories.Wanted.disregardTooLate;
import static org.keyholder.journeys.stories.Wanted.disregardWanted;
import static org.keyholder.journeys.stories.Wanted.textOpened;
import static org.keyholder.journeys.stories.Wanted.textSent;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** One alarm, all the way round: the operator asks, key holders answer, the station has it on record. */
class AskingTest extends Story {

    private static final String QUESTION = "Acme Security: Motion at Harbour Yard, North walkway, ";

    /** Sooner, the second press would take the first back. */
    private static final Duration PAST_TAKING_BACK = Duration.ofSeconds(11);

    @Test
    void disregardIsOnTheOperatorsScreenAtOnceAndInTheReceiversBook() {
        var yard = harbourYard();
        keyHolder(yard, "Ann Ortega", "Owner", 1);
        keyHolder(yard, "Raj Patel", "Manager", 2);
        yard.camera("017").reports().andFilms(Film.drawn());
        station(NORTH).receives(alarm("P2794", "017"));

        var kim = operator("Kim Moreau")
                .launches(yard.launchUrl("017"))
                .isAt("Harbour Yard")
                .watchesTheClip();
        kim.window().isGoodForEverybody().remembersThisPage();
        kim.verifies();
        phone("Ann Ortega").receives(QUESTION);
        phone("Raj Patel").receives(QUESTION);
        kim.sees("Ann Ortega", "Delivered").sees("Raj Patel", "Delivered");
        kim.window().isGoodForEverybody();

        phone("Ann Ortega").opens().isTold("Is this all right?").window().isGoodForEverybody();
        kim.sees("Ann Ortega", "Opened").sees("Raj Patel", "Delivered");
        phone("Ann Ortega")
                .presses("Disregard")
                .isTold("Your answer: Disregard")
                .window()
                .isGoodForEverybody();

        kim.sees("Ann Ortega", "Disregard")
                .reads("Ann Ortega: Disregard")
                .seesTheOutcome("Disregard wanted")
                .sees("Raj Patel", "Delivered");
        station(NORTH)
                .receives(
                        textSent(1),
                        textSent(2),
                        textOpened(1),
                        disregardWanted(1).of("P2794", "017"));
        kim.window().isStillTheSamePage().isGoodForEverybody();
        nobodyReceivesAnythingElse();
    }

    @Test
    void ofTwoAnswersDispatchWinsAndBothAreKept() {
        var yard = harbourYard();
        keyHolder(yard, "Ann Ortega", "Owner", 1);
        keyHolder(yard, "Raj Patel", "Manager", 2);
        var kim = asksAboutAnAlarm(yard);
        phone("Ann Ortega").receives(QUESTION).opens().presses("Disregard").isTold("Your answer: Disregard");
        kim.seesTheOutcome("Disregard wanted");

        phone("Raj Patel").receives(QUESTION).opens().presses("Dispatch").isTold("Your answer: Dispatch");

        kim.seesTheOutcome("Dispatch wanted")
                .sees("Ann Ortega", "Disregard")
                .sees("Raj Patel", "Dispatch")
                .reads("Ann Ortega: Disregard")
                .reads("Raj Patel: Dispatch");
        kim.window().isGoodForEverybody();
        phone("Raj Patel").window().isGoodForEverybody();
        station(NORTH)
                .receives(
                        textSent(1),
                        textSent(2),
                        textOpened(1),
                        disregardWanted(1),
                        textOpened(2),
                        dispatchWanted(2).of("P2794", "017"));
        nobodyReceivesAnythingElse();
    }

    @Test
    void whoChangesAnAnswerHasBothOnRecord() {
        var yard = harbourYard();
        var ann = keyHolder(yard, "Ann Ortega", "Owner", 1);
        var kim = asksAboutAnAlarm(yard);
        ann.receives(QUESTION).opens().presses("Disregard").isTold("Your answer: Disregard");

        ann.window().follows("Watch again or change your answer");
        clockGoesForward(PAST_TAKING_BACK);
        ann.presses("Dispatch")
                .isTold("Your answer: Dispatch")
                .window()
                .sees("The operator has been told to send help")
                .isGoodForEverybody();

        kim.seesTheOutcome("Dispatch wanted").reads("Ann Ortega: Disregard").reads("Ann Ortega: Dispatch");
        station(NORTH).receives(textSent(1), textOpened(1), disregardWanted(1), dispatchWanted(1));
        nobodyReceivesAnythingElse();
    }

    @Test
    void dispatchStandsAgainstTheSameContactsLaterDisregardAndEverybodyIsToldSo() {
        var yard = harbourYard();
        var ann = keyHolder(yard, "Ann Ortega", "Owner", 1);
        var kim = asksAboutAnAlarm(yard);
        ann.receives(QUESTION).opens().presses("Dispatch").isTold("Your answer: Dispatch");
        kim.seesTheOutcome("Dispatch wanted");

        clockGoesForward(PAST_TAKING_BACK);
        ann.window().follows("Watch again or change your answer");
        ann.presses("Disregard")
                .isTold("Your answer: Disregard")
                .window()
                .sees("You pressed Dispatch before, and Dispatch counts.")
                .isGoodForEverybody();

        kim.sees("Ann Ortega", "overruled")
                .reads("Ann Ortega: Disregard (overruled by a Dispatch)")
                .seesTheOutcome("Dispatch wanted");
        kim.window().isGoodForEverybody();
        station(NORTH)
                .receives(textSent(1), textOpened(1), dispatchWanted(1).of("P2794", "017"), disregardOverruled(1));
        nobodyReceivesAnythingElse();
    }

    @Test
    void silenceIsNoAnswerAndALateOneIsKeptAsLate() {
        var yard = harbourYard();
        var ann = keyHolder(yard, "Ann Ortega", "Owner", 1);
        var raj = keyHolder(yard, "Raj Patel", "Manager", 2);
        var kim = asksAboutAnAlarm(yard);
        ann.receives(QUESTION).opens();
        raj.receives(QUESTION);
        kim.sees("Ann Ortega", "Opened").sees("Raj Patel", "Delivered");

        clockGoesForward(WINDOW);

        kim.sees("Ann Ortega", "No answer")
                .sees("Raj Patel", "No answer")
                .reads("The time to answer is over: no answer from Ann Ortega, Raj Patel")
                .seesTheTimeIsOver()
                .seesNoOutcome();
        kim.window().isGoodForEverybody();

        raj.opens().window().sees("Time is up. You can still answer").isGoodForEverybody();
        ann.presses("Disregard").isTold("Your answer: Disregard");
        ann.window()
                .sees("It came after time was up: the operator sees it, but it does not call anything off.")
                .isGoodForEverybody();
        kim.sees("Ann Ortega", "late")
                .reads("Ann Ortega: Disregard (too late to count)")
                .seesTheOutcome("Disregard, too late")
                .sees("Raj Patel", "No answer");

        clockGoesForward(Duration.ofDays(3));

        raj.presses("Dispatch").isTold("This link has closed").window().isGoodForEverybody();
        ann.opens().isTold("This link has closed").window().sees("You do not need to do anything");
        kim.launches(yard.launchUrl("017"))
                .looksAtTheLastAlarm()
                .sees("Raj Patel", "No answer")
                .sees("Ann Ortega", "Disregard");
        station(NORTH).receives(textSent(1), textSent(2), textOpened(1), textOpened(2), disregardTooLate(1));
        nobodyReceivesAnythingElse();
    }

    @Test
    void aPreviewOfTheLinkChangesNothing() {
        var yard = harbourYard();
        var ann = keyHolder(yard, "Ann Ortega", "Owner", 1);
        var kim = asksAboutAnAlarm(yard);
        ann.receives(QUESTION);
        kim.sees("Ann Ortega", "Delivered");

        assertThat(answerTo(HttpRequest.newBuilder(ann.link()).GET()).statusCode())
                .isEqualTo(200);
        assertThat(answerTo(HttpRequest.newBuilder(ann.link()).method("HEAD", BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(200);
        stories().rest();

        kim.launches(yard.launchUrl("017")).sees("Ann Ortega", "Delivered");
        station(NORTH).receives(textSent(1));
        nobodyReceivesAnythingElse();
    }

    @Test
    void anAnswerNeedsNoJavaScript() {
        var yard = harbourYard();
        var ann = confirmed(yard, phoneWithoutScripts("Ann Ortega"), "Ann Ortega", "Owner", 1);
        var kim = asksAboutAnAlarm(yard);

        ann.receives(QUESTION).opens().isTold("Is this all right?");
        ann.presses("Disregard").isTold("Your answer: Disregard");

        kim.sees("Ann Ortega", "Disregard").seesTheOutcome("Disregard wanted");
        station(NORTH).receives(textSent(1), textOpened(1), disregardWanted(1));
        nobodyReceivesAnythingElse();
    }

    @Test
    void aDeskThatLostItsConnectionIsUpToDateAgain() {
        var yard = harbourYard();
        var ann = keyHolder(yard, "Ann Ortega", "Owner", 1);
        var kim = asksAboutAnAlarm(yard);
        ann.receives(QUESTION);
        kim.sees("Ann Ortega", "Delivered").window().remembersThisPage();

        kim.window().losesItsConnection();
        kim.window().sees("Connection lost. Reconnecting");
        ann.opens().presses("Dispatch").isTold("Your answer: Dispatch");
        station(NORTH).receives(textSent(1), textOpened(1), dispatchWanted(1));
        kim.sees("Ann Ortega", "Delivered");
        kim.window().findsItsConnectionAgain();

        kim.sees("Ann Ortega", "Dispatch").seesTheOutcome("Dispatch wanted");
        kim.window().seesNothingOf("Connection lost").isStillTheSamePage();
        nobodyReceivesAnythingElse();
    }

    private Operator asksAboutAnAlarm(GuardedSite yard) {
        yard.camera("017").reports();
        station(NORTH).receives(alarm("P2794", "017"));
        return operator("Kim Moreau")
                .launches(yard.launchUrl("017"))
                .isAt("Harbour Yard")
                .verifies();
    }
}

package org.keyholder.journeys.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.keyholder.journeys.stories.Wanted.alarm;
import static org.keyholder.journeys.stories.Wanted.disregardWanted;
import static org.keyholder.journeys.stories.Wanted.textOpened;
import static org.keyholder.journeys.stories.Wanted.textSent;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.Test;

/** What belongs together is one alarm: to the operator, to the key holders, and in the station's book. */
class OneAlarmTest extends Story {

    private static final String QUESTION = "Acme Security: Motion at Harbour Yard, North walkway, ";

    @Test
    void threeTripsOfOneBurglarAreOneAlarm() {
        var yard = harbourYard();
        var ann = keyHolder(yard, "Ann Ortega", "Owner", 1);
        var raj = keyHolder(yard, "Raj Patel", "Manager", 2);
        var walkway = yard.camera("017").reports();
        var gate = yard.camera("018").reports();
        yard.camera("017").reports();
        station(NORTH)
                .receives(
                        alarm("P2794", "017").because(walkway),
                        alarm("P2794", "018").because(gate));

        var kim = operator("Kim Moreau")
                .launches(yard.launchUrl("017"))
                .isAt("Harbour Yard")
                .reads("Motion, zone 017")
                .reads("Motion, zone 018, joined")
                .reads("Motion, zone 017 again, joined");
        var opened = kim.alarm();
        kim.window().isGoodForEverybody();
        kim.verifies();
        ann.receives(QUESTION).opens().isTold("Is this all right?");
        raj.receives(QUESTION);
        ann.window().sees("North walkway").sees("Gate").isGoodForEverybody();
        ann.presses("Disregard").isTold("Your answer: Disregard");
        kim.seesTheOutcome("Disregard wanted");

        assertThat(kim.launches(yard.launchUrl("018")).isAt("Harbour Yard").alarm())
                .isEqualTo(opened);
        station(NORTH).receives(textSent(1), textSent(2), textOpened(1), disregardWanted(1));
        station(NORTH).hasOneAlarmInItsBook("P2794");
        kim.launches("/monitoring").window().isCalled("Latest alarms");
        PlaywrightAssertions.assertThat(kim.window().row("Harbour Yard")).hasCount(1);
        nobodyReceivesAnythingElse();
    }

    @Test
    void aTripWhilePeopleAreBeingAskedIsOnTheirPageAndOnTheDeskWithoutAnotherText() {
        var yard = harbourYard();
        var ann = keyHolder(yard, "Ann Ortega", "Owner", 1);
        yard.camera("017").reports().andFilms(Film.drawn());
        station(NORTH).receives(alarm("P2794", "017"));
        var kim = operator("Kim Moreau")
                .launches(yard.launchUrl("017"))
                .isAt("Harbour Yard")
                .verifies();
        ann.receives(QUESTION).opens().isTold("Is this all right?").watchesTheClip();
        kim.sees("Ann Ortega", "Opened").window().remembersThisPage();
        ann.window().remembersThisPage();

        var gate = yard.camera("018").reports().andFilms(Film.drawn());

        kim.reads("Motion, zone 018, joined").window().sees("018 clip").isStillTheSamePage();
        PlaywrightAssertions.assertThat(ann.window().page().locator(".seen")).hasCount(2);
        PlaywrightAssertions.assertThat(ann.window().page().locator(".seen").first())
                .containsText("Gate");
        ann.window().isStillTheSamePage().isGoodForEverybody();
        kim.window().isGoodForEverybody();
        station(NORTH).receives(alarm("P2794", "018").because(gate));
        ann.presses("Disregard").isTold("Your answer: Disregard");
        kim.seesTheOutcome("Disregard wanted").canAskAgainAtOnce();
        station(NORTH).receives(textSent(1), textOpened(1), disregardWanted(1));
        nobodyReceivesAnythingElse();
    }
}

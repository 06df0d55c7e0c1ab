package org.keyholder.journeys.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.keyholder.journeys.stories.Wanted.alarm;
import static org.keyholder.journeys.stories.Wanted.textSent;

import org.junit.jupiter.api.Test;

/** Whoever runs the installation looks over an operator's shoulder. */
class LookStoryTest extends Story {

    private static final String CANAL = "Canal Street Central";

    @Test
    void whoeverLooksAtAStationSeesAllOfItAndActsNowhere() {
        var yard = site(dealer("Acme Security", station(CANAL)), "Harbour Yard", "P2794");
        keyHolder(yard, "Ann Ortega", "Owner", 1);
        var event = yard.camera("017").reports();
        event.andFilms(Film.drawn());
        station(CANAL).receives(alarm("P2794", "017"));

        var ruth = administrator();
        ruth.follows(CANAL);
        ruth.enters("Why", "Asked by phone why clips are missing").presses("Look for an hour");
        ruth.sees("You are looking at " + CANAL + ". Only its operators can act.")
                .isPictured("looking-at-a-desk");
        ruth.follows("Harbour Yard");
        ruth.sees("Only its operators can act.").seesNothingOf("Nobody has taken this alarm");
        var page = ruth.page();
        page.waitForFunction("() => document.querySelector('#clip video')?.currentTime > 0.3");
        ruth.isPictured("looking-at-an-alarm");

        var kim = operator("Kim Moreau", station(CANAL)).launches("/monitoring");
        kim.window().sees("Not opened");
        kim.launches(yard.launchUrl("017")).isAt("Harbour Yard").verifies();
        phone("Ann Ortega").receives("Harbour Yard");
        station(CANAL).receives(textSent(1));
        assertThat(page.locator("#log")).containsText("Kim Moreau");
        assertThat(ruth.row("Ann Ortega")).containsText("Delivered");
        page.keyboard().press("v");
        page.keyboard().press("c");
        assertThat(page.locator("main form, #actions button, #complete")).hasCount(0);
        ruth.isGoodForEverybody();
        assertThat(page.url()).doesNotContain("/complete");

        ruth.follows("Your account");
        ruth.isCalled("Your account").presses("Work here");
        ruth.isCalled("Organisations");
        nobodyReceivesAnythingElse();
    }
}

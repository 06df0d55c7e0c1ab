package org.keyholder.journeys.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.keyholder.journeys.stories.Wanted.alarm;

import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.time.Duration;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

/** What is over is never shown as if it were now. */
class PastAlarmsTest extends Story {

    private static final Duration QUIET = Duration.ofMinutes(31);

    /** So that what is over is over on the same day. */
    private static final LocalTime EVENING = LocalTime.of(20, 0);

    @Test
    void aLaunchWithNothingOpenSaysSoInLargeWords() {
        clockGoesTo(EVENING);
        var yard = harbourYard();
        keyHolder(yard, "Ann Ortega", "Owner", 1);
        yard.camera("017").reports().andFilms(Film.drawn());
        station(NORTH).receives(alarm("P2794", "017"));
        clockGoesForward(QUIET);

        var kim = operator("Kim Moreau")
                .launches(yard.launchUrl("017"))
                .isAt("Harbour Yard")
                .isToldThatNothingIsOpen("No alarm on zone 017 since ");
        kim.window().sees("The last was today, ").isGoodForEverybody();
        kim.launches(yard.launchUrl("018")).isToldThatNothingIsOpen("No alarm on zone 018");
        kim.window().sees("None has ever been reported here").isGoodForEverybody();
        kim.launches("/monitoring?act=P2794").isToldThatNothingIsOpen("No alarm at this site since ");

        nobodyReceivesAnythingElse();
    }

    @Test
    void aPastAlarmIsShownAsPastOnEveryPartAndNobodyCanBeAskedAboutIt() {
        var yard = harbourYard();
        keyHolder(yard, "Ann Ortega", "Owner", 1);
        yard.camera("017").reports().andFilms(Film.drawn());
        station(NORTH).receives(alarm("P2794", "017"));
        var kim = operator("Kim Moreau").launches(yard.launchUrl("017")).isAt("Harbour Yard");
        var lou = operator("Lou Weber").launches(yard.launchUrl("017")).isAt("Harbour Yard");
        var token = lou.window().page().locator("#actions input[name=_csrf]").getAttribute("value");
        lou.window().remembersThisPage();

        kim.completes().seesThePast("completed ");
        kim.window().isGoodForEverybody();
        lou.seesThePast("completed ")
                .reads("Kim Moreau completed the alarm")
                .window()
                .isStillTheSamePage();

        assertThat(slips(lou, token)).isEqualTo(409);
        kim.launches(yard.launchUrl("017"))
                .isToldThatNothingIsOpen("No alarm on zone 017 since ")
                .looksAtTheLastAlarm()
                .seesThePast("completed ");
        nobodyReceivesAnythingElse();
    }

    /** Asks as a window does whose page was of before: what the server says to it. */
    private static int slips(Operator operator, String token) {
        return operator.window()
                .page()
                .request()
                .post(
                        operator.alarm() + "/verify",
                        RequestOptions.create().setForm(FormData.create().set("_csrf", token)))
                .status();
    }
}

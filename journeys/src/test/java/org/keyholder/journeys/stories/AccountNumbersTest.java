package org.keyholder.journeys.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.keyholder.journeys.stories.Wanted.alarm;

import java.util.List;
import org.junit.jupiter.api.Test;

/** One number, one customer; and the right customer, or none. */
class AccountNumbersTest extends Story {

    @Test
    void oneOfTwoDealersWhoSaveTheSameNumberAtTheSameMomentIsTurnedAway() {
        var north = station(NORTH);
        var south = station("South Watch");
        var acme = fillsInASite(dealer("Acme Security", north, south), "Harbour Yard", "P2794");
        var bolt = fillsInASite(dealer("Bolt Alarms", north, south), "Old Mill", " p2794 ");

        pressAtTheSameMoment(acme, bolt);

        var winner = isSaved(acme) ? acme : bolt;
        var loser = isSaved(acme) ? bolt : acme;
        winner.isCalled(winner == acme ? "Harbour Yard" : "Old Mill").sees("North Central");
        loser.sees("This number is already in use at North Central. Ask the station for the right one: "
                        + Station.PHONE)
                .seesNothingOf(loser == acme ? "Old Mill" : "Harbour Yard")
                .seesNothingOf(loser == acme ? "Bolt" : "Acme")
                .isGoodForEverybody();

        loser.chooses("Station record", "South Watch · XML receiver").presses("Create the site");
        loser.isCalled(loser == acme ? "Harbour Yard" : "Old Mill").sees("South Watch");
        nobodyReceivesAnythingElse();
    }

    private static Window fillsInASite(Dealership dealer, String name, String account) {
        return dealer.signsIn()
                .window()
                .follows("Create the first site")
                .enters("Name", name)
                .enters("Street and number", "Mill Lane 12")
                .enters("Town", "Chicago")
                .enters("State or region", "IL")
                .enters("Postal code", "60611")
                .chooses("Time zone", "America/Chicago")
                .chooses("Station record", "North Central · XML receiver")
                .enters("Account number", account);
    }

    private static void pressAtTheSameMoment(Window one, Window other) {
        var moment = System.currentTimeMillis() + 300.0;
        for (var window : List.of(one, other)) {
            window.page().evaluate("""
                    at => {
                      const press = () => document.querySelector('main form').requestSubmit();
                      setTimeout(press, at - Date.now());
                    }""", moment);
        }
        for (var window : List.of(one, other)) {
            window.page().waitForFunction("""
                    () => document.readyState === 'complete'
                      && (!document.title.startsWith('Create') || document.querySelector('.banner-red'))""");
        }
    }

    private static boolean isSaved(Window window) {
        return window.page().url().matches(".*/sites/[0-9a-f-]{36}.*");
    }

    @Test
    void anUnknownNumberSaysWhichAndWhatToCheck() {
        var kim = operator("Kim Moreau").launches("/monitoring?act=P9999&zone=017");

        kim.window()
                .isCalled("No site of North Central has the account number P9999")
                .sees("What to check")
                .isGoodForEverybody();
        assertThat(kim.window().answersOf("act=P9999")).contains(404);
        nobodyReceivesAnythingElse();
    }

    @Test
    void anotherStationsNumberIsAsUnknownAsOneThatNobodyHas() {
        var yard = harbourYard();
        var lou = operator("Lou Weber", station("South Watch"));

        var foreign = lou.launches(yard.launchUrl("017")).window();
        foreign.isCalled("No site of South Watch has the account number P2794").seesNothingOf("Harbour Yard");
        var wordsForForeign = foreign.words();
        lou.launches("/monitoring?act=P9999&zone=017")
                .window()
                .isCalled("No site of South Watch has the account number P9999");

        assertThat(lou.window().words().replace("P9999", "P2794")).isEqualTo(wordsForForeign);
        lou.launches("/monitoring?site=" + yard.id() + "&zone=017").window().seesNothingOf("Harbour Yard");
        nobodyReceivesAnythingElse();
    }

    @Test
    void theNumberIsReadAsPeopleAndProgramsWriteIt() {
        var yard = harbourYard();
        yard.camera("017").reports();
        station(NORTH).receives(alarm("P2794", "017"));
        var kim = operator("Kim Moreau");

        for (var launch : List.of(
                "act=P2794&zone=017",
                "act=p2794&zone=17",
                "act=%20P%202794%20&zone=%2017",
                "csid=P2794&zone=017",
                "txid=P2794&zone=017",
                "TXID=p2794&Zone=17",
                "site=" + yard.id() + "&zone=017")) {
            kim.launches("/monitoring?" + launch).isAt("Harbour Yard").reads("Motion, zone 017");
        }
        kim.launches("/monitoring?act=P2794").isAt("Harbour Yard").reads("Motion, zone 017");
        nobodyReceivesAnythingElse();
    }

    @Test
    void aZoneWithoutEventsSaysSoAndOffersTheOthers() {
        var yard = harbourYard();
        var kim = operator("Kim Moreau");

        kim.launches(yard.launchUrl("018"))
                .isAt("Harbour Yard")
                .window()
                .isCalled("No alarm on zone 018")
                .isGoodForEverybody();
        kim.launches(yard.launchUrl("099"))
                .window()
                .isCalled("This site has no zone 099")
                .isGoodForEverybody();
        kim.launches("/monitoring")
                .window()
                .isCalled("Latest alarms")
                .sees("All quiet")
                .isGoodForEverybody();
        nobodyReceivesAnythingElse();
    }
}

package org.keyholder.journeys.stories;

import static org.keyholder.journeys.stories.Wanted.alarm;
import static org.keyholder.journeys.stories.Wanted.disregardWanted;
import static org.keyholder.journeys.stories.Wanted.textOpened;
import static org.keyholder.journeys.stories.Wanted.textSent;

import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.keyholder.testing.phones.Behaviour;

/** Walks once through every page, in the order of docs/screens.md, and takes its picture in both sizes. */
class PicturesTest extends Story {

    private final String ann = "Ann Ortega";
    private final String raj = "Raj Patel";
    private final String lea = "Lea Brandt";

    @Test
    void everyPageIsPictured() {
        phone(ann, "+13125550143");
        phone(raj, "+13125550178");
        phone(lea, "+13125550101").behaves(Behaviour.LANDLINE);
        var acme = dealer("Acme Security", station(NORTH));
        acme.window().opens("/").isPictured("sign-in");
        var portal = acme.signsIn().window().isPictured("sites-empty");
        portal.follows("Create the first site").isPictured("site-form");
        var yard = site(acme, "Harbour Yard", "P2794");
        picturesThePortal(portal, yard);
        picturesTheAlarm(yard);
        picturesWhereNothingIs(yard);
        picturesWhatIsRefused(yard);

        nobodyReceivesAnythingElse();
    }

    private void picturesThePortal(Window portal, GuardedSite yard) {
        portal.opens("/sites/" + yard.id() + "/contacts/new")
                .enters("Full name", ann)
                .enters("Mobile phone", phone(ann).writtenNumber())
                .enters("Title", "Owner")
                .enters("Slot", "1")
                .isPictured("contact-form")
                .presses("Create");
        portal.isCalled("Welcome message to Ann Ortega").isPictured("welcome").presses("Send");
        phone(ann).receives("Please confirm").opens().window().isPictured("confirm");
        phone(ann).presses("Confirm").isTold("Thank you, Ann").window().isPictured("confirmed");
        keyHolder(yard, raj, "Manager", 2);
        welcomed(yard, lea, "Key holder", 3);
        portal.seesState(ann, "blue", "Confirmed")
                .seesState(raj, "blue", "Confirmed")
                .seesState(lea, "red", "Send error")
                .isPictured("site");
        portal.followsInRow(lea, "What to do").isPictured("send-error");
        portal.opens("/sites/" + yard.id() + "/devices").isPictured("devices");
        portal.opens("/sites").isPictured("sites");
    }

    private void picturesTheAlarm(GuardedSite yard) {
        clockGoesTo(LocalTime.of(3, 12, 5));
        var event = yard.camera("017").reports();
        event.andFilms(Film.drawn());
        station(NORTH).receives(alarm("P2794", "017"));
        var kim = operator("Kim Moreau");
        kim.window().opens(yard.launchUrl("017")).isPictured("sign-in-to-the-desk");
        kim.launches(yard.launchUrl("017")).watchesTheClip().window().isPictured("desk");
        kim.verifies();
        phone(ann).receives("Harbour Yard").opens().watchesTheClip();
        phone(raj).receives("Harbour Yard").opens().isTold("Is this all right?");
        kim.sees(ann, "Opened").sees(raj, "Opened").window().isPictured("desk-asked");
        phone(ann).window().isPictured("question");
        phone(ann)
                .presses("Disregard")
                .isTold("Your answer: Disregard")
                .window()
                .isPictured("answered");
        kim.seesTheOutcome("Disregard wanted").window().isPictured("desk-answered");
        station(NORTH).receives(textSent(1), textSent(2), textOpened(1), textOpened(2), disregardWanted(1));
        clockGoesForward(WINDOW);
        kim.sees(raj, "No answer").window().isPictured("desk-over");
        kim.launches("/monitoring?act=P2794&zone=099").window().isPictured("unknown-zone");
        kim.launches(yard.launchUrl("017")).isAt("Harbour Yard");
        kim.window()
                .followsTheKey("complete")
                .isCalled("Complete this alarm?")
                .isPictured("complete")
                .presses("Complete");
        kim.seesThePast("completed ").window().isPictured("desk-past");
    }

    private void picturesWhereNothingIs(GuardedSite yard) {
        var kim = operator("Kim Moreau");
        kim.launches("/monitoring").window().isPictured("monitoring");
        kim.launches("/monitoring?act=P2749&zone=017").window().isPictured("unknown-account");
        kim.launches(yard.launchUrl("018")).window().isPictured("no-alarm");
    }

    private void picturesWhatIsRefused(GuardedSite yard) {
        station(NORTH).refuses();
        yard.camera("018").reports();
        operator("Kim Moreau")
                .launches("/monitoring/signals")
                .window()
                .seesAfterSomeReloads("Refused")
                .isPictured("signals");
        station(NORTH).takesAgain();
    }
}

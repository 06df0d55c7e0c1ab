package org.keyholder.journeys.stories;

import static org.keyholder.journeys.stories.Wanted.alarm;
import static org.keyholder.journeys.stories.Wanted.dispatchWanted;
import static org.keyholder.journeys.stories.Wanted.textOpened;
import static org.keyholder.journeys.stories.Wanted.textSent;

import java.nio.file.Files;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The loop with a surveillance camera's own pictures, where they lie beside the checkout. */
class RealPicturesTest extends Story {

    @Test
    void aRealClipPlaysOnTheDeskAndOnThePhone() {
        endsHereUnless(Files.exists(Checkout.sharedFootage()));
        var yard = harbourYard();
        var ann = keyHolder(yard, "Ann Ortega", "Owner", 1);
        yard.camera("017").reports().andFilms(Film.of(Checkout.sharedFootage()));
        station(NORTH).receives(alarm("P2794", "017"));

        var kim = operator("Kim Moreau").launches(yard.launchUrl("017")).watchesTheClip();
        kim.window().isPictured("real-desk");
        kim.verifies();
        ann.receives("Harbour Yard").opens().watchesTheClip().window().isPictured("real-question");
        ann.presses("Dispatch").isTold("Your answer: Dispatch");

        kim.seesTheOutcome("Dispatch wanted").window().isPictured("real-desk-answered");
        station(NORTH).receives(textSent(1), textOpened(1), dispatchWanted(1));
        nobodyReceivesAnythingElse();
    }

    private void endsHereUnless(boolean there) {
        if (!there) {
            nobodyReceivesAnythingElse();
        }
        Assumptions.assumeTrue(
                there,
                () -> "a real camera's clip is not part of the checkout. -Dkeyholder.footage=FILE, or a file "
                        + Checkout.sharedFootage() + ", brings it");
    }
}

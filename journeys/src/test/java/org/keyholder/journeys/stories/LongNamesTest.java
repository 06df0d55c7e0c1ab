package org.keyholder.journeys.stories;

import static org.keyholder.journeys.stories.Wanted.alarm;
import static org.keyholder.journeys.stories.Wanted.disregardWanted;
import static org.keyholder.journeys.stories.Wanted.textOpened;
import static org.keyholder.journeys.stories.Wanted.textSent;

import org.junit.jupiter.api.Test;

/** Names are as long as people make them, and hold what would be markup. */
class LongNamesTest extends Story {

    private static final String SITE =
            "Vereinigte Donaudampfschifffahrtsgesellschaft <b>Ost</b> & Söhne, Lagerhalle 7, Zufahrt über Tor 3";
    private static final String NAME = "Maria-Theresia Oberhummer-Castellanos y Rodríguez de la Frontera <i>jun.</i>";
    private static final String TITLE = "Stellvertretende Betriebsstättenleiterin, Nachtschicht";

    @Test
    void longNamesStayInTheirPlace() {
        var acme = dealer("Alarm- und Sicherheitstechnik Oberösterreich & Partner GmbH", station(NORTH));
        var hall = acme.site(
                SITE, "ABC-1234567", "999", "Rückwärtiger Lieferanteneingang neben der Rampe 14", "017", "Tor");
        watches(hall);
        var maria = keyHolder(hall, NAME, TITLE, 999);
        hall.camera("999").reports().andShows(Film.drawn());
        station(NORTH).receives(alarm("ABC-1234567", "999"));

        var portal = acme.signsIn().window().isPictured("long-sites");
        portal.opens("/sites/" + hall.id()).seesState(NAME, "blue", "Confirmed").isPictured("long-site");
        var kim = operator("Kim Moreau").launches(hall.launchUrl("999")).verifies();
        maria.receives(SITE).opens().isTold("Is this all right?");
        kim.sees(NAME, "Opened");
        maria.window().isPictured("long-question");
        maria.presses("Disregard").isTold("Your answer: Disregard");

        kim.sees(NAME, "Disregard").window().isPictured("long-desk");
        station(NORTH).receives(textSent(999), textOpened(999), disregardWanted(999));
        nobodyReceivesAnythingElse();
    }
}

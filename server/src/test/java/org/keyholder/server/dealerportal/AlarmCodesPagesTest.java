package org.keyholder.server.dealerportal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The alarm library: what the dealer, the site and the zone say, and which of them counts. */
@ExtendWith(SharedPortal.class)
class AlarmCodesPagesTest {

    private static final AtomicInteger NUMBER = new AtomicInteger(71_000);
    private static final String EXTERIOR_MOTION = "/alarm-library/edit?type=exterior&kind=motion";

    private static PortalServer server;

    private Dealership acme;
    private String site;

    @BeforeAll
    static void startServer(PortalServer shared) {
        server = shared;
    }

    @BeforeEach
    void openSite() {
        acme = Dealership.open(server, "Acme Security");
        site = acme.site("Harbour Yard", "C" + NUMBER.incrementAndGet());
        acme.post(site + "/zones", "zone", "17", "zoneName", "North walkway", "zoneType", "exterior");
        acme.post(site + "/zones", "zone", "18", "zoneName", "Gate", "zoneType", "exterior");
    }

    @Test
    void theLibraryShowsEachTypeWithItsCodeItsNameAndWhereItComesFrom() {
        assertThat(acme.get("/alarm-library").html())
                .contains("Instant", "130 BA", "Burglary", "Exterior", "136 BA", "Outdoor", "Intercom", "420")
                .contains("Keyholder’s default")
                .doesNotContain("your library");
    }

    @Test
    void theNearestLevelCountsAndEachPageSaysWhichItIs() {
        say(EXTERIOR_MOTION, "140", "UA");
        assertThat(acme.get("/alarm-library").html()).contains("140 UA", "General alarm", "your library");
        assertThat(acme.get(site + "/codes").html()).contains("140 UA", "your library");
        assertThat(acme.get(site + "/devices").html()).contains("140 UA", "motion · your library");

        say(site + "/codes/edit?type=exterior&kind=motion", "146", "ba");
        assertThat(acme.get(site + "/codes").html())
                .contains("146 BA", "this site")
                .doesNotContain("140 UA");
        assertThat(acme.get("/alarm-library").html()).contains("140 UA");

        say(site + "/zones/017/codes?kind=motion", "138", "BA");
        assertThat(acme.get(site + "/devices").html())
                .contains("138 BA", "motion · this zone", "146 BA", "motion · this site");
        assertThat(acme.get(site + "/history").html())
                .contains("set an alarm code: Motion, zone 017, to 138 BA, before: the default");
    }

    @Test
    void whatIsSaidIsTakenBackLevelByLevel() {
        var zone = site + "/zones/017/codes?kind=motion";
        say(EXTERIOR_MOTION, "140", "UA");
        say(zone, "138", "BA");
        assertThat(acme.get(zone).html()).contains("Use the default", "140 UA, General alarm (your library)");

        assertThat(acme.post(zone, "default", "yes").location()).isEqualTo(site + "/codes");

        assertThat(acme.get(zone).html())
                .contains("now <b>140 UA, General alarm</b>")
                .doesNotContain("Use the default");
        acme.post(EXTERIOR_MOTION, "default", "yes");
        assertThat(acme.get(zone).html()).contains("now <b>136 BA, Outdoor</b>", "Keyholder’s default");
    }

    @Test
    void nothingIsSentWhereThatIsSaid() {
        acme.post(site + "/zones/017/codes?kind=tamper", "send", "no", "contactId", "", "sia", "");

        assertThat(acme.get(site + "/devices").html()).contains("not sent", "camera tampered with · this zone");
        assertThat(acme.get(site + "/zones/017/codes?kind=tamper").html()).containsPattern("value=\"no\"[^>]* checked");
    }

    @Test
    void aWordForAllSitesSaysHowManyZonesItTouches() {
        assertThat(acme.get("/alarm-library/edit?type=intercom&kind=motion").html())
                .contains("None of your zones is of this type yet.");
        assertThat(acme.get(EXTERIOR_MOTION).html()).contains("Touches 2 zones of 2 of this type, at 1 site.");

        say(site + "/zones/017/codes?kind=motion", "138", "BA");

        assertThat(acme.get(EXTERIOR_MOTION).html())
                .contains(
                        "Touches 1 zone of 2 of this type, at 1 site.",
                        "For 1 zone the site or the zone says something itself");
    }

    @ParameterizedTest
    @CsvSource({
        "yes, '', BA, contactId, three digits",
        "yes, 13, BA, contactId, three digits",
        "yes, 110, FA, contactId, 'medical, fire or panic'",
        "yes, 406, BA, contactId, Keyholder itself says something else by 406",
        "yes, 999, BA, contactId, 999 is no code for what a zone reports",
        "yes, 130, '', sia, Give the SIA code as well",
        "yes, 130, B, sia, two letters",
        "yes, 130, QQ, sia, QQ is no code for what a zone reports",
        "perhaps, 130, BA, send, Choose whether a signal is sent."
    })
    void whatIsNoCodeIsRefusedAtItsFieldAndWhatWasTypedIsKept(
            String send, String contactId, String sia, String field, String words) {
        var refused = acme.post(EXTERIOR_MOTION, "send", send, "contactId", contactId, "sia", sia);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html())
                .contains("id=\"" + field + "-error\"", words)
                .contains("name=\"contactId\" value=\"" + contactId + "\"");
        assertThat(acme.get("/alarm-library").html()).doesNotContain("your library");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/alarm-library/edit",
                "/alarm-library/edit?type=fire&kind=motion",
                "/alarm-library/edit?type=exterior&kind=smoke",
                "SITE/codes/edit?type=exterior",
                "SITE/zones/017/codes?kind=x",
                "SITE/zones/99/codes?kind=motion",
                "SITE/zones/999/codes?kind=motion"
            })
    void whatThereIsNotIsNotFound(String address) {
        var path = address.replace("SITE", site);

        assertThat(acme.get(path).status()).isEqualTo(404);
        assertThat(acme.post(path, "send", "no").status()).isEqualTo(404);
    }

    @Test
    void anotherDealersLibraryIsAnothers() {
        var other = Dealership.open(server, "Best Alarms");
        other.post(EXTERIOR_MOTION, "send", "no");

        assertThat(acme.get("/alarm-library").html()).doesNotContain("your library", "not sent");
        assertThat(other.get("/alarm-library").html()).contains("your library", "not sent");
    }

    private void say(String address, String contactId, String sia) {
        assertThat(acme.post(address, "send", "yes", "contactId", contactId, "sia", sia)
                        .status())
                .isEqualTo(302);
    }
}

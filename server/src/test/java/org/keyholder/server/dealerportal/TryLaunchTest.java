package org.keyholder.server.dealerportal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a dealer is told that an operator would see by a launch URL: by the operator's own rule, and of nobody else's customers. */
@ExtendWith(SharedPortal.class)
class TryLaunchTest {

    private static final AtomicInteger NUMBER = new AtomicInteger(81_000);

    private static PortalServer server;

    private Dealership acme;
    private String site;
    private String number;

    @BeforeAll
    static void startServer(PortalServer shared) {
        server = shared;
    }

    @BeforeEach
    void openSite() {
        acme = Dealership.open(server, "Acme Security");
        number = "L" + NUMBER.incrementAndGet();
        site = acme.site("Harbour Yard", number);
        acme.post(site + "/zones", "zone", "17", "zoneName", "North walkway", "zoneType", "exterior");
    }

    @Test
    void eachZoneAndTheSiteItselfAreTriedFromTheirRows() {
        for (var page : new String[] {site + "/devices", site + "/monitoring"}) {
            assertThat(acme.get(page).html())
                    .as(page)
                    .contains(
                            "https://keyholder.example/monitoring?act=" + number + "&amp;zone=017",
                            "/launch-url?record=");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://keyholder.example/monitoring?act=N&zone=017",
                "HTTPS://KEYHOLDER.EXAMPLE/monitoring?act=N&zone=17",
                "/monitoring?csid=N&zone=017",
                "?txid=N&zone=%30%317",
                "  act=N&zone=017  ",
                "act=%20N%20&zone=017&user=kim",
                "act=N&csid=N&zone=017#top"
            })
    void whatOpensTheZoneSaysSo(String typed) {
        var page = ask(typed.replace("N", number));

        assertThat(page.status()).as(typed).isEqualTo(200);
        assertThat(page.html())
                .contains("Opens Harbour Yard", "It opens the right site", "Mill Lane 12", number, "017 North walkway")
                .contains("No alarm is open now, and there has been none yet");
    }

    @Test
    void withoutAZoneItIsTheSiteAsAWhole() {
        assertThat(ask("act=" + number).html()).contains("Opens Harbour Yard", "none: the site as a whole");
    }

    @Test
    void anUnknownZoneSaysWhichThereAre() {
        assertThat(ask("act=" + number + "&zone=099").html())
                .contains("Harbour Yard has no zone 099", "It opens the site, not the zone", "017 North walkway");
        assertThat(ask("act=" + number + "&zone=x").html()).contains("Harbour Yard has no zone x");
    }

    @Test
    void theSiteItselfIsNamedByItsId() {
        assertThat(ask("site=" + site.substring("/sites/".length()) + "&zone=017")
                        .html())
                .contains("Opens Harbour Yard");
        var unwatched = acme.post("/sites", "name", "Quarry", "address", "Stone Road 40", "timeZone", "UTC")
                .location();
        assertThat(ask("site=" + unwatched.substring("/sites/".length())).html())
                .contains("Quarry is not watched by North Central", "It opens nothing");
    }

    @Test
    void anUnknownNumberOpensNothing() {
        assertThat(ask("act=NOBODYS77&zone=017").html())
                .contains("None of your sites is meant", "It opens nothing", "NOBODYS77", "North Central");
    }

    /** The same words, but for the number itself: a dealer does not learn that somebody else has it. */
    @Test
    void anotherDealersNumberIsAnsweredLikeAnUnknownOne() {
        var other = Dealership.open(server, "Best Alarms");
        var taken = "L" + NUMBER.incrementAndGet();
        var foreign = other.site("Secret Bunker", taken);

        var ofOthers = ask("act=" + taken).html();
        var ofNobody = ask("act=NOBODYS78").html();

        assertThat(ofOthers.replace(taken, "NOBODYS78")).isEqualTo(ofNobody).doesNotContain("Secret Bunker");
        var id = foreign.substring("/sites/".length());
        assertThat(ask("site=" + id).html()).doesNotContain("Secret Bunker").contains("None of your sites is meant");
        assertThat(ask("act=" + number + "&site=" + id).html())
                .contains("do not belong together")
                .doesNotContain("Secret Bunker");
    }

    @Test
    void aFormerNumberSaysWhoseItWas() {
        var before = number;
        acme.post(
                site + "/edit",
                "name",
                "Harbour Yard",
                "address",
                "Mill Lane 12",
                "timeZone",
                "America/Chicago",
                "station",
                acme.station().toString(),
                "accountNumber",
                "NEW" + before);

        assertThat(ask("act=" + before).html())
                .contains(before + " is a former number", "Was the number of", "Harbour Yard", "NEW" + before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"act=N&act=X1", "act=N&csid=X1", "act=N&zone=017&zone=018"})
    void whatItGivesTwiceAndNotAlikeOpensNothing(String typed) {
        assertThat(ask(typed.replace("N", number)).html())
                .contains("It names several ", "It opens nothing")
                .doesNotContain("Mill Lane 12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "hello", "act=", "https://keyholder.example/monitoring", "act=%ZZ", "act=%"})
    void whatIsNoLaunchUrlIsRefused(String typed) {
        var refused = ask(typed);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html()).contains("id=\"url-error\"", "Paste a launch URL, or its tokens");
    }

    @Test
    void aUrlOfAnotherServerIsRefused() {
        assertThat(ask("https://elsewhere.example/monitoring?act=" + number).html())
                .contains("This URL leads to another server.", "https://keyholder.example/monitoring");
    }

    @Test
    void whatNoFormShouldHoldIsAnswered() {
        assertThat(ask("act=" + "1".repeat(4_000)).status()).isIn(200, 422);
        assertThat(ask("&=&=&&&a=b&act=%00&zone=<script>").html()).doesNotContain("<script>alert", "zone=<script>");
        assertThat(acme.get("/launch-url?record=x&url=act%3D1").html()).contains("id=\"record-error\"");
    }

    private PortalServer.Answer ask(String typed) {
        return acme.get("/launch-url?record=" + acme.station() + "&url="
                + URLEncoder.encode(typed, StandardCharsets.UTF_8).replace("+", "%20"));
    }
}

package org.keyholder.server.dealerportal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.server.shared.Secret;
import org.keyholder.server.site.Devices;

@ExtendWith(SharedPortal.class)
class SitePagesTest {

    private static final Pattern LINK = Pattern.compile("<a [^>]*href=\"(/[^\"#]*)");
    private static final Pattern KEY = Pattern.compile("kh_[A-Za-z0-9_-]{32}");

    private static PortalServer server;

    private Dealership acme;

    @BeforeAll
    static void startServer(PortalServer shared) {
        server = shared;
    }

    @BeforeEach
    void openDealership() {
        NumberPagesTest.releaseAll(server);
        acme = Dealership.open(server, "Acme Security");
    }

    @Test
    void aDealerWithoutSitesIsToldWhatOneIsAndHowToMakeIt() {
        var list = acme.get("/sites");

        assertThat(list.html()).contains("No sites yet", "href=\"/sites/new\"", "Acme Security", "Dana Whitfield");
    }

    @Test
    void aNewSiteShowsItsNumberItsStationAndTheLaunchUrlOfEachZone() {
        var site = acme.site("Harbour Yard", "P2794");
        acme.post(site + "/zones", "zone", "17", "zoneName", "North walkway");

        assertThat(acme.get(site).html())
                .contains(
                        "Harbour Yard", "Mill Lane 12", "P2794", "North Central", "XML receiver", site + "/monitoring")
                .doesNotContain("https://keyholder.example/monitoring");
        assertThat(acme.get(site + "/monitoring").html())
                .contains("Harbour Yard", "Mill Lane 12", "P2794", "North Central", "XML receiver")
                .contains("https://keyholder.example/monitoring?act=P2794&amp;zone=017", "North walkway");
    }

    @Test
    void aSiteCanWaitForItsStation() {
        var site = acme.post("/sites", "name", "Quarry", "address", "Stone Road 40", "timeZone", "UTC")
                .location();

        var page = acme.get(site);

        assertThat(page.html()).contains("No monitoring station:", "no signals are sent.", site + "/edit");
        assertThat(acme.get("/sites").html())
                .contains("Quarry", "Monitoring station", "Account number", "Cameras", "Devices", "Contacts");
    }

    @Test
    void theListSaysThatNothingIsMissingOnlyWhenAnAlarmWouldGoAllTheWay() {
        var site = acme.site("Harbour Yard", "P2794");
        acme.post(site + "/zones", "zone", "017", "zoneName", "North walkway");
        acme.post(site + "/devices", "deviceName", "Recorder");
        var contact = acme.contact(site, "Ann Ortega", "(312) 555-0143");
        assertThat(acme.get("/sites").html()).contains("</svg>Nobody can be asked</span>");

        confirm(contact);

        assertThat(acme.get("/sites").html())
                .contains("</svg>Nothing</span>")
                .doesNotContain("</svg>Nobody can be asked</span>");
        assertThat(acme.get(site).html()).doesNotContain("class=\"banner\"");
    }

    @Test
    void theSecondSaveOfANumberIsRefusedAndSaysWhomToAsk() {
        var other = Dealership.open(server, "Best Alarms");
        other.site("Secret Bunker", "P2794");

        var refused = acme.saveSite("Harbour Yard", "p 2794");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html())
                .contains(
                        "This number is already in use at North Central. Ask the station for the right one: +1 312 555 0100.")
                .contains("value=\"p 2794\"", "value=\"Harbour Yard\"")
                .doesNotContain("Best Alarms", "Secret Bunker");
        assertThat(acme.get("/sites").html()).contains("No sites yet");
    }

    @Test
    void aSiteCannotBeChangedToTheNumberOfAnother() {
        acme.site("Harbour Yard", "P2794");
        var second = acme.site("Lakeside Storage", "P1120");

        var refused = acme.post(
                second + "/edit",
                "name",
                "Lakeside Storage",
                "address",
                "Dock Street 3",
                "timeZone",
                "America/Chicago",
                "station",
                acme.station().toString(),
                "accountNumber",
                "P2794");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(acme.get(second).html()).contains("P1120").doesNotContain("P2794", "Dock Street");
    }

    @Test
    void twoDealersSavingOneNumberAtOnceOneIsRefused() throws Exception {
        var other = Dealership.open(server, "Best Alarms");
        var together = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var number : IntStream.range(100, 120).mapToObj(i -> "R" + i).toList()) {
                var saves = List.of(acme, other).stream()
                        .map(dealer -> threads.submit(() -> {
                            together.await();
                            return dealer.saveSite("Site " + number, number).status();
                        }))
                        .toList();

                assertThat(List.of(saves.get(0).get(), saves.get(1).get()))
                        .as(number)
                        .containsExactlyInAnyOrder(302, 422);
            }
        }
    }

    @Test
    void aFormWithMistakesKeepsWhatWasTypedAndNamesThemAll() {
        var refused = acme.post(
                "/sites",
                "name",
                "Harbour <b>Yard</b>",
                "address",
                " ",
                "timeZone",
                "Mars/Olympus",
                "accountNumber",
                "P/2794");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html())
                .contains("value=\"Harbour &lt;b>Yard&lt;/b>\"", "value=\"P/2794\"")
                .contains("id=\"address-error\"", "id=\"timeZone-error\"", "id=\"accountNumber-error\"")
                .doesNotContain("id=\"name-error\"", "Mars/Olympus");
        assertThat(acme.get("/sites").html()).contains("No sites yet");
    }

    @Test
    void theIntervalsOfASiteAreSetInItsForm() {
        var site = acme.site("Harbour Yard", "P2794");
        assertThat(acme.get(site + "/edit").html())
                .contains("name=\"joinInterval\" type=\"text\" value=\"20\"")
                .contains("name=\"quietInterval\" type=\"text\" value=\"30\"");

        var saved = change(site, "joinInterval", "0", "quietInterval", "45");

        assertThat(saved.status()).isEqualTo(302);
        assertThat(acme.get(site + "/edit").html())
                .contains("name=\"joinInterval\" type=\"text\" value=\"0\"")
                .contains("name=\"quietInterval\" type=\"text\" value=\"45\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "20.5", "soon", "99999999999999"})
    void anIntervalOutOfRangeIsRefusedAtItsField(String typed) {
        var site = acme.site("Harbour Yard", "P2794");

        var refused = change(site, "joinInterval", typed, "quietInterval", typed);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html())
                .contains("id=\"joinInterval-error\"", "5 to 3,600 seconds, or 0 to join nothing.")
                .contains("id=\"quietInterval-error\"", "1 to 1,440 minutes.");
    }

    @Test
    void aSiteWithAnOpenAlarmMovesOnlyWhenItIsSaidTwice() {
        var site = acme.site("Harbour Yard", "P2794");
        alarmAt(site);

        var asked = change(site, "station", "", "accountNumber", "");

        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.html())
                .contains(
                        "An alarm is open at North Central until it is completed: it stays there, its signals too. Later alarms are signalled to nobody.")
                .contains("name=\"moveAnyway\" value=\"none\"", "Move the site");
        assertThat(acme.get(site).html()).contains("P2794");
        var moved = change(site, "station", "", "accountNumber", "", "moveAnyway", "none");
        assertThat(moved.status()).isEqualTo(302);
        assertThat(acme.get(site + "/monitoring").html())
                .contains("kept for this site")
                .doesNotContain("<div class=\"big\">P2794</div>");
    }

    @Test
    void aSiteWithoutAnOpenAlarmMovesAtOnce() {
        var site = acme.site("Harbour Yard", "P2794");

        assertThat(change(site, "station", "", "accountNumber", "").status()).isEqualTo(302);
    }

    /** Sends the site's form with these fields in place of what is there. */
    private PortalServer.Answer change(String site, String... fields) {
        var form = new java.util.LinkedHashMap<String, String>();
        form.put("name", "Harbour Yard");
        form.put("address", "Mill Lane 12");
        form.put("timeZone", "America/Chicago");
        form.put("station", acme.station().toString());
        form.put("accountNumber", "P2794");
        for (int i = 0; i < fields.length; i += 2) {
            form.put(fields[i], fields[i + 1]);
        }
        return acme.post(
                site + "/edit",
                form.entrySet().stream()
                        .flatMap(field -> java.util.stream.Stream.of(field.getKey(), field.getValue()))
                        .toArray(String[]::new));
    }

    private void alarmAt(String site) {
        acme.post(site + "/zones", "zone", "017", "zoneName", "North walkway");
        var event = UUID.randomUUID();
        server.rows().sql("""
                        insert into event (dealer_id, id, site_id, station_id, device_id, device_event_id, content_hash, zone, kind,
                                           occurred_at, received_at)
                        select dealer_id, ?, id, station_id, ?, 'e', sha256('x'), 17, 'motion', now(), now() from site where id = ?::uuid
                        """).params(event, UUID.randomUUID(), id(site)).update();
        server.rows().sql("""
                        insert into alarm (dealer_id, id, site_id, station_id, event_id, event_kind, zone, zone_name, occurred_at,
                                           time_zone, opened_at, active_at, quiet_minutes)
                        select dealer_id, id, site_id, station_id, id, 'motion', 17, 'North walkway', now(), 'UTC', now(), now(), 30
                        from event where id = ?
                        """).param(event).update();
    }

    @Test
    void aNumberWithoutItsStationAsksForTheStation() {
        var refused = acme.post(
                "/sites", "name", "Yard", "address", "Here", "timeZone", "UTC", "station", "", "accountNumber", "P1");

        assertThat(refused.html()).contains("id=\"station-error\"", "Choose the monitoring station");
    }

    @Test
    void theStationRecordOfAnotherDealerCannotBeChosen() {
        var other = Dealership.open(server, "Best Alarms");

        var refused = acme.post(
                "/sites",
                "name",
                "Yard",
                "address",
                "Here",
                "timeZone",
                "UTC",
                "station",
                other.station().toString());

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html()).contains("Choose one of your monitoring stations.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "address", "timeZone", "station", "accountNumber"})
    void whatNoFormShouldHoldIsRefusedAtItsField(String field) {
        for (var text : List.of("x".repeat(100_000), "nul \0 inside", "${1+1}\r\nSet-Cookie: a=b")) {
            var fields = List.of("name", "Yard", "address", "Here", "timeZone", "UTC");
            var form = new ArrayList<>(List.of(field, text));
            for (int i = 0; i < fields.size(); i += 2) {
                if (!fields.get(i).equals(field)) {
                    form.addAll(fields.subList(i, i + 2));
                }
            }

            var refused = acme.post("/sites", form.toArray(String[]::new));

            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.html()).contains("id=\"" + field + "-error\"");
        }
    }

    @Test
    void aForeignSiteAnswersLikeAnUnknownOne() {
        var foreign = Dealership.open(server, "Best Alarms");
        var site = foreign.site("Secret Bunker", "P2794");
        var contact = foreign.contact(site, "Ann Ortega", "(312) 555-0143");
        var own = acme.site("Harbour Yard", "P1120");
        var nowhere = "/sites/" + UUID.randomUUID();
        var notFound = acme.get(nowhere);
        var elsewhere = contact.replace(site, own);

        assertThat(notFound.status()).isEqualTo(404);
        assertThat(notFound.html()).contains("Page not found");
        for (var asked : List.of(site, nowhere, "/sites/1-1-1-1-1", "/sites/x", "/sites/%7Bx%7D", "/sites/%0d%0a")) {
            for (var page :
                    List.of("", "/edit", "/contacts", "/contacts/stream", "/contacts/new", "/devices", "/zones")) {
                assertThat(acme.get(asked + page)).as(asked + page).isEqualTo(notFound);
            }
            for (var form : List.of("/edit", "/contacts/new", "/zones", "/devices")) {
                assertThat(acme.post(asked + form, "name", "Mine", "deviceName", "Mine"))
                        .as(asked + form)
                        .isEqualTo(notFound);
            }
        }
        for (var asked : List.of(contact, elsewhere, own + "/contacts/" + UUID.randomUUID(), own + "/contacts/x")) {
            for (var page : List.of("/welcome", "/help", "/remove")) {
                assertThat(acme.get(asked + page)).as(asked + page).isEqualTo(notFound);
            }
            assertThat(acme.post(asked + "/welcome")).isEqualTo(notFound);
            assertThat(acme.post(asked + "/remove")).isEqualTo(notFound);
        }
        assertThat(foreign.get(site).html()).contains("Ann Ortega", "Not sent");
    }

    @Test
    void aZoneNumberStandsOnceAtASite() {
        var site = acme.site("Harbour Yard", "P2794");
        acme.post(site + "/zones", "zone", "017", "zoneName", "North walkway");

        var again = acme.post(site + "/zones", "zone", "17", "zoneName", "Gate");

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.html()).contains("Zone 017 already exists.", "value=\"Gate\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1000", "", "-1", "1.5", "seventeen", "99999999999999999999"})
    void whatIsNoZoneNumberIsRefused(String number) {
        var site = acme.site("Harbour Yard", "P2794");

        var refused = acme.post(site + "/zones", "zone", number, "zoneName", "x".repeat(61));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html()).contains("Enter a zone number from 1 to 999.", "at most 60 characters");
        assertThat(acme.get(site + "/devices").html()).contains("No cameras yet");
    }

    @Test
    void aDevicesKeyIsShownOnceAndOpensTheDoorOfItsSite() {
        var site = acme.site("Harbour Yard", "P2794");

        var made = acme.post(site + "/devices", "deviceName", "Recorder in the office");

        var key = KEY.matcher(made.html()).results().findFirst().orElseThrow().group();
        var device = server.part(Devices.class).authenticate(new Secret(key)).orElseThrow();
        assertThat(site).endsWith(device.site().toString());
        assertThat(made.cacheControl()).contains("no-store");
        assertThat(acme.get(site + "/devices").html())
                .contains("Recorder in the office")
                .doesNotContain(key);
    }

    @Test
    void aDevicesKeyIsRenewedBesideTheOldOneWhichIsThenRevoked() {
        var site = acme.site("Harbour Yard", "P2794");
        var old = key(acme.post(site + "/devices", "deviceName", "Recorder"));
        var renewal = link(acme.get(site + "/devices"), "action=\"(/sites/[^\"]+/keys)\"");

        var renewed = acme.post(renewal);

        assertThat(renewed.cacheControl()).contains("no-store");
        assertThat(renewed.html()).contains("old key, works until 7 days after the new one is first used", "new key");
        assertThat(renewed.html()).doesNotContain("Renew the key");
        assertThat(List.of(isKnown(old), isKnown(key(renewed)))).containsOnly(true);
        assertThat(acme.post(renewal).status()).isEqualTo(422);
        assertThat(acme.post(renewal).html())
                .contains("Recorder: Two keys are valid already. Revoke one of them first.");
        assertThat(acme.get(renewal).location()).isEqualTo(site + "/devices");

        var revocation = link(acme.get(site + "/devices"), "href=\"(/sites/[^\"]+/revoke)\"");
        assertThat(acme.get(revocation).html())
                .contains("Revoke the old key of Recorder?", "has not been used yet", "reach nobody");
        assertThat(isKnown(old)).isTrue();
        acme.post(revocation);
        assertThat(List.of(isKnown(old), isKnown(key(renewed)))).containsExactly(false, true);
    }

    @Test
    void whoRevokesTheOnlyKeyIsToldThatTheDeviceIsSilenced() {
        var site = acme.site("Harbour Yard", "P2794");
        acme.post(site + "/devices", "deviceName", "Recorder");
        var revocation = link(acme.get(site + "/devices"), "href=\"(/sites/[^\"]+/revoke)\"");

        assertThat(acme.get(revocation).html()).contains("The device is silenced at once");
        acme.post(revocation);

        assertThat(acme.get(site + "/devices").html()).contains("no valid key: it cannot report", "Make a key");
        assertThat(acme.post(revocation).status()).isEqualTo(404);
    }

    private static String key(PortalServer.Answer page) {
        return KEY.matcher(page.html()).results().findFirst().orElseThrow().group();
    }

    private boolean isKnown(String key) {
        return server.part(Devices.class).authenticate(new Secret(key)).isPresent();
    }

    private static String link(PortalServer.Answer page, String pattern) {
        return Pattern.compile(pattern)
                .matcher(page.html())
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    @Test
    void aDeviceNeedsAName() {
        var site = acme.site("Harbour Yard", "P2794");

        var refused = acme.post(site + "/devices", "deviceName", "   ");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html()).contains("id=\"deviceName-error\"", "No devices yet");
    }

    @Test
    void everyLinkLeadsToAPage() {
        var site = acme.site("Harbour Yard", "P2794");
        acme.post(site + "/zones", "zone", "017", "zoneName", "North walkway");
        acme.contact(site, "Ann Ortega", "(312) 555-0143");
        var landline = acme.contact(site, "Lea Brandt", "(312) 555-0101");
        fail(landline, "probably a landline: this number takes no texts");
        var links = new ArrayDeque<>(List.of("/sites"));
        var seen = new HashSet<>(links);

        while (!links.isEmpty()) {
            var link = links.remove();
            var page = acme.get(link);

            assertThat(page.status()).as(link).isEqualTo(200);
            LINK.matcher(page.html())
                    .results()
                    .map(found -> found.group(1).replace("&amp;", "&"))
                    // These belong to whoever has signed in, and nobody has here.
                    .filter(found ->
                            Stream.of("/people", "/api-keys", "/account").noneMatch(found::startsWith))
                    .filter(seen::add)
                    .forEach(links::add);
        }
        assertThat(seen).contains("/sites/new", site + "/edit", landline + "/help", landline + "/remove");
    }

    private static void confirm(String contact) {
        server.rows()
                .sql("update contact set confirmed_at = now() where id = ?::uuid")
                .param(id(contact))
                .update();
    }

    private static void fail(String contact, String reason) {
        server.rows()
                .sql(
                        "update contact set welcome_state = 'send-error', welcome_failure = ?, welcome_at = now() where id = ?::uuid")
                .params(reason, id(contact))
                .update();
    }

    private static String id(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }
}

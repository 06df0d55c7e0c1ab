package org.keyholder.server.dealerportal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.identity.Role;
import org.keyholder.server.shared.PersonId;
import org.keyholder.server.shared.Secret;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.site.Devices;
import org.keyholder.server.site.Zones;

/** A site's zones, bridges and devices, on the page. */
@ExtendWith(SharedPortal.class)
class DevicesAndZonesTest {

    private static final AtomicInteger NUMBER = new AtomicInteger(61_000);
    private static final Pattern KEY = Pattern.compile("kh_[A-Za-z0-9_-]{32}");

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
        site = acme.site("Harbour Yard", "D" + NUMBER.incrementAndGet());
    }

    @Test
    void aZoneIsAddedWithItsTypeAndShowsWhatItSends() {
        addZone("17", "North walkway", "exterior");

        assertThat(devices())
                .contains("017", "North walkway", "Exterior", "136 BA", "Keyholder’s default", "&amp;zone=017");
    }

    @Test
    void aZoneOfNoKnownTypeIsRefused() {
        var refused = acme.post(site + "/zones", "zone", "17", "zoneName", "Gate", "zoneType", "fire");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html()).contains("id=\"zoneType-error\"", "type is one of instant, perimeter");
    }

    @Test
    void aZoneIsRenamedAndGivenAnotherTypeAtOnce() {
        addZone("17", "North walkway", "instant");

        var saved = acme.post(zone("017") + "/edit", "zone", "017", "zoneName", "South gate", "zoneType", "entry-exit");

        assertThat(saved.status()).isEqualTo(302);
        assertThat(devices()).contains("South gate", "Entry/Exit", "134 BA").doesNotContain("North walkway<");
    }

    @Test
    void anotherNumberIsGivenOnlyWhenItIsSaidTwice() {
        addZone("17", "North walkway", "instant");

        var asked = acme.post(zone("017") + "/edit", "zone", "18", "zoneName", "North walkway", "zoneType", "instant");

        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.html())
                .contains("The station knows this camera as zone 017.", "name=\"numberAnyway\" value=\"017-018\"");
        assertThat(devices()).contains("&amp;zone=017");
        acme.post(
                zone("017") + "/edit",
                "zone",
                "18",
                "zoneName",
                "North walkway",
                "zoneType",
                "instant",
                "numberAnyway",
                "017-018");
        assertThat(devices()).contains("&amp;zone=018").doesNotContain("&amp;zone=017");
        assertThat(acme.get(zone("017") + "/edit").status()).isEqualTo(404);
    }

    @Test
    void aNumberThatAnotherZoneHasIsRefused() {
        addZone("17", "North walkway", "instant");
        addZone("18", "Gate", "instant");

        var refused = acme.post(
                zone("017") + "/edit",
                "zone",
                "18",
                "zoneName",
                "North walkway",
                "zoneType",
                "instant",
                "numberAnyway",
                "017-018");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html()).contains("Zone 018 already exists.", "value=\"18\"");
    }

    @ParameterizedTest
    @CsvSource({
        "0, Gate, zone",
        "1000, Gate, zone",
        "'', Gate, zone",
        "x, Gate, zone",
        "17, '', zoneName",
        "17, '  ', zoneName"
    })
    void whatIsNoZoneIsRefusedAtItsField(String number, String name, String field) {
        addZone("17", "North walkway", "instant");

        var refused = acme.post(zone("017") + "/edit", "zone", number, "zoneName", name, "zoneType", "instant");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html()).contains("id=\"" + field + "-error\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"17", "0017", "18", "999", "x", "%0d"})
    void aZoneHasOneAddress(String number) {
        addZone("17", "North walkway", "instant");

        assertThat(acme.get(zone(number) + "/edit").status()).isEqualTo(404);
        assertThat(acme.get(zone(number) + "/remove").status()).isEqualTo(404);
        assertThat(acme.post(zone(number) + "/remove").status()).isEqualTo(404);
        assertThat(devices()).contains("North walkway");
    }

    @Test
    void whatWasReportedOfARemovedZoneIsReadUnderTheNameThatItHad() {
        addZone("17", "North walkway", "instant");
        assertThat(acme.get(zone("017") + "/remove").html())
                .contains(
                        "Remove zone 017, North walkway?",
                        "is refused from now on",
                        "What was reported of it so far stays");

        acme.post(zone("017") + "/remove");
        var removed = Instant.now();
        addZone("17", "Loading bay", "instant");

        var dealer = acme.person().dealer();
        var names = server.part(Zones.class).names(TenantScope.dealer(dealer), dealer, siteId());
        assertThat(names.at(new ZoneNumber(17), removed.minusSeconds(60))).isEqualTo("North walkway");
        assertThat(names.at(new ZoneNumber(17), removed.plusSeconds(60))).isEqualTo("Loading bay");
        assertThat(names.at(new ZoneNumber(18), removed)).isEmpty();
    }

    @Test
    void theEventsOfARemovedZoneAreStillThereAndSayWhyNobodyWasTold() {
        addZone("17", "North walkway", "instant");
        server.rows()
                .sql("""
                        insert into event (dealer_id, id, site_id, station_id, device_id, device_event_id, content_hash, zone, kind,
                                           occurred_at, received_at, not_signalled)
                        select dealer_id, ?, id, station_id, ?, 'e', sha256('x'), 17, 'person', now(), now(), 'zone-says'
                        from site where id = ?
                        """)
                .params(UUID.randomUUID(), UUID.randomUUID(), siteId().value())
                .update();

        acme.post(zone("017") + "/remove");

        assertThat(acme.get(site + "/events").html())
                .contains("Person", "017", "North walkway", "Not to be signalled", "the zone’s alarm codes say so");
        assertThat(acme.get(site + "/events?zone=017").html()).contains("North walkway");
    }

    @Test
    void aBridgeMakesTheZonesOfItsCamerasThatAreNew() {
        addZone("18", "Gate", "instant");

        var added = acme.post(
                site + "/bridges/new",
                "bridgeName",
                "Bridge in the cellar",
                "camera1Name",
                "North walkway",
                "camera1Zone",
                "17",
                "camera2Zone",
                "018",
                "input4Name",
                "Bell box");

        assertThat(added.status()).isEqualTo(302);
        assertThat(devices())
                .contains(
                        "Bridge in the cellar", "Camera 1 of Bridge in the cellar", "Camera 2 of Bridge in the cellar")
                .contains("no zone, so it raises no alarm", "&amp;zone=017");
    }

    @ParameterizedTest
    @CsvSource({
        "camera1Zone, 0, camera1Zone, Enter a zone number from 1 to 999.",
        "camera1Zone, seventeen, camera1Zone, Enter a zone number from 1 to 999.",
        "camera1Zone, 17, camera1Name, Zone 017 is new: say what it sees or watches.",
        "bridgeName, '', bridgeName, This field is required."
    })
    void whatIsWrongWithABridgeIsSaidAtItsField(String field, String value, String at, String words) {
        var refused = field.equals("bridgeName")
                ? acme.post(site + "/bridges/new", field, value)
                : acme.post(site + "/bridges/new", "bridgeName", "Bridge", field, value);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html()).contains("id=\"" + at + "-error\"", words);
        assertThat(devices()).contains("No bridges yet", "No cameras yet");
    }

    @Test
    void aNameThatIsTooLongIsSaidAtItsField() {
        var refused = acme.post(
                site + "/bridges/new", "bridgeName", "x".repeat(121), "input2Name", "y".repeat(61), "input2Zone", "5");

        assertThat(refused.html()).contains("id=\"bridgeName-error\"", "id=\"input2Name-error\"");
    }

    @Test
    void aZoneIsWatchedByOneCameraAtMost() {
        var twice = acme.post(
                site + "/bridges/new",
                "bridgeName",
                "Bridge",
                "camera1Name",
                "Gate",
                "camera1Zone",
                "18",
                "input1Name",
                "Gate contact",
                "input1Zone",
                "018");
        assertThat(twice.html()).contains("id=\"input1Zone-error\"", "Camera 1 has zone 018 already");

        acme.post(site + "/bridges/new", "bridgeName", "First", "camera1Name", "Gate", "camera1Zone", "18");
        var other = acme.post(site + "/bridges/new", "bridgeName", "Second", "camera3Zone", "18");

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.html()).contains("id=\"camera3Zone-error\"", "Zone 018 is watched by First already.");
    }

    @Test
    void aBridgeIsChangedAndRemovedAndItsZonesStay() {
        acme.post(site + "/bridges/new", "bridgeName", "Bridge", "camera1Name", "Gate", "camera1Zone", "18");
        var bridge = link(devices(), "href=\"(/sites/[^\"]+/bridges/[0-9a-f-]{36})\"");
        assertThat(acme.get(bridge).html()).contains("value=\"Gate\"", "value=\"018\"");

        acme.post(
                bridge,
                "shown",
                shown(acme.get(bridge)),
                "bridgeName",
                "Bridge in the attic",
                "input1Name",
                "Door contact",
                "input1Zone",
                "18");

        assertThat(devices()).contains("Alarm input 1 of Bridge in the attic").doesNotContain("Camera 1 of");
        acme.post(
                zone("018") + "/edit",
                "zone",
                "19",
                "zoneName",
                "Gate",
                "zoneType",
                "instant",
                "numberAnyway",
                "018-019");
        assertThat(devices()).contains("Alarm input 1 of Bridge in the attic", "&amp;zone=019");
        assertThat(acme.get(bridge + "/remove").html()).contains("Remove Bridge in the attic?", "The zones stay");
        acme.post(bridge + "/remove");
        assertThat(devices()).contains("No bridges yet", "&amp;zone=019");
        assertThat(acme.get(bridge).status()).isEqualTo(404);
        assertThat(acme.get(site + "/history").html())
                .contains("added the bridge Bridge", "removed the bridge Bridge in the attic", "changed zone 018");
    }

    @Test
    void whoeverSavesABridgeThatSomebodyElseHasSavedSeesBothAndDecides() {
        acme.post(site + "/bridges/new", "bridgeName", "Bridge", "camera1Name", "Gate", "camera1Zone", "18");
        var bridge = link(devices(), "href=\"(/sites/[^\"]+/bridges/[0-9a-f-]{36})\"");
        var danas = shown(acme.get(bridge));
        var lee =
                new DealerPerson(new PersonId(UUID.randomUUID()), acme.person().dealer(), "Lee Wong", Role.INSTALLER);
        var lees = server.post(
                lee,
                bridge,
                "shown",
                shown(server.get(lee, bridge)),
                "bridgeName",
                "Bridge",
                "camera1Name",
                "Gate",
                "camera1Zone",
                "18",
                "camera2Name",
                "Loading bay",
                "camera2Zone",
                "19");
        assertThat(lees.status()).isEqualTo(302);

        var overtaken = inTheAttic(bridge, danas);

        assertThat(overtaken.status()).isEqualTo(409);
        assertThat(overtaken.html())
                .contains("Somebody else has saved this bridge while you had it open.")
                .contains(row("Name of the bridge", "Bridge", "Bridge in the attic"))
                .contains(row("Camera 1", "Gate, zone 018", "South gate, zone 018"))
                .contains(row("Camera 2", "Loading bay, zone 019", "nothing"))
                .contains(row("Alarm input 4", "nothing", "Bell box, no zone"))
                .doesNotContain(">Camera 3</th>", ">Alarm input 1</th>")
                .contains("value=\"Bridge in the attic\"", "value=\"South gate\"", "value=\"Bell box\"");
        assertThat(devices()).contains("Camera 2 of Bridge<").doesNotContain("Bridge in the attic");

        assertThat(inTheAttic(bridge, shown(overtaken)).status()).isEqualTo(302);

        assertThat(devices())
                .contains("Camera 1 of Bridge in the attic", "Bell box")
                .doesNotContain("Camera 2 of");
    }

    private PortalServer.Answer inTheAttic(String bridge, String shown) {
        return acme.post(
                bridge,
                "shown",
                shown,
                "bridgeName",
                "Bridge in the attic",
                "camera1Name",
                "South gate",
                "camera1Zone",
                "18",
                "input4Name",
                "Bell box");
    }

    private static String row(String what, String saved, String typed) {
        return ">" + what + "</th><td data-label=\"Saved now\">" + saved + "</td><td data-label=\"What you typed\">"
                + typed + "</td>";
    }

    @Test
    void aBridgeThatIsSavedTwiceTheSameHasNothingToDecide() {
        acme.post(site + "/bridges/new", "bridgeName", "Bridge", "camera1Name", "Gate", "camera1Zone", "18");
        var bridge = link(devices(), "href=\"(/sites/[^\"]+/bridges/[0-9a-f-]{36})\"");
        var shown = shown(acme.get(bridge));

        assertThat(inTheAttic(bridge, shown).status()).isEqualTo(302);
        assertThat(inTheAttic(bridge, shown).status()).isEqualTo(302);
    }

    /** What it watched is called otherwise by now; saved as it was typed, it would make the old zone anew. */
    @Test
    void aBridgeWhoseZoneGotAnotherNumberMeanwhileIsShownFirst() {
        acme.post(site + "/bridges/new", "bridgeName", "Bridge", "camera1Name", "Gate", "camera1Zone", "18");
        var bridge = link(devices(), "href=\"(/sites/[^\"]+/bridges/[0-9a-f-]{36})\"");
        var shown = shown(acme.get(bridge));
        acme.post(
                zone("018") + "/edit",
                "zone",
                "19",
                "zoneName",
                "Gate",
                "zoneType",
                "instant",
                "numberAnyway",
                "018-019");

        var overtaken = inTheAttic(bridge, shown);

        assertThat(overtaken.status()).isEqualTo(409);
        assertThat(overtaken.html()).contains(row("Camera 1", "Gate, zone 019", "South gate, zone 018"));
        assertThat(devices()).doesNotContain("&amp;zone=018");
    }

    @Test
    void aBridgeThatComesWithoutItsMarkIsNotSaved() {
        acme.post(site + "/bridges/new", "bridgeName", "Bridge", "camera1Name", "Gate", "camera1Zone", "18");
        var bridge = link(devices(), "href=\"(/sites/[^\"]+/bridges/[0-9a-f-]{36})\"");

        assertThat(acme.post(bridge, "bridgeName", "Bridge").status()).isEqualTo(409);

        assertThat(devices()).contains("Camera 1 of Bridge");
    }

    @Test
    void aBridgeOfAnotherSiteIsNotFound() {
        var other = acme.site("Quarry", "D" + NUMBER.incrementAndGet());
        acme.post(other + "/bridges/new", "bridgeName", "Bridge");
        var bridge = link(acme.get(other + "/devices").html(), "href=\"(/sites/[^\"]+/bridges/[0-9a-f-]{36})\"");

        assertThat(acme.get(bridge.replace(other, site)).status()).isEqualTo(404);
        assertThat(acme.get(site + "/bridges/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    @Test
    void aDeviceSaysWhatItIsAndIsRenamed() {
        acme.post(site + "/devices", "deviceName", "Recorder in the office", "deviceKind", "recorder");
        var edit = link(devices(), "href=\"(/sites/[^\"]+/devices/[^\"]+/edit)\"");

        acme.post(edit, "deviceName", "Panel in the hall", "deviceKind", "panel");

        assertThat(devices()).contains("Panel in the hall", "Alarm panel").doesNotContain("Recorder in the office<");
        var refused = acme.post(edit, "deviceName", " ", "deviceKind", "toaster");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html()).contains("id=\"deviceName-error\"", "id=\"deviceKind-error\"");
    }

    @Test
    void aRemovedDeviceIsRefusedAtOnceAndIsGone() {
        var key = KEY.matcher(acme.post(site + "/devices", "deviceName", "Recorder", "deviceKind", "recorder")
                        .html())
                .results()
                .findFirst()
                .orElseThrow()
                .group();
        var edit = link(devices(), "href=\"(/sites/[^\"]+/devices/[^\"]+/edit)\"");
        var remove = edit.replace("/edit", "/remove");
        assertThat(acme.get(remove).html()).contains("Remove Recorder?", "Its keys end at once");
        assertThat(server.part(Devices.class).authenticate(new Secret(key))).isPresent();

        acme.post(remove);

        assertThat(server.part(Devices.class).authenticate(new Secret(key))).isEmpty();
        assertThat(devices()).contains("No devices yet");
        assertThat(acme.get(edit).status()).isEqualTo(404);
        assertThat(acme.post(remove).status()).isEqualTo(404);
        assertThat(acme.get(site + "/history").html()).contains("removed the device Recorder");
    }

    private void addZone(String number, String name, String type) {
        assertThat(acme.post(site + "/zones", "zone", number, "zoneName", name, "zoneType", type)
                        .status())
                .isEqualTo(302);
    }

    private String zone(String number) {
        return site + "/zones/" + number;
    }

    private String devices() {
        return acme.get(site + "/devices").html();
    }

    private SiteId siteId() {
        return SiteId.parse(site.substring("/sites/".length()));
    }

    private static String shown(PortalServer.Answer bridge) {
        return link(bridge.html(), "name=\"shown\" value=\"([0-9a-f]{64})\"");
    }

    private static String link(String html, String pattern) {
        return Pattern.compile(pattern)
                .matcher(html)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }
}

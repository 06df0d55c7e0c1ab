package org.keyholder.server.dealerportal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.identity.Role;
import org.keyholder.server.shared.PersonId;

/** What a dealer sees first. */
@ExtendWith(SharedPortal.class)
class DashboardTest {

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
    void aNewDealerIsToldWhatToDoFirst() {
        assertThat(acme.get("/dashboard").html())
                .contains("No sites yet", "href=\"/sites/new\"", "Create the first site");
    }

    @Test
    void theGravestStandsFirstWithItsReasonAndItsButton() {
        var lonely = acme.site("Lonely", "D100");
        acme.post(lonely + "/zones", "zone", "017", "zoneName", "Gate");
        acme.post(lonely + "/devices", "deviceName", "Recorder");
        var silent = acme.saveSite("Silent", "").location();
        var fresh = acme.post("/sites", "name", "Fresh", "address", "Here", "timeZone", "UTC")
                .location();

        assertThat(acme.get("/dashboard").html())
                .containsSubsequence(
                        "href=\"/sites?show=station\"",
                        "href=\"/sites?show=number\"",
                        "href=\"/sites?show=nobody\"",
                        "Fresh",
                        "No monitoring station:",
                        "no signals are sent.",
                        fresh + "/edit",
                        "Silent",
                        "No account number:",
                        silent + "/edit",
                        "Lonely",
                        "No contacts:",
                        "nobody can be asked.",
                        lonely + "/contacts/new");
    }

    @Test
    void whoMayNotChangeSitesSeesNoButtons() {
        acme.saveSite("Silent", "");
        var viewer = new DealerPerson(
                new PersonId(UUID.randomUUID()), acme.person().dealer(), "Vic Stone", Role.DEALER_VIEWER);

        assertThat(server.get(viewer, "/dashboard").html())
                .contains("Silent", "No account number:")
                .doesNotContain("Enter the number", "btn-primary");
    }

    @Test
    void whereNothingIsMissingItSaysSo() {
        var site = acme.site("Harbour Yard", "D100");
        acme.post(site + "/zones", "zone", "017", "zoneName", "Gate");
        acme.post(site + "/devices", "deviceName", "Recorder");
        var contact = acme.contact(site, "Ann Ortega", "(312) 555-0143");
        server.rows()
                .sql("update contact set confirmed_at = now() where id = ?::uuid")
                .param(contact.substring(contact.lastIndexOf('/') + 1))
                .update();

        assertThat(acme.get("/dashboard").html())
                .contains("Nothing needs attention", "An alarm at your site goes", "No events today")
                // Its key is being entered.
                .doesNotContain("Devices that nothing is heard of");
        server.rows()
                .sql("update device_key set created_at = now() - interval '2 hours' where dealer_id = ?")
                .param(acme.person().dealer().value())
                .update();
        assertThat(acme.get("/dashboard").html()).contains("Devices that nothing is heard of", "Recorder", "never");
        used("5 minutes");
        assertThat(acme.get("/dashboard").html()).doesNotContain("Devices that nothing is heard of");
        used("9 days");
        // No promise beside that, and before what today has brought.
        assertThat(acme.get("/dashboard").html())
                .containsSubsequence(
                        "Devices that nothing is heard of", "last heard 9 days ago", "See the device", "Today")
                .doesNotContain("Nothing needs attention");
    }

    @Test
    void todayIsTheDayOfEachSitesOwnClock() {
        var site = acme.site("Harbour Yard", "D100");
        acme.post(site + "/zones", "zone", "017", "zoneName", "Gate");
        var now = Instant.now();
        var midnight = now.atZone(java.time.ZoneId.of("America/Chicago"))
                .toLocalDate()
                .atStartOfDay(java.time.ZoneId.of("America/Chicago"))
                .toInstant();
        event(site, now);
        event(site, midnight.minusSeconds(1));

        assertThat(acme.get("/dashboard").html())
                .contains("1 event at 1 site", "Gate", "Motion", site + "/events", "Chicago, ");
    }

    @Test
    void eventsOfZonesThatAreOtherOnesByNowAreThereUnderTheNamesThatTheyHad() {
        var site = acme.site("Harbour Yard", "D100");
        acme.post(site + "/zones", "zone", "017", "zoneName", "Gate");
        // The newest of the day, at whatever time of it this runs.
        event(site, Instant.now().minusMillis(1));
        assertThat(acme.post(
                                site + "/zones/017/edit",
                                "zone",
                                "018",
                                "zoneName",
                                "Back door",
                                "zoneType",
                                "instant",
                                "numberAnyway",
                                "017-018")
                        .status())
                .isEqualTo(302);
        assertThat(acme.get("/dashboard").html())
                .contains("1 event at 1 site", "Gate")
                .doesNotContain("Back door");

        assertThat(acme.post(site + "/zones", "zone", "017", "zoneName", "Roof").status())
                .isEqualTo(302);
        assertThat(acme.get("/dashboard").html())
                .contains("1 event at 1 site", "Gate")
                .doesNotContain("Roof");
    }

    private void used(String ago) {
        server.rows()
                .sql("update device_key set used_at = now() - cast(? as interval) where dealer_id = ?")
                .params(ago, acme.person().dealer().value())
                .update();
    }

    private void event(String site, Instant at) {
        var time = OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
        // Ids begin with the time, as the server makes them.
        var id = new UUID(
                at.plus(Duration.ZERO).toEpochMilli() << 16 | 0x7000,
                0x8000000000000000L | System.nanoTime() & 0xffffffL);
        server.rows()
                .sql("""
                        insert into event (dealer_id, id, site_id, device_id, device_event_id, content_hash, zone, kind, occurred_at, received_at)
                        select dealer_id, ?, id, gen_random_uuid(), 'e', sha256('x'), 17, 'motion', ?, ? from site where id = ?
                        """)
                .params(id, time, time, UUID.fromString(site.substring(site.lastIndexOf('/') + 1)))
                .update();
    }
}

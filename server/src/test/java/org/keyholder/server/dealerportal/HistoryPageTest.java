package org.keyholder.server.dealerportal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The history of a site as its dealer reads it. */
@ExtendWith(SharedPortal.class)
class HistoryPageTest {

    private static final Pattern OLDER = Pattern.compile("href=\"([^\"]+/history\\?before=[^\"]+)\"");

    private final PortalServer server;
    private final Dealership acme;

    HistoryPageTest(PortalServer server) {
        this.server = server;
        this.acme = Dealership.open(server, "Acme Security");
    }

    @Test
    void whatWasChangedIsToldFromWhatToWhat() {
        var site = acme.site("Harbour Yard", "H" + UUID.randomUUID().toString().substring(0, 8));
        acme.post(site + "/zones", "zone", "5", "zoneName", "Gate");
        acme.contact(site, "Lea Brandt", "+13125550183");
        acme.post(
                site + "/edit",
                "name",
                "Harbour House",
                "address",
                "Mill Lane 12, Chicago IL 60611",
                "timeZone",
                "America/Chicago",
                "station",
                "",
                "accountNumber",
                "");

        var html = acme.get(site + "/history").html();

        assertThat(html)
                .containsSubsequence(
                        "changed the site",
                        "Name: Harbour Yard → Harbour House",
                        "added the contact Lea Brandt",
                        "Phone: +13125550183",
                        "added zone 005 Gate",
                        "made the site")
                .contains("in Chicago time", "today, ", "Monitoring station: North Central → <i>nothing</i>")
                .doesNotContain(">Older<");
    }

    @Test
    void fiftyStandOnAPage() {
        var site = acme.site("Long Yard", "L" + UUID.randomUUID().toString().substring(0, 8));
        for (int zone = 1; zone <= 60; zone++) {
            acme.post(site + "/zones", "zone", String.valueOf(zone), "zoneName", "Camera " + zone);
        }

        var newest = acme.get(site + "/history").html();
        var link = OLDER.matcher(newest).results().map(found -> found.group(1)).findFirst();
        var older = acme.get(link.orElseThrow()).html();

        assertThat(lines(newest)).hasSize(50);
        assertThat(lines(older)).hasSize(11).doesNotContainAnyElementsOf(lines(newest));
        assertThat(older).contains(">Newest<").doesNotContain(">Older<");
        assertThat(acme.get(site + "/history?before=00000000-0000-0000-0000-000000000000")
                        .html())
                .contains("Nothing older");
        assertThat(acme.get(site + "/history?before=nonsense").status()).isEqualTo(404);
    }

    private static List<String> lines(String html) {
        return Pattern.compile("(added zone [^\n<]+|made the site)")
                .matcher(html)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void aSiteOfWhichNothingIsOnRecordSaysSo() {
        var site = acme.site("Old Yard", "O" + UUID.randomUUID().toString().substring(0, 8));
        // As of a site that an earlier release made.
        server.rows()
                .sql(
                        "do $do$ begin set local session_replication_role = replica; delete from audit_entry where site_id = '"
                                + site.substring("/sites/".length()) + "'; end $do$")
                .update();

        assertThat(acme.get(site + "/history").html()).contains("Nothing on record yet");
    }

    @Test
    void anothersHistoryIsNotThere() {
        var site = acme.site("Secret Yard", "S" + UUID.randomUUID().toString().substring(0, 8));
        var other = Dealership.open(server, "Other Alarms");

        assertThat(other.get(site + "/history").status()).isEqualTo(404);
        assertThat(other.get("/sites/" + UUID.randomUUID() + "/history").status())
                .isEqualTo(404);
    }
}

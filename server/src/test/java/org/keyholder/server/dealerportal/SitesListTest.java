package org.keyholder.server.dealerportal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of sites: narrowed, sorted and paged by its address. */
@ExtendWith(SharedPortal.class)
class SitesListTest {

    private static final Pattern NAME = Pattern.compile("<a class=\"name\" href=\"/sites/[^\"]+\">([^<]+)</a>");
    private static final Pattern NEXT = Pattern.compile("<a class=\"btn\" href=\"([^\"]+)\">Next page</a>");

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
    void eachKindOfTroubleIsAListOfItsOwn() {
        acme.site("Alone", "A100");
        var ready = acme.site("Ready", "A200");
        acme.post(ready + "/zones", "zone", "017", "zoneName", "North walkway");
        acme.post(ready + "/devices", "deviceName", "Recorder");
        confirm(acme.contact(ready, "Ann Ortega", "(312) 555-0143"));
        acme.saveSite("No number", "");
        acme.post("/sites", "name", "No station", "address", "Here", "timeZone", "UTC");

        assertThat(names("?show=ready")).containsExactly("Ready");
        assertThat(names("?show=attention")).containsExactly("Alone", "No number", "No station");
        assertThat(names("?show=silent")).containsExactly("No number", "No station");
        assertThat(names("?show=station")).containsExactly("No station");
        assertThat(names("?show=number")).containsExactly("No number", "No station");
        assertThat(names("?show=cameras&station=" + acme.station())).containsExactly("Alone", "No number");
        assertThat(names("?show=nobody&q=alone")).containsExactly("Alone");
        assertThat(names("?show=receiver")).isEmpty();
        assertThat(acme.get("/sites?show=receiver").html()).contains("No site is like that", "Show all sites");
    }

    @Test
    void aContactWhoConfirmsAndOneWhoOptsOutChangeTheLists() {
        var site = acme.site("Harbour Yard", "A100");
        var ann = acme.contact(site, "Ann Ortega", "(312) 555-0143");
        assertThat(names("?show=nobody")).containsExactly("Harbour Yard");

        confirm(ann);
        assertThat(names("?show=nobody")).isEmpty();
        acme.contact(site, "Raj Patel", "(312) 555-0178");
        assertThat(names("?show=some")).containsExactly("Harbour Yard");

        server.rows()
                .sql("insert into do_not_text values ('+13125550143', now())")
                .update();
        assertThat(names("?show=nobody")).containsExactly("Harbour Yard");
        server.rows()
                .sql("delete from do_not_text where number = '+13125550143'")
                .update();
        assertThat(names("?show=nobody")).isEmpty();
    }

    @Test
    void aSiteWhoseSignalsAreHeldUpIsFound() {
        var site = acme.site("Harbour Yard", "A100");
        acme.site("Quarry", "A200");
        queued(site, "queued", "2 minutes");

        assertThat(names("?show=signals")).containsExactly("Harbour Yard");
        assertThat(acme.get("/sites").html()).contains("1 signal waiting");
        assertThat(acme.get("/dashboard").html())
                .containsSubsequence(
                        "href=\"/sites?show=signals\"",
                        "Signals held up",
                        "Harbour Yard",
                        "1 signal waiting:",
                        "the station’s receiver has not answered for more than a minute.",
                        "href=\"" + site + "/monitoring\"",
                        "See the station");

        server.rows()
                .sql("update signal set state = 'refused' where site_id = ?")
                .param(id(site))
                .update();
        assertThat(acme.get("/sites?show=signals").html()).contains("1 signal not taken", "Harbour Yard");
        assertThat(acme.get("/dashboard").html())
                .containsSubsequence(
                        "Signals held up",
                        "Harbour Yard",
                        "1 signal not taken:",
                        "the station’s receiver did not take what was sent.",
                        "See the station");
    }

    @Test
    void whatIsOnItsWayIsNotHeldUp() {
        queued(acme.site("Harbour Yard", "A100"), "queued", "10 seconds");

        assertThat(names("?show=signals")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 'Alpha,beta,Gamma,Omega'",
        "-name, 'Omega,Gamma,beta,Alpha'",
        "number, 'Gamma,Alpha,beta,Omega'",
        "-number, 'Omega,beta,Alpha,Gamma'",
        "created, 'beta,Omega,Gamma,Alpha'",
        "-created, 'Alpha,Gamma,Omega,beta'",
        "last-event, 'Gamma,Omega,beta,Alpha'"
    })
    void aListIsSortedEitherWay(String sort, String expected) {
        acme.site("Alpha", "A200");
        acme.site("Gamma", "A100");
        acme.saveSite("Omega", "");
        var beta = acme.site("beta", "A300");
        server.rows()
                .sql("update site_line set last_event_at = now() where name_key = 'gamma' and dealer_id = ?")
                .param(acme.person().dealer().value())
                .update();
        server.rows()
                .sql(
                        "update site_line set last_event_at = now() - interval '1 h' where name_key = 'omega' and dealer_id = ?")
                .param(acme.person().dealer().value())
                .update();

        var names = names("?sort=" + sort);

        if (sort.equals("last-event")) {
            assertThat(names.subList(0, 2)).containsExactly("Gamma", "Omega");
        } else {
            assertThat(names).containsExactly(expected.split(","));
        }
        assertThat(beta).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?sort=-name",
                "?sort=number",
                "?sort=created",
                "?sort=-created",
                "?sort=last-event",
                "?show=attention"
            })
    void pageByPageEachSiteStandsThereOnce(String query) {
        for (int i = 0; i < 120; i++) {
            // Many of one name, and all made within a moment.
            acme.saveSite("Site " + i % 7, i % 3 == 0 ? "" : "N" + i);
        }

        var seen = new ArrayList<String>();
        var url = "/sites" + query;
        for (int page = 0; page < 4 && !url.isEmpty(); page++) {
            var html = acme.get(url).html();
            Pattern.compile("<a class=\"name\" href=\"([^\"]+)\"")
                    .matcher(html)
                    .results()
                    .forEach(link -> seen.add(link.group(1)));
            url = NEXT.matcher(html)
                    .results()
                    .map(link -> link.group(1).replace("&amp;", "&"))
                    .findFirst()
                    .orElse("");
        }

        assertThat(seen).hasSize(120).doesNotHaveDuplicates();
        assertThat(acme.get("/sites" + query).html()).contains("120 sites");
    }

    @Test
    void theColumnsStandInTheAddressAndGoOnToTheNextPage() {
        for (int i = 0; i < 51; i++) {
            acme.saveSite("Site " + i, "");
        }

        var html = acme.get("/sites?columns=created&columns=contacts&q=site").html();

        assertThat(html)
                .contains(">Created<", ">Contacts<")
                .doesNotContain("What is missing</th>", "<th scope=\"col\">Station");
        assertThat(NEXT.matcher(html)
                        .results()
                        .map(link -> link.group(1))
                        .findFirst()
                        .orElseThrow())
                .contains("q=site", "columns=contacts", "columns=created", "after=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?show=everything",
                "?sort=colour",
                "?sort=-",
                "?columns=nothing",
                "?station=mine",
                "?after=there",
                "?after=018f0000-0000-7000-8000-000000000001",
                "?q=%00%1F",
                "?q=%F0%9F%94%91&q=2",
                "?q=%25_%5C%27"
            })
    void whatMeansNothingIsNoError(String query) {
        acme.site("Harbour Yard", "A100");

        assertThat(acme.get("/sites" + query).status()).isEqualTo(200);
    }

    @Test
    void theListOfOneDealerHoldsNoneOfAnother() {
        Dealership.open(server, "Best Alarms").site("Secret Bunker", "B100");

        assertThat(acme.get("/sites?q=bunker").html()).contains("0 sites").doesNotContain("Secret Bunker");
        assertThat(acme.get("/search?q=bunker").html())
                .contains("Nothing found")
                .doesNotContain("Secret Bunker");
    }

    private List<String> names(String query) {
        return NAME.matcher(acme.get("/sites" + query).html())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private void queued(String site, String state, String ago) {
        server.rows().sql("""
                        insert into signal (dealer_id, id, station_id, receiver_id, site_id, happening, account_number, qualifier,
                                            contact_id_code, partition, text, occurred_at, time_zone, created_at, state)
                        select dealer_id, gen_random_uuid(), station_id, receiver_id, id, 'storm-began', account_number, 'status', '377', '01',
                               'x', now(), 'UTC', now() - cast(? as interval), ?
                        from site where id = ?
                        """).params(ago, state, id(site)).update();
    }

    private static void confirm(String contact) {
        server.rows()
                .sql("update contact set confirmed_at = now() where id = ?::uuid")
                .param(contact.substring(contact.lastIndexOf('/') + 1))
                .update();
    }

    private static UUID id(String url) {
        return UUID.fromString(url.substring(url.lastIndexOf('/') + 1));
    }
}

package org.keyholder.server.dealerportal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Finding a site by whatever somebody remembers of it. */
@ExtendWith(SharedPortal.class)
class SearchTest {

    private static PortalServer server;

    private Dealership acme;
    private String yard = "";

    @BeforeAll
    static void startServer(PortalServer shared) {
        server = shared;
    }

    @BeforeEach
    void aSiteAmongOthers() {
        NumberPagesTest.releaseAll(server);
        acme = Dealership.open(server, "Acme Security");
        yard = acme.site("Café Müller & Söhne", "P 27-94");
        acme.post(yard + "/zones", "zone", "017", "zoneName", "North walkway");
        acme.contact(yard, "Ann Ortega", "(312) 555-0143");
        acme.site("Quarry", "Q1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cafe | Sites",
                "CAFÉ | Sites",
                "soh mul | Sites",
                "müller söhne | Sites",
                "P27-94 | Account numbers",
                "p2794 | Account numbers",
                "p 27 94 | Account numbers",
                "Ｐ２７９４ | Account numbers",
                "ann | Contacts",
                "ortega ann | Contacts",
                "+1 312 555 0143 | Phone numbers",
                "(312) 555-0143 | Phone numbers",
                "312.555.01 | Phone numbers",
                "0312 5550143 | Phone numbers",
                "5550143 | Phone numbers",
                "walkway | Zones",
                "017 north | Zones",
                "17 walk | Zones",
                "cafe 017 | Sites",
                "mill lane 12 müller | Sites"
            })
    void itIsFoundHoweverItIsTyped(String typed, String group) {
        var html = acme.get("/search/results?q=" + encoded(typed)).html();

        assertThat(html)
                .contains("href=\"" + yard)
                .contains(group)
                .contains("<mark>")
                .doesNotContain("Quarry");
        assertThat(acme.get("/search?q=" + encoded(typed)).html()).contains("href=\"" + yard, group);
        assertThat(acme.get("/sites?q=" + encoded(typed)).html())
                .contains("href=\"" + yard + "\"")
                .contains("1 site");
    }

    @Test
    void anAddressFindsAllThatStandThere() {
        assertThat(acme.get("/search/results?q=mill+lane").html())
                .contains("Addresses", "Quarry", "<mark>Mill</mark> <mark>Lane</mark> 12, Chicago");
    }

    @Test
    void whatHasChangedIsFoundAsItIsNow() {
        acme.post(
                yard + "/edit",
                "name",
                "Harbour Yard",
                "address",
                "Dock Street 3",
                "timeZone",
                "UTC",
                "station",
                acme.station().toString(),
                "accountNumber",
                "P9",
                "joinInterval",
                "20",
                "quietInterval",
                "30");
        var ann = server.rows()
                .sql("update contact set removed_at = now() where name = 'Ann Ortega' and dealer_id = ?")
                .param(acme.person().dealer().value())
                .update();

        assertThat(ann).isEqualTo(1);
        assertThat(acme.get("/search?q=dock+harbour").html()).contains("<mark>Harbour</mark> Yard");
        assertThat(acme.get("/search?q=p9").html()).contains("Harbour Yard");
        for (var gone : new String[] {"cafe", "p2794", "ortega", "5550143"}) {
            assertThat(acme.get("/search?q=" + gone).html()).as(gone).contains("Nothing found");
        }
    }

    @Test
    void theNumberIsFoundWithItsPrefixAndWithoutIt() {
        server.rows()
                .sql("update station_record set account_prefix = 'ABC', prefixed_by = 'receiver' where dealer_id = ?")
                .param(acme.person().dealer().value())
                .update();

        assertThat(acme.get("/search/results?q=abcp27").html()).contains("Account numbers", "href=\"" + yard);
        assertThat(acme.get("/search/results?q=p2794").html()).contains("Account numbers", "href=\"" + yard);
    }

    @Test
    void twentyAreShownAndTheRestStandsInTheList() {
        for (int i = 0; i < 30; i++) {
            acme.saveSite("Warehouse " + i, "");
        }

        var html = acme.get("/search/results?q=ware").html();

        assertThat(html.split("<mark>Ware</mark>house", -1)).hasSize(21);
        assertThat(html).contains("More in the list of sites", "href=\"/sites?q=ware\"");
        assertThat(acme.get("/sites?q=ware").html()).contains("30 sites");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "%20",
                "%00",
                "%25",
                "_",
                "'",
                "%22%3E%3Cscript%3E",
                "%F0%9F%94%91",
                "%EF%BF%BF",
                "%F4%8F%BF%BF",
                "%ED%A0%80",
                "-",
                "+",
                "%C2%A0",
                "..%2F",
                "%E2%80%AE"
            })
    void oddInputFindsNothingAndBreaksNothing(String typed) {
        for (var page : new String[] {"/search?q=", "/search/results?q=", "/sites?q="}) {
            var answer = acme.get(page + typed);
            assertThat(answer.status()).as(page + typed).isEqualTo(200);
            assertThat(answer.html()).doesNotContain("<script>");
        }
    }

    @Test
    void whatIsLongerThanAHundredCharactersIsCut() {
        assertThat(acme.get("/search?q=" + "x".repeat(4_000)).html())
                .contains("Nothing found", "value=\"" + "x".repeat(100) + "\"");
        assertThat(acme.get("/search?q=" + "a+".repeat(2_000)).status()).isEqualTo(200);
    }

    private static String encoded(String typed) {
        return java.net.URLEncoder.encode(typed, java.nio.charset.StandardCharsets.UTF_8);
    }
}

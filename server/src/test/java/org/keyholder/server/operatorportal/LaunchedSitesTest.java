package org.keyholder.server.operatorportal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.site.PrefixChanges;
import org.keyholder.server.site.SaveSite;
import org.keyholder.server.site.SiteDetails;
import org.keyholder.server.site.Sites;
import org.keyholder.server.station.AccountNumber;
import org.keyholder.server.station.PrefixRule;
import org.keyholder.server.station.StationRecordId;
import org.keyholder.server.station.Stations;
import org.keyholder.server.testing.Api;
import org.keyholder.server.testing.Browser;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;

/** Which site a launch means, however the address is written: one, or none, and never another customer's. */
@ExtendWith(SharedServer.class)
class LaunchedSitesTest {

    private final TestServer server;
    private final WatchedSite watched;
    private final String number;
    private Browser desk;

    LaunchedSitesTest(TestServer server) {
        this.server = server;
        this.watched = WatchedSite.build(server);
        this.number = watched.account().text();
    }

    @BeforeEach
    void signIn() {
        desk = Browser.signedIn(server, watched.operator());
    }

    @AfterEach
    void leave() {
        desk.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "act=N",
                "csid=N",
                "txid=N",
                "ACT=N",
                "act=%20n%20",
                "act=N&csid=n",
                "act=N&act=N",
                "act=W",
                "act=N&site=S",
                "site=S"
            })
    void itMeansTheSiteHoweverItIsWritten(String query) {
        var page = desk.get("/monitoring?" + filled(query) + "&zone=017");

        assertThat(page.statusCode()).as(query).isEqualTo(200);
        assertThat(page.body())
                .contains("Harbour Yard", "data-site=\"" + watched.site() + "\"", "data-account=\"" + number + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"act=N&act=X1", "act=N&csid=X1", "txid=X1&csid=N", "act=N&zone=017&zone=018", "site=S&site=X"})
    void whatItGivesTwiceAndNotAlikeOpensNothing(String query) {
        var page = desk.get("/monitoring?" + filled(query));

        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body())
                .contains("The launch address names several ", "Nothing is shown")
                .doesNotContain("Harbour Yard", "Mill Lane");
    }

    @Test
    void anAccountAndAnotherSiteOpenNeither() {
        var other = watched.neighbour("N" + number);

        var page = desk.get("/monitoring?act=" + number + "&site=" + other.site());

        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body()).contains("do not belong together", "Nothing opens by itself");
    }

    @Test
    void anAccountAndASiteOfAnotherStationSayNothingOfThatSite() {
        var elsewhere = WatchedSite.build(server);

        var page = desk.get("/monitoring?act=NOBODYS1&site=" + elsewhere.site());

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("NOBODYS1").doesNotContain("Harbour Yard", "Mill Lane");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "act=",
                "act=%20",
                "act=%00",
                "act=%3Cscript%3E",
                "act=%2E%2E%2F",
                "site=1",
                "act=LONG",
                "site=LONG",
                "zone=017"
            })
    void nonsenseIsNobodys(String query) {
        var page = desk.get("/monitoring?" + query.replace("LONG", "1".repeat(4_000)) + "&zone=017");

        assertThat(page.statusCode()).as(query).isIn(400, 404);
        assertThat(page.body()).doesNotContain("Harbour Yard", "<script>", "1".repeat(61));
    }

    @Test
    void withAPrefixThatSomebodyAddsItMeansTheSiteWithItAndWithout() {
        var site = prefixed(PrefixRule.By.RECEIVER, "44");

        assertThat(desk.get("/monitoring?act=abc44").body()).contains("Canal Street 5");
        assertThat(desk.get("/monitoring?act=44").body()).contains("Canal Street 5");
        assertThat(desk.get("/monitoring?act=44&site=" + site).body()).contains("Canal Street 5");
        assertThat(desk.get("/monitoring?act=4").statusCode()).isEqualTo(404);
    }

    @Test
    void withoutItsPrefixTheNumberOfSeveralOpensNone() {
        prefixed(PrefixRule.By.KEYHOLDER, "44");
        rivals("XYZ", "44");

        var page = desk.get("/monitoring?act=44");

        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body()).contains("leads to 2 sites", "Canal Street 5", "Rival Road 7");
        assertThat(desk.get("/monitoring?act=ABC44").body())
                .contains("Canal Street 5")
                .doesNotContain("Rival Road 7");
        assertThat(desk.get("/monitoring?act=XYZ44").body())
                .contains("Rival Road 7")
                .doesNotContain("Canal Street 5");
    }

    @Test
    void aFormerNumberSaysWhatBecameOfItAndOpensNothingByItself() {
        server.part(Sites.class)
                .change(
                        watched.dealer(),
                        watched.site(),
                        details("Harbour Yard", watched.stationRecord(), "NEW" + number));

        var page = desk.get("/monitoring?act=" + number);

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body())
                .contains("is no site’s any more", "Harbour Yard", "NEW" + number, "/monitoring?site=" + watched.site())
                .doesNotContain("<video");
    }

    @Test
    void afterAChangeOfThePrefixItsOldNumberStillMeansTheSite() {
        var changes = server.part(PrefixChanges.class);
        var rule = new PrefixRule(PrefixRule.By.KEYHOLDER, "ABC");
        var mark =
                changes.preview(watched.dealer(), watched.stationRecord(), rule).mark();
        changes.change(watched.dealer(), watched.stationRecord(), rule, mark);

        assertThat(desk.get("/monitoring?act=" + number).body()).contains("Harbour Yard");
        assertThat(desk.get("/monitoring?act=ABC" + number).body()).contains("Harbour Yard");
    }

    /** What is left of it, cut where it is long enough, would be this site's. */
    @Test
    void aNumberWithManyBlanksIsNotReadInPart() {
        var page = desk.get("/monitoring?act=" + number + "%20".repeat(60) + "5");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).doesNotContain("Harbour Yard");
    }

    @Test
    void aFormerNumberOfASiteThatHasLeftSaysNoMoreThanThat() {
        var elsewhere = WatchedSite.build(server);
        var record = new StationRecordId(UUID.randomUUID());
        server.part(Stations.class)
                .saveRecord(watched.dealer(), record, "Elsewhere", elsewhere.station(), elsewhere.receiver());
        server.part(Sites.class).change(watched.dealer(), watched.site(), details("Harbour Yard", record, number));

        var page = desk.get("/monitoring?act=" + number);

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("is not watched by").doesNotContain("Harbour Yard", "Mill Lane");
    }

    /** Its number there may be somebody else's here. */
    @Test
    void aSiteThatHasLeftAnAlarmBehindIsNotCalledByItsNumberElsewhere() {
        var sites = server.part(Sites.class);
        sites.change(
                watched.dealer(), watched.site(), details("Harbour Yard", watched.stationRecord(), "NEW" + number));
        new Api(server).accepted(watched.key(), "a");
        var elsewhere = WatchedSite.build(server);
        var record = new StationRecordId(UUID.randomUUID());
        server.part(Stations.class)
                .saveRecord(watched.dealer(), record, "Elsewhere", elsewhere.station(), elsewhere.receiver());
        sites.change(watched.dealer(), watched.site(), details("Harbour Yard", record, "THERE" + number));

        for (var launch : new String[] {"act=" + number, "act=NEW" + number + "&zone=555"}) {
            assertThat(desk.get("/monitoring?" + launch).body())
                    .as(launch)
                    .contains("Harbour Yard")
                    .doesNotContain("THERE");
        }
    }

    private SiteId prefixed(PrefixRule.By by, String entered) {
        return prefixed(watched, watched.stationRecord(), new PrefixRule(by, "ABC"), "Canal Street 5", entered);
    }

    private void rivals(String prefix, String entered) {
        var rival = WatchedSite.build(server);
        var record = new StationRecordId(UUID.randomUUID());
        server.part(Stations.class)
                .saveRecord(rival.dealer(), record, "Watched by another", watched.station(), watched.receiver());
        prefixed(rival, record, new PrefixRule(PrefixRule.By.KEYHOLDER, prefix), "Rival Road 7", entered);
    }

    private SiteId prefixed(WatchedSite of, StationRecordId record, PrefixRule rule, String name, String entered) {
        var changes = server.part(PrefixChanges.class);
        changes.change(
                of.dealer(),
                record,
                rule,
                changes.preview(of.dealer(), record, rule).mark());
        return ((SaveSite.Saved) server.part(Sites.class).create(of.dealer(), details(name, record, entered))).site();
    }

    private static SiteDetails details(String name, StationRecordId record, String number) {
        return new SiteDetails(
                name, name, ZoneId.of("America/Chicago"), Optional.of(record), Optional.of(new AccountNumber(number)));
    }

    /** N is the number, n the same in small letters, W the same in wide ones, and S the site. */
    private String filled(String query) {
        return query.replace("=N", "=" + number)
                .replace("=n", "=" + number.toLowerCase(java.util.Locale.ROOT))
                .replace("%20n", "%20" + number.toLowerCase(java.util.Locale.ROOT))
                .replace("=W", "=" + wide(number))
                .replace("=S", "=" + watched.site());
    }

    private static String wide(String text) {
        var letters = text.chars()
                .map(letter -> letter > ' ' && letter < 127 ? letter + 0xFEE0 : letter)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return URLEncoder.encode(letters, StandardCharsets.UTF_8);
    }
}

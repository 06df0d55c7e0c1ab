package org.keyholder.server.operatorportal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.site.AccountBook;
import org.keyholder.server.site.Releases;
import org.keyholder.server.site.SaveSite;
import org.keyholder.server.site.SiteDetails;
import org.keyholder.server.site.Sites;
import org.keyholder.server.station.AccountNumber;
import org.keyholder.server.station.StationRecordId;
import org.keyholder.server.station.Stations;
import org.keyholder.server.testing.Api;
import org.keyholder.server.testing.Browser;
import org.keyholder.server.testing.Mp4Bytes;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;

/** A site that moves to another station while an alarm is open: the alarm stays where it is until it is over. */
@ExtendWith(SharedServer.class)
class MovedSiteTest {

    private final TestServer server;
    private final WatchedSite watched;
    private final WatchedSite south;
    private final Api api;
    private Browser desk;
    private Browser other;

    MovedSiteTest(TestServer server) {
        this.server = server;
        this.watched = WatchedSite.build(server);
        this.south = WatchedSite.build(server);
        this.api = new Api(server);
    }

    @BeforeEach
    void signIn() {
        desk = Browser.signedIn(server, watched.operator());
        other = Browser.signedIn(server, south.operator());
    }

    @AfterEach
    void leave() {
        desk.close();
        other.close();
    }

    @Test
    void theStationThatHasTheAlarmGoesOnWithIt() {
        watched.contact("Ann Ortega", "+13125550272", 2);
        api.accepted(watched.key(), "a");
        var alarm = alarm(launch(desk, watched.account().text()));

        move();

        var page = desk.get(alarm);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Harbour Yard", "Ann Ortega", "id=\"verify\"");
        desk.post(alarm + "/verify", Map.of("_csrf", Browser.token(page).orElseThrow()));
        assertThat(watched.count("question")).isOne();
        assertThat(launch(desk, watched.account().text())).contains(alarm);
    }

    @Test
    void laterEventsGoToTheNewStation() {
        var first = api.accepted(watched.key(), "a");
        var alarm = alarm(launch(desk, watched.account().text()));
        move();

        var later = api.accepted(watched.key(), "b");

        assertThat(launch(other, "M1")).contains("panel?event=" + later).doesNotContain(alarm);
        assertThat(desk.get(alarm).body()).contains(first).doesNotContain(later);
    }

    @Test
    void onceItIsCompletedTheSiteIsTheOtherStations() {
        api.accepted(watched.key(), "a");
        var alarm = alarm(launch(desk, watched.account().text()));
        move();

        var asked = desk.get(alarm + "/complete");
        var completed = desk.post(
                alarm + "/complete", Map.of("_csrf", Browser.token(asked).orElseThrow()));

        assertThat(desk.get(location(completed)).body())
                .contains("The alarm is completed. Its site is with another monitoring station by now");
        assertThat(desk.get(alarm).statusCode()).isEqualTo(404);
        assertThat(desk.get("/monitoring?act=" + watched.account().text()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void theClipOfASignalGoesWithTheAlarm() {
        var event = api.accepted(watched.key(), "a");
        api.put(watched.key(), event, "clip.mp4", Mp4Bytes.playable(600));
        var clip = "/monitoring/clip?site=" + watched.site() + "&event=" + event;
        move();
        assertThat(desk.get(clip).statusCode()).isEqualTo(200);
        assertThat(other.get(clip).statusCode()).as("from before its time").isEqualTo(404);

        end();

        assertThat(desk.get(clip).statusCode()).isEqualTo(404);
        assertThat(other.get(clip).statusCode()).isEqualTo(404);
    }

    /** Until quiet has been written down, a minute later, the database still shows the old station the site. */
    @Test
    void quietEndsItToTheSecond() {
        api.accepted(watched.key(), "a");
        var alarm = alarm(launch(desk, watched.account().text()));
        move();
        server.rows()
                .sql("update alarm set active_at = now() - interval '31 minutes' where dealer_id = ?")
                .param(watched.dealer().value())
                .update();

        assertThat(desk.get(alarm).statusCode()).isEqualTo(404);
        assertThat(desk.get("/monitoring?site=" + watched.site()).statusCode()).isEqualTo(404);
        assertThat(desk.get("/monitoring?act=" + watched.account().text()).statusCode())
                .isEqualTo(404);
        assertThat(desk.get("/monitoring").body()).doesNotContain(alarm);
    }

    private void release() {
        var book = server.part(AccountBook.class);
        book.former(watched.station(), watched.account())
                .ifPresent(former ->
                        server.part(Releases.class).release(TenantScope.station(watched.station()), former.id()));
    }

    @Test
    void nobodyTakesTheNumberOfAnAlarmThatIsOpen() {
        var other = watched.neighbour("P" + UUID.randomUUID().toString().substring(0, 6));
        api.accepted(watched.key(), "a");
        move();

        assertThat(number(other, watched.account().text().toLowerCase(Locale.ROOT)))
                .isInstanceOf(SaveSite.HeldByOwn.class);
        assertThatThrownBy(this::release)
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.code()).isEqualTo("number-in-use"));

        end();
        release();
        assertThat(number(other, watched.account().text())).isInstanceOf(SaveSite.Saved.class);
    }

    @Test
    void theSiteItselfMayComeBackToItsNumber() {
        api.accepted(watched.key(), "a");
        assertThat(number(watched, "Z1")).isInstanceOf(SaveSite.Saved.class);

        assertThat(number(watched, watched.account().text())).isInstanceOf(SaveSite.Saved.class);
    }

    /** What no check can keep out: the number went to and fro in the moment in which the alarm was on its way. */
    @Test
    void aNumberThatLeadsToTwoSitesOpensNeither() {
        var other = watched.neighbour("P" + UUID.randomUUID().toString().substring(0, 6));
        api.accepted(watched.key(), "a");
        move();
        server.rows()
                .sql("update alarm set account_number = ? where dealer_id = ?")
                .params(other.account().text(), watched.dealer().value())
                .update();

        var page = desk.get("/monitoring?act=" + other.account().text() + "&zone=017");

        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body())
                .contains(
                        "leads to two sites",
                        "/monitoring?site=" + watched.site() + "&amp;zone=017",
                        other.site().toString())
                .doesNotContain("data-stream");
        assertThat(desk.get("/monitoring?site=" + watched.site() + "&zone=017").body())
                .contains("data-stream");
    }

    private void end() {
        server.rows()
                .sql("update alarm set ended_at = now(), ended_why = 'completed' where dealer_id = ?")
                .param(watched.dealer().value())
                .update();
    }

    private SaveSite number(WatchedSite of, String number) {
        var sites = server.part(Sites.class);
        var site = sites.find(TenantScope.dealer(of.dealer()), of.site()).orElseThrow();
        return sites.change(
                of.dealer(),
                site.id(),
                new SiteDetails(
                        site.name(),
                        site.address(),
                        site.timeZone(),
                        Optional.of(of.stationRecord()),
                        Optional.of(new AccountNumber(number))));
    }

    private static String location(HttpResponse<String> answer) {
        return URI.create(answer.headers().firstValue("Location").orElseThrow()).getPath() + "?"
                + URI.create(answer.headers().firstValue("Location").orElseThrow())
                        .getQuery();
    }

    private void move() {
        var record = new StationRecordId(UUID.randomUUID());
        server.part(Stations.class).saveRecord(watched.dealer(), record, "South", south.station(), south.receiver());
        var sites = server.part(Sites.class);
        var site =
                sites.find(TenantScope.dealer(watched.dealer()), watched.site()).orElseThrow();
        sites.change(
                watched.dealer(),
                site.id(),
                new SiteDetails(
                        site.name(),
                        site.address(),
                        site.timeZone(),
                        Optional.of(record),
                        Optional.of(new AccountNumber("M1"))));
    }

    private static String launch(Browser browser, String account) {
        var answer = browser.get("/monitoring?act=" + account);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static String alarm(String page) {
        var found = Pattern.compile("data-stream=\"(/monitoring/alarms/[0-9a-f-]{36})/stream\"")
                .matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}

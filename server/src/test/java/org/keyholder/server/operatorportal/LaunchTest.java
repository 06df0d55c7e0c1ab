package org.keyholder.server.operatorportal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.keyholder.server.testing.Wait.until;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.site.Zone;
import org.keyholder.server.site.Zones;
import org.keyholder.server.testing.Api;
import org.keyholder.server.testing.Browser;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;

/** What the station's automation software gets to see when it launches. */
@ExtendWith(SharedServer.class)
class LaunchTest {

    private final TestServer server;
    private final WatchedSite watched;
    private final Api api;
    private Browser desk;

    LaunchTest(TestServer server) {
        this.server = server;
        this.watched = WatchedSite.build(server);
        this.api = new Api(server);
        server.part(Zones.class).add(watched.dealer(), watched.site(), new Zone(new ZoneNumber(21), "Gate"));
    }

    @BeforeEach
    void signIn() {
        desk = Browser.signedIn(server, watched.operator());
    }

    @AfterEach
    void leave() {
        desk.close();
    }

    @Test
    void anOpenAlarmOpensAtTheZoneThatWasAskedFor() {
        var walkway = api.accepted(watched.key(), "a");
        var gate = api.post(watched.key(), Api.event("b", "021", "motion")).text("id");

        assertThat(launch("&zone=017")).contains("panel?event=" + walkway).contains("North walkway");
        assertThat(launch("&zone=21")).contains("panel?event=" + gate);
        assertThat(launch("")).contains("panel?event=" + gate);
    }

    /** By which the station's software and whoever watches the page tell whose alarm it shows. */
    @Test
    void anOpenAlarmSaysWhichSiteAndNumberItIs() {
        api.accepted(watched.key(), "a");

        assertThat(launch("&zone=017"))
                .contains("id=\"verify\"")
                .containsPattern("<body [^>]*data-site=\"" + watched.site() + "\" data-account=\""
                        + watched.account().text() + "\"");
    }

    @Test
    void anAlarmOfAnotherZoneOpensWhereTheZoneItselfIsQuiet() {
        var gate = api.post(watched.key(), Api.event("b", "021", "motion")).text("id");

        assertThat(launch("&zone=017")).contains("panel?event=" + gate).contains("id=\"verify\"");
    }

    @Test
    void withNothingOpenThePageSaysSoAndShowsNoPastClip() {
        api.accepted(watched.key(), "a");
        api.put(watched.key(), state("a"), "clip.mp4", new byte[0]);
        quiet();

        var page = launch("&zone=017");

        assertThat(page)
                .contains("No alarm on zone 017 since ", "The last was ", "Look at the last one")
                .doesNotContain("<video", "id=\"verify\"");
        assertThat(watched.count("session")).isZero();
    }

    @Test
    void theLastAlarmIsShownAsPastAndNobodyCanBeAskedAboutIt() {
        watched.contact("Ann Ortega", "+13125550271", 2);
        api.accepted(watched.key(), "a");
        quiet();
        var past = lastOne(launch("&zone=017")).orElseThrow();

        var page = desk.get(past);

        assertThat(page.body())
                .contains("Past alarm", "quiet since", "Nobody can be asked about it any more")
                .doesNotContain("id=\"verify\"");
        var answer =
                desk.post(past + "/verify", Map.of("_csrf", Browser.token(page).orElseThrow()));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(watched.count("verification")).isZero();
        assertThat(watched.count("message")).isZero();
        assertThat(watched.count("session")).isZero();
    }

    @Test
    void aZoneThatNeverHadAnAlarmSaysThat() {
        assertThat(launch("&zone=021")).contains("No alarm on zone 021", "None has ever been reported here.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"117", "0", "9999", "north", "１７x"})
    void aZoneThatTheSiteDoesNotHaveIsNamedAndTheSitesZonesAreOffered(String zone) {
        var page = desk.get("/monitoring?act=" + watched.account().text() + "&zone="
                + URLEncoder.encode(zone, StandardCharsets.UTF_8));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("This site has no zone " + zone, "North walkway", "Gate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "0", "9"})
    void aZoneOfEndlessLettersIsAnUnknownOne(String letter) {
        api.accepted(watched.key(), "a");

        // Nor is 17 after thousands of zeros zone 017: what has been cut is nobody's.
        assertThat(launch("&zone=" + letter.repeat(3998) + "17"))
                .contains("This site has no zone " + letter.repeat(60) + "…", "North walkway", "Gate")
                .contains("Open the alarm of zone 017")
                .doesNotContain(letter.repeat(61), "id=\"verify\"");
    }

    @Test
    void aWrongZoneBesideAnOpenAlarmOffersTheAlarm() {
        api.accepted(watched.key(), "a");

        assertThat(launch("&zone=117")).contains("This site has no zone 117", "Open the alarm of zone 017");
    }

    @Test
    void aZoneAloneOpensNothing() {
        api.accepted(watched.key(), "a");

        var page = desk.get("/monitoring?zone=017");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body())
                .contains("The launch address has no account number")
                .doesNotContain("Harbour");
    }

    @Test
    void anAccountThatIsNotThereIsNamed() {
        var page = desk.get("/monitoring?act=P0000&zone=017");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("P0000").doesNotContain("Harbour");
    }

    @Test
    void completingAsksOnceAndThenTheAlarmIsPast() {
        api.accepted(watched.key(), "a");
        var alarm = alarm(launch("&zone=017"));

        var asked = desk.get(alarm + "/complete");
        assertThat(asked.body()).contains("Complete this alarm?");
        desk.post(alarm + "/complete", Map.of("_csrf", Browser.token(asked).orElseThrow()));

        assertThat(desk.get(alarm).body()).contains("Past alarm", "completed", "Kim Moreau completed the alarm");
        assertThat(launch("&zone=017")).contains("No alarm on zone 017 since");
        var next = api.accepted(watched.key(), "b");
        assertThat(launch("&zone=017")).contains("panel?event=" + next).doesNotContain(alarm);
    }

    @Test
    void whoeverOpensItFirstIsOnRecordOnce() {
        api.accepted(watched.key(), "a");
        var page = desk.get("/monitoring?act=" + watched.account().text());
        var token = Browser.token(page).orElseThrow();

        desk.post(alarm(page.body()) + "/opened", Map.of("_csrf", token));
        desk.post(alarm(page.body()) + "/opened", Map.of("_csrf", token));

        assertThat(server.rows()
                        .sql("select actor_name from fact where dealer_id = ? and kind = 'session-opened'")
                        .param(watched.dealer().value())
                        .query(String.class)
                        .list())
                .containsExactly("Kim Moreau");
    }

    @Test
    void oneHappeningIsOneLineOfTheLog() {
        api.accepted(watched.key(), "a");
        var alarm = alarm(launch("&zone=017"));
        until("the signal is acknowledged", () -> desk.get(alarm).body().contains("acknowledged in"));

        assertThat(desk.get(alarm).body())
                .containsPattern("Motion, zone 017 · signal 130 acknowledged in \\d+ ms")
                .doesNotContain("Signal 130");
    }

    private String launch(String zone) {
        var answer = desk.get("/monitoring?act=" + watched.account().text() + zone);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private String state(String deviceEventId) {
        return server.rows()
                .sql("select id from event where dealer_id = ? and device_event_id = ?")
                .params(watched.dealer().value(), deviceEventId)
                .query(String.class)
                .single();
    }

    private static String alarm(String page) {
        var found = Pattern.compile("data-stream=\"(/monitoring/alarms/[0-9a-f-]{36})/stream\"")
                .matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static Optional<String> lastOne(String page) {
        return Pattern.compile("href=\"(/monitoring/alarms/[0-9a-f-]{36})\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .findFirst();
    }

    private void quiet() {
        server.rows()
                .sql(
                        "update alarm set active_at = active_at - interval '31 minutes', opened_at = opened_at - interval '31 minutes' where dealer_id = ?")
                .param(watched.dealer().value())
                .update();
    }
}

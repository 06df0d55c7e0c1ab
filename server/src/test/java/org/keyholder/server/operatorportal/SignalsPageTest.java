package org.keyholder.server.operatorportal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.keyholder.server.testing.Wait.until;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keyholder.server.testing.Api;
import org.keyholder.server.testing.Browser;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;
import org.keyholder.testing.receiver.Mode;
import org.keyholder.testing.receiver.StationReceiver;
import org.keyholder.testing.receiver.StationReceiverOptions;

/** What a station's people see of signals that did not arrive, and do about them. */
@ExtendWith(SharedServer.class)
class SignalsPageTest {

    private static final Pattern ACTION = Pattern.compile("action=\"(/monitoring/signals/[^\"]+/)(?:again|give-up)\"");

    private final TestServer server;
    private final StationReceiver receiver;
    private final WatchedSite watched;
    private final Browser kim;

    SignalsPageTest(TestServer server) throws Exception {
        this.server = server;
        receiver = StationReceiver.start(StationReceiverOptions.standard());
        watched = WatchedSite.build(server, "xml-http", receiver.httpAddress().toString());
        kim = Browser.signedIn(server, watched.operator());
    }

    @AfterEach
    void close() {
        kim.close();
        receiver.close();
    }

    @Test
    void whenEverythingIsAcknowledgedThePageSaysSo() {
        assertThat(kim.get("/monitoring/signals").body()).contains("Everything acknowledged", "Nothing is held up");
        assertThat(kim.get("/monitoring").body()).contains("XML receiver").doesNotContain("/monitoring/signals");
    }

    @Test
    void aParkedSignalIsShownWithTheReceiversWordsAndSentAgain() {
        receiver.mode(Mode.REFUSE);
        report("a-1");
        until("it is refused", () -> row("state").equals("refused"));

        var page = kim.get("/monitoring/signals").body();
        assertThat(page)
                .contains("Motion, North walkway", watched.account().text(), "Harbour Yard", "1 parked")
                .contains("the receiver is set to refuse", "1 attempt", "Send again");
        assertThat(kim.get("/monitoring").body()).contains("1 parked", "/monitoring/signals");

        receiver.mode(Mode.ACKNOWLEDGE);
        var answer = post(action(page) + "again", Map.of());

        assertThat(answer).isEqualTo(302);
        until("it is acknowledged", () -> row("state").equals("acknowledged"));
        assertThat(kim.get("/monitoring/signals").body()).contains("Nothing is held up");
        assertThat(deeds()).containsExactly("sent-again Kim Moreau " + watched.station());
    }

    @Test
    void givingUpNeedsAReasonAndIsOnRecord() {
        receiver.mode(Mode.REFUSE);
        report("b-1");
        until("it is refused", () -> row("state").equals("refused"));
        var action = action(kim.get("/monitoring/signals").body()) + "give-up";

        assertThat(post(action, Map.of("reason", "  "))).isEqualTo(422);
        assertThat(post(action, Map.of("reason", "x".repeat(201)))).isEqualTo(422);
        assertThat(deeds()).isEmpty();
        assertThat(post(action, Map.of("reason", "Told the station by phone"))).isEqualTo(302);

        assertThat(row("parked_as")).isEqualTo("given-up");
        assertThat(kim.get("/monitoring/signals").body()).contains("Nothing is held up");
        assertThat(deeds()).containsExactly("given-up Kim Moreau " + watched.station());
    }

    @Test
    void aSignalThatWaitsIsShownWithWhatStandsInTheWayToStationAndDealer() {
        receiver.mode(Mode.DOWN);
        report("c-1");
        until("it has been tried", () -> !row("attempts").equals("0"));

        assertThat(kim.get("/monitoring/signals").body())
                .contains("1 waiting", "The receiver cannot be reached.", "Waiting")
                .doesNotContain("Send again");
        try (var dana = Browser.signedIn(server, watched.dealerPerson())) {
            assertThat(dana.get("/sites/" + watched.site()).body())
                    .contains("1 signal has been waiting since", "The receiver cannot be reached.");
        }
    }

    @Test
    void anotherStationSeesNothingOfItAndDecidesNothing() {
        receiver.mode(Mode.REFUSE);
        report("d-1");
        until("it is refused", () -> row("state").equals("refused"));
        var action = action(kim.get("/monitoring/signals").body());
        var other = WatchedSite.build(server);

        try (var stranger = Browser.signedIn(server, other.operator())) {
            var page = stranger.get("/monitoring/signals");
            assertThat(page.body()).contains("Nothing is held up").doesNotContain("Harbour Yard");
            stranger.post(action + "again", Map.of("_csrf", Browser.token(page).orElseThrow()));
        }

        assertThat(row("state")).isEqualTo("refused");
        assertThat(deeds()).isEmpty();
    }

    @Test
    void nothingIsDecidedWithoutTheFormsToken() {
        var nowhere = "/monitoring/signals/" + UUID.randomUUID() + "/" + UUID.randomUUID() + "/again";

        assertThat(kim.post(nowhere, Map.of()).statusCode()).isEqualTo(403);
    }

    private void report(String id) {
        new Api(server).accepted(watched.key(), id);
    }

    private static String action(String page) {
        var found = ACTION.matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private int post(String action, Map<String, String> fields) {
        var form = new java.util.HashMap<>(fields);
        form.put("_csrf", Browser.token(kim.get("/monitoring/signals")).orElseThrow());
        return kim.post(action, form).statusCode();
    }

    private String row(String column) {
        return server.rows()
                .sql("select coalesce(" + column + "::text, '') from signal where dealer_id = ?")
                .param(watched.dealer().value())
                .query(String.class)
                .single();
    }

    private List<String> deeds() {
        return server.rows()
                .sql(
                        "select deed || ' ' || actor_name || ' ' || actor_organisation from signal_deed where dealer_id = ?")
                .param(watched.dealer().value())
                .query(String.class)
                .list();
    }
}

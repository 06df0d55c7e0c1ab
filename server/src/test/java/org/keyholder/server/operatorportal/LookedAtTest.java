package org.keyholder.server.operatorportal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.keyholder.server.testing.Wait.until;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keyholder.server.testing.Api;
import org.keyholder.server.testing.Browser;
import org.keyholder.server.testing.Mp4Bytes;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;
import org.keyholder.testing.receiver.Mode;
import org.keyholder.testing.receiver.StationReceiver;
import org.keyholder.testing.receiver.StationReceiverOptions;
import org.springframework.dao.DataIntegrityViolationException;

/** Whoever runs the installation looks at a station: they see its desk, and nothing there is theirs to press. */
@ExtendWith(SharedServer.class)
class LookedAtTest {

    private static final Pattern FORM = Pattern.compile("<form[^>]*method=\"post\"[^>]*action=\"([^\"]+)\"");
    private static final String SAID = "Only its operators can act.";

    private final TestServer server;
    private final StationReceiver receiver;
    private final WatchedSite watched;
    private Browser ruth;
    private String event;
    private String alarm;

    LookedAtTest(TestServer server) throws Exception {
        this.server = server;
        receiver = StationReceiver.start(StationReceiverOptions.standard());
        watched = WatchedSite.build(server, "xml-http", receiver.httpAddress().toString());
    }

    /** An open alarm with a clip, whose signal the receiver refuses, and a contact who could be asked. */
    @BeforeEach
    void anAlarmIsOpen() {
        watched.contact("Ann Ortega", "+13125550272", 2);
        receiver.mode(Mode.REFUSE);
        var api = new Api(server);
        event = api.accepted(watched.key(), "a");
        api.put(watched.key(), event, "clip.mp4", Mp4Bytes.playable(600));
        until(
                "the signal is refused",
                () -> one("select state from signal where dealer_id = ?").equals("refused"));
        alarm = "/monitoring/alarms/" + one("select id from alarm where dealer_id = ?");
        ruth = watched.lookedAt();
    }

    @AfterEach
    void leave() {
        ruth.close();
        receiver.close();
    }

    private String one(String sql) {
        return server.rows()
                .sql("select x::text from (" + sql + ") as of_dealer(x)")
                .param(watched.dealer().value())
                .query(String.class)
                .single();
    }

    private String launch() {
        return "/monitoring?act=" + watched.account().text() + "&zone=017";
    }

    @Test
    void theDeskAnAlarmAndItsClipAreShownAndTheClipIsOnRecordAsSeenByWhoeverLooks() {
        assertThat(ruth.get("/monitoring").body()).contains("Harbour Yard", "1 parked", SAID);
        assertThat(ruth.get(alarm).body()).contains("Harbour Yard", "Ann Ortega", "clip.mp4", SAID);
        assertThat(ruth.get(alarm + "/panel").body()).startsWith("<aside").contains("Ann Ortega");

        assertThat(ruth.get(alarm + "/media/" + event + "/clip.mp4").statusCode())
                .isEqualTo(200);

        assertThat(server.rows()
                        .sql("select organisation_id from audit_entry where kind = 'clip-viewed' and actor_name = ?"
                                + " and organisation_id in (?, ?)")
                        .params(
                                "Ruth Adler",
                                watched.dealer().value(),
                                watched.station().value())
                        .query(UUID.class)
                        .list())
                .containsExactlyInAnyOrder(
                        watched.dealer().value(), watched.station().value());
    }

    @Test
    void noPageOfTheDeskHoldsAnythingToPressButTheWayOut() {
        for (var address : List.of(
                "/monitoring",
                "/monitoring/signals",
                alarm,
                launch(),
                "/monitoring?act=" + watched.account().text() + "&zone=117",
                "/monitoring?act=P0000")) {
            var page = ruth.get(address).body();

            assertThat(page).as(address).contains("You are looking at <b>Station ", SAID);
            assertThat(FORM.matcher(page).results().map(form -> form.group(1)))
                    .as(address)
                    .containsExactly("/sign-out");
            assertThat(page).as(address).doesNotContain("/complete", "Send again", "Give up", "data-hotkey");
        }
        assertThat(ruth.get(alarm + "/panel").body()).doesNotContain("<form", "/complete", "data-hotkey");
    }

    @Test
    void everyDeedIsRefusedAndChangesNothing() {
        var signal = "/monitoring/signals/" + watched.dealer() + "/" + one("select id from signal where dealer_id = ?");
        var token = Browser.token(ruth.get(alarm)).orElseThrow();
        var rows = rows();

        assertThat(ruth.get(alarm + "/complete").statusCode()).isEqualTo(403);
        for (var deed : List.of(
                alarm + "/opened", alarm + "/verify", alarm + "/complete", signal + "/again", signal + "/give-up")) {
            assertThat(ruth.post(deed, Map.of("_csrf", token, "reason", "Asked by phone"))
                            .statusCode())
                    .as(deed)
                    .isEqualTo(403);
        }

        assertThat(rows()).isEqualTo(rows);
    }

    @Test
    void aLaunchAndAViewedAlarmStayUntakenUntilAnOperatorHasItBeforeThem() {
        var rows = rows();

        assertThat(ruth.get(launch()).body()).contains("panel?event=" + event);
        ruth.get(alarm);
        ruth.get(alarm + "/panel");

        assertThat(rows()).isEqualTo(rows);
        try (var kim = Browser.signedIn(server, watched.operator())) {
            assertThat(kim.get("/monitoring").body()).contains("Not opened");
            assertThat(kim.get(alarm).body())
                    .contains(alarm + "/opened", "id=\"verify\"", "id=\"complete\"")
                    .doesNotContain(SAID);
        }
    }

    @Test
    void theDatabaseTakesNoLookThatActsAndNobodyWhoOnlyLooksForGood() {
        assertThatThrownBy(() -> change("role = 'operator' where ends_at is not null"))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("membership_looks_only_see");
        assertThatThrownBy(() -> change("ends_at = null, reason = null where ends_at is not null"))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("membership_looks_only_see");
    }

    private void change(String set) {
        server.rows()
                .sql("update membership set " + set + " and organisation_id = ?")
                .param(watched.station().value())
                .update();
    }

    /** What a press, a launch or a Verify would change. */
    private Map<String, String> rows() {
        return Stream.of("alarm", "session", "verification", "question", "message", "fact", "signal", "signal_deed")
                .collect(Collectors.toMap(
                        table -> table,
                        table -> one("select coalesce(string_agg(t::text, ' ' order by t::text), '') from " + table
                                + " t where dealer_id = ?")));
    }
}

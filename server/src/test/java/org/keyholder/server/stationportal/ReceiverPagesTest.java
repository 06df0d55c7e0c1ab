package org.keyholder.server.stationportal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.keyholder.server.stationportal.StationAdmin.found;
import static org.keyholder.server.stationportal.StationAdmin.hidden;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keyholder.server.identity.ReceiverPasskeys;
import org.keyholder.server.shared.Secret;
import org.keyholder.server.station.StationChoices;
import org.keyholder.server.testing.Api;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;

/** A station's admin makes receivers, says who may choose them, and learns who uses them, over real HTTP. */
@ExtendWith(SharedServer.class)
class ReceiverPagesTest {

    private static final String RECEIVERS = "/station/receivers";
    private static final String PASSKEY = "blue-heron-at-dawn";

    private final TestServer server;
    private final WatchedSite watched;
    private StationAdmin omar;
    private final String used;

    ReceiverPagesTest(TestServer server) {
        this.server = server;
        this.watched = WatchedSite.build(server);
        this.used = RECEIVERS + "/" + watched.receiver();
    }

    @BeforeEach
    void signIn() {
        omar = StationAdmin.of(server, watched.station());
    }

    @AfterEach
    void leave() {
        omar.close();
    }

    @Test
    void aReceiverIsMadeWithAPasskeyThatIsShownOnce() {
        var made = make("Video alarms", "all", "");

        assertThat(made).contains("Video alarms", PASSKEY, "It will not be shown again", "all dealers");
        var url = found("href=\"(" + RECEIVERS + "/[0-9a-f-]{36})/edit\"", made);
        assertThat(omar.sees(url))
                .contains("Acme 2000", "passkey set", "No dealer yet")
                .doesNotContain(PASSKEY);
        assertThat(omar.sees(RECEIVERS)).contains("Video alarms", "XML receiver", "1 dealer, 1 customer");
        assertThat(server.rows()
                        .sql("select hash from receiver_passkey where station_id = ?")
                        .param(watched.station().value())
                        .query(String.class)
                        .single())
                .startsWith("{argon2}")
                .doesNotContain(PASSKEY);
        assertThat(shown(watched)).contains("Video alarms");
    }

    @Test
    void onlyTheDealersThatWereChosenSeeIt() {
        var other = WatchedSite.build(server);
        make("Ours", "chosen", nameOf(watched));

        assertThat(shown(watched)).contains("Ours");
        assertThat(server.part(StationChoices.class).receivers(other.dealer(), watched.station()))
                .extracting(StationChoices.Choice::name)
                .doesNotContain("Ours")
                .contains("XML receiver");
    }

    @ParameterizedTest
    @CsvSource({
        "'', xml-tcp, tls://x.example:7700, all, '', name, This field is required",
        "Video, '', tls://x.example:7700, all, '', format, Choose the format",
        "Video, morse, tls://x.example:7700, all, '', format, The format is one of",
        "Video, xml-tcp, nowhere, all, '', address, is a host and a port",
        "Video, xml-http, ftp://x.example, all, '', address, begins with http:// or https://",
        "Video, xml-tcp, tls://x.example:7700, chosen, '', otherDealer, Tick a dealer",
        "Video, xml-tcp, tls://x.example:7700, chosen, Nobody Ltd., otherDealer, No dealer of exactly this name",
        "XML receiver, xml-tcp, tls://x.example:7700, all, '', name, another receiver of this name"
    })
    void whatIsWrongIsSaidBesideItsFieldAndWhatWasTypedIsKept(
            String name, String format, String address, String visible, String dealer, String field, String words) {
        var answer = omar.sends(
                RECEIVERS,
                "name",
                name,
                "brand",
                "A brand that is kept",
                "description",
                "",
                "format",
                format,
                "address",
                address,
                "visibleTo",
                visible,
                "otherDealer",
                dealer,
                "passkey",
                PASSKEY);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains(words, "id=\"" + field + "-error\"", "A brand that is kept", "value=\"" + address + "\"")
                .doesNotContain(PASSKEY);
    }

    @ParameterizedTest
    @CsvSource({"short", "''"})
    void aPasskeyThatIsNoneIsRefused(String passkey) {
        assertThat(omar.sends(used + "/passkey", "passkey", passkey).statusCode())
                .isEqualTo(422);
        assertThat(omar.sends(used + "/passkey", "passkey", "x".repeat(4000)).statusCode())
                .isEqualTo(422);
    }

    @Test
    void anotherPasskeyHoldsForNewRecordsAndCutsNoneOff() {
        omar.sends(used + "/passkey", "passkey", PASSKEY);

        var set = omar.sends(used + "/passkey", "passkey", "another-heron-at-dusk");

        assertThat(set.body()).contains("another-heron-at-dusk", "1 dealer, 1 customer");
        var passkeys = server.part(ReceiverPasskeys.class);
        assertThat(passkeys.check(watched.dealer(), watched.station(), watched.receiver(), new Secret(PASSKEY)))
                .isEqualTo(new ReceiverPasskeys.Check.Wrong());
        assertThat(passkeys.check(
                        watched.dealer(), watched.station(), watched.receiver(), new Secret("another-heron-at-dusk")))
                .isEqualTo(new ReceiverPasskeys.Check.Right());
    }

    @Test
    void whereSignalsWouldGoElsewhereItIsShownFirst() {
        var edit = omar.browser().get(used + "/edit");
        var asked = change(hidden(edit, "shown"), "xml-tcp", "127.0.0.1:7700", "");

        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body())
                .contains("Change it for 1 dealer, 1 customer", "XML over HTTP or HTTPS", "127.0.0.1:7700");
        assertThat(omar.sees(used)).doesNotContain("127.0.0.1:7700");

        var done = change(hidden(asked, "shown"), "xml-tcp", "127.0.0.1:7700", hidden(asked, "confirmed"));

        assertThat(done.statusCode()).isEqualTo(302);
        assertThat(omar.sees(used)).contains("127.0.0.1:7700", "XML over TCP or TLS");
    }

    /** The second of two admins sees what the first has saved, and undoes nothing. */
    @Test
    void whatWasSavedInBetweenIsShownAndNotUndone() {
        var shown = hidden(omar.browser().get(used + "/edit"), "shown");
        var address = server.receiver().httpAddress().toString();
        omar.sends(used + "/edit", form("Renamed by Omar", "xml-http", address, shown, ""));

        var second = omar.sends(used + "/edit", form("Renamed by Rita", "xml-http", address, shown, ""));

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("Somebody else has changed this receiver", "Renamed by Omar");
        assertThat(omar.sees(used)).contains("Renamed by Omar");
    }

    @Test
    void aFormatThatCannotCarryANumberInUseIsRefusedWithTheNumber() {
        var shown = hidden(omar.browser().get(used + "/edit"), "shown");
        var answer = change(shown, "plain-test", "plain:x", "");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains(
                        "id=\"format-error\"",
                        "cannot carry an account number in use",
                        watched.account().text());
    }

    @Test
    void itIsTakenOutOfServiceOnlyWhenNobodyUsesIt() {
        assertThat(omar.sends(used + "/retire").body()).contains("in use by 1 station record");
        var url = found("href=\"(" + RECEIVERS + "/[0-9a-f-]{36})/edit\"", make("Unused", "all", ""));

        assertThat(omar.sends(url + "/retire").statusCode()).isEqualTo(302);

        assertThat(omar.sees(RECEIVERS)).doesNotContain("Unused");
        assertThat(omar.browser().get(url).statusCode()).isEqualTo(404);
        assertThat(shown(watched)).doesNotContain("Unused");
        assertThat(make("Unused", "all", "")).contains(PASSKEY);
    }

    @Test
    void itIsNotTakenOutOfServiceWhileSignalsToItWait() {
        var unheard = WatchedSite.build(server, "xml-http", "http://127.0.0.1:9/nobody-answers")
                .withoutJoining();
        var device = new Api(server);
        try (var station = StationAdmin.of(server, unheard.station())) {
            var retire = RECEIVERS + "/" + unheard.receiver() + "/retire";

            device.accepted(unheard.key(), "a");
            assertThat(station.sends(retire).body())
                    .contains(
                            "1 signal to it has not been acknowledged. Wait until it is, or give it up under Monitoring.");

            device.accepted(unheard.key(), "b");
            assertThat(station.sends(retire).body())
                    .contains(
                            "2 signals to it have not been acknowledged. Wait until they are, or give them up under Monitoring.");
        }
    }

    @Test
    void anotherStationsReceiverIsNotThere() {
        var other = RECEIVERS + "/" + WatchedSite.build(server).receiver();

        for (var path : new String[] {"", "/edit", "/passkey", "/retire"}) {
            assertThat(omar.browser().get(other + path).statusCode()).isEqualTo(404);
        }
        assertThat(omar.sends(other + "/passkey", "passkey", PASSKEY).statusCode())
                .isEqualTo(404);
        assertThat(omar.sends(RECEIVERS + "/" + UUID.randomUUID() + "/retire").statusCode())
                .isEqualTo(404);
    }

    @Test
    void theCompanyShowsItsDealersAndWhatTheySeeOfIt() {
        assertThat(omar.sees("/station/company")).contains(nameOf(watched), "XML receiver", "1 customer");

        var named = "North " + UUID.randomUUID();
        assertThat(omar.sends("/station/company", "name", named, "phone", "(312) 555-0190")
                        .statusCode())
                .isEqualTo(302);

        assertThat(server.part(StationChoices.class).stations(watched.dealer())).anySatisfy(station -> {
            assertThat(station.name()).isEqualTo(named);
            assertThat(station.phone()).isEqualTo("(312) 555-0190");
        });
        assertThat(omar.sends("/station/company", "name", "", "phone", "").statusCode())
                .isEqualTo(422);
    }

    private String make(String name, String visible, String dealer) {
        var answer = omar.sends(
                RECEIVERS,
                "name",
                name,
                "brand",
                "Acme 2000",
                "description",
                "Video alarms only",
                "format",
                "xml-tcp",
                "address",
                "tls://receiver.example.com:7700",
                "visibleTo",
                visible,
                "otherDealer",
                dealer,
                "passkey",
                PASSKEY);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private java.net.http.HttpResponse<String> change(String shown, String format, String address, String confirmed) {
        return omar.sends(used + "/edit", form("XML receiver", format, address, shown, confirmed));
    }

    private static String[] form(String name, String format, String address, String shown, String confirmed) {
        return new String[] {
            "name",
            name,
            "format",
            format,
            "address",
            address,
            "visibleTo",
            "all",
            "shown",
            shown,
            "confirmed",
            confirmed
        };
    }

    private String nameOf(WatchedSite of) {
        return server.rows()
                .sql("select name from dealer where id = ?")
                .param(of.dealer().value())
                .query(String.class)
                .single();
    }

    private java.util.List<String> shown(WatchedSite to) {
        return server.part(StationChoices.class).receivers(to.dealer(), watched.station()).stream()
                .map(StationChoices.Choice::name)
                .toList();
    }
}

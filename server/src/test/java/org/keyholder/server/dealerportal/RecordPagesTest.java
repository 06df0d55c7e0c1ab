package org.keyholder.server.dealerportal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.identity.ReceiverPasskeys;
import org.keyholder.server.identity.Role;
import org.keyholder.server.shared.Secret;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.station.Receiver;
import org.keyholder.server.station.ReceiverDetails;
import org.keyholder.server.station.ReceiverId;
import org.keyholder.server.station.Receivers;
import org.keyholder.server.station.Station;
import org.keyholder.server.station.Stations;

/** A dealer makes a record of a station by its receiver's passkey, changes it and removes it. */
@ExtendWith(SharedPortal.class)
class RecordPagesTest {

    private static final String RECORDS = "/monitoring-stations";
    private static final String PASSKEY = "blue-heron-at-dawn";

    private static PortalServer server;

    private final StationId station = new StationId(UUID.randomUUID());
    private final String named = "Watch " + station.value().toString().substring(0, 8);
    private Dealership acme;
    private ReceiverId receiver;

    @BeforeAll
    static void startServer(PortalServer shared) {
        server = shared;
    }

    @BeforeEach
    void openStation() {
        NumberPagesTest.releaseAll(server);
        acme = Dealership.open(server, "Acme Security");
        server.part(Stations.class).save(new Station(station, named, "(312) 555-0177"));
        receiver = receiver("Video receiver", new ReceiverDetails.Visibility.Everybody());
    }

    private ReceiverId receiver(String name, ReceiverDetails.Visibility visibility) {
        var id = new ReceiverId(UUID.randomUUID());
        server.part(Receivers.class)
                .create(new ReceiverDetails(
                        new Receiver(id, station, name, "xml-tcp", "127.0.0.1:1"), "Acme 2000", "", visibility));
        server.part(ReceiverPasskeys.class).set(station, id, new Secret(PASSKEY));
        return id;
    }

    @Test
    void aRecordIsMadeByTheReceiversPasskey() {
        assertThat(acme.get(RECORDS + "/new").html()).contains(named, "(312) 555-0177");
        assertThat(acme.get(RECORDS + "/new?station=" + station).html())
                .contains("Video receiver", "Acme 2000, XML over TCP or TLS", "None for now")
                .doesNotContain("127.0.0.1:1");

        var made = make("Video", receiver.toString(), PASSKEY, "keyholder", "ABC");

        assertThat(made.status()).isEqualTo(302);
        assertThat(acme.get(made.location()).html())
                .contains("Video receiver", "Acme 2000, XML over TCP or TLS", "Keyholder adds ABC");
        assertThat(acme.get(RECORDS).html()).contains(made.location());
    }

    @Test
    void withoutAReceiverNoPasskeyIsAskedForAndNoSignalsAreSent() {
        var made = make("Later", "none", "", "number", "");

        assertThat(made.status()).isEqualTo(302);
        assertThat(acme.get(made.location()).html()).contains("no signals are sent");
    }

    @ParameterizedTest
    @CsvSource({
        "'', blue-heron-at-dawn, number, '', name, This field is required",
        "Video, '', number, '', passkey, Enter the receiver’s passkey",
        "Video, blue-heron-at-dusk, number, '', passkey, This is not the receiver’s passkey",
        "Video, blue-heron-at-dawn, somebody, '', prefixedBy, Choose who adds the prefix",
        "Video, blue-heron-at-dawn, keyholder, A-1, prefix, A prefix has 1 to 8",
        "North Central, blue-heron-at-dawn, number, '', name, another station record of this name"
    })
    void whatIsWrongIsSaidBesideItsFieldAndThePasskeyAloneIsNotKept(
            String name, String passkey, String by, String prefix, String field, String words) {
        var answer = make(name, receiver.toString(), passkey, by, prefix);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.html())
                .contains(words, "id=\"" + field + "-error\"", "value=\"" + receiver + "\" checked")
                .doesNotContain("blue-heron");
        assertThat(acme.get(RECORDS).html()).doesNotContain(">Video<");
    }

    @Test
    void aPasskeyAsLongAsABookIsJustAWrongOne() {
        assertThat(make("Video", receiver.toString(), "x".repeat(10_000), "number", "")
                        .html())
                .contains("This is not the receiver’s passkey");
    }

    @Test
    void guessesAreSlowedDownOfThisDealerAndNoOther() {
        for (int i = 0; i < 5; i++) {
            assertThat(make("Video", receiver.toString(), "a wrong guess", "number", "")
                            .html())
                    .contains("This is not the receiver’s passkey");
        }

        assertThat(make("Video", receiver.toString(), PASSKEY, "number", "").html())
                .contains("Too many tries");
        acme = Dealership.open(server, "Best Alarms");
        assertThat(make("Video", receiver.toString(), PASSKEY, "number", "").status())
                .isEqualTo(302);
    }

    /** Which receivers there are beside those that are shown, nobody finds out. */
    @Test
    void aHiddenReceiverIsAnsweredLikeOneThatNeverWas() {
        var best = Dealership.open(server, "Best Alarms");
        var hidden = receiver(
                "Hidden",
                new ReceiverDetails.Visibility.Chosen(
                        java.util.Set.of(best.person().dealer())));

        var ofHidden = make("Video", hidden.toString(), PASSKEY, "number", "");
        var ofNone = make("Video", UUID.randomUUID().toString(), PASSKEY, "number", "");
        var nonsense = make("Video", "nonsense", PASSKEY, "number", "");

        assertThat(acme.get(RECORDS + "/new?station=" + station).html()).doesNotContain("Hidden");
        assertThat(ofHidden.status()).isEqualTo(422);
        assertThat(ofHidden.html())
                .contains("Choose one of the station’s receivers, or none.")
                .isEqualTo(ofNone.html())
                .isEqualTo(nonsense.html());
    }

    @Test
    void aReceiverWithoutAPasskeyIsNotToBeChosen() {
        var bare = new ReceiverId(UUID.randomUUID());
        server.part(Stations.class).save(new Receiver(bare, station, "Bare receiver", "xml-tcp", "127.0.0.1:1"));

        assertThat(acme.get(RECORDS + "/new?station=" + station).html()).doesNotContain("Bare receiver");
        assertThat(make("Video", bare.toString(), PASSKEY, "number", "").status())
                .isEqualTo(422);
    }

    @Test
    void theSameReceiverNeedsNoPasskeyAndAnotherDoes() {
        var url = make("Video", receiver.toString(), PASSKEY, "number", "").location();
        var second = receiver("Second receiver", new ReceiverDetails.Visibility.Everybody());

        assertThat(change(url, "Renamed", receiver.toString(), "").status()).isEqualTo(302);
        assertThat(acme.get(url).html()).contains("Renamed");
        assertThat(change(url, "Renamed", second.toString(), "").html()).contains("Enter the receiver’s passkey");
        assertThat(change(url, "Renamed", second.toString(), PASSKEY).status()).isEqualTo(302);
        assertThat(acme.get(url).html()).contains("Second receiver");
    }

    /** Another passkey, and being hidden, cut off no record that there is. */
    @Test
    void aReceiverThatIsHiddenLaterGoesOnForTheRecordsThatThereAre() {
        var url = make("Video", receiver.toString(), PASSKEY, "number", "").location();
        var best = Dealership.open(server, "Best Alarms");
        var receivers = server.part(Receivers.class);
        var now = receivers.find(station, receiver).orElseThrow();
        receivers.change(
                now.mark(),
                new ReceiverDetails(
                        now.receiver(),
                        "",
                        "",
                        new ReceiverDetails.Visibility.Chosen(
                                java.util.Set.of(best.person().dealer()))));
        server.part(ReceiverPasskeys.class).set(station, receiver, new Secret("another-heron-at-dusk"));

        assertThat(acme.get(url).html()).contains("Video receiver");
        assertThat(acme.get(url + "/edit").html()).contains("Video receiver", "as it is now");
        assertThat(change(url, "Still here", receiver.toString(), "").status()).isEqualTo(302);
        assertThat(acme.get(RECORDS + "/new?station=" + station).html()).doesNotContain("Video receiver");
    }

    @Test
    void aRecordIsRemovedWhenNoSiteIsBoundToIt() {
        var own = RECORDS + "/" + acme.station();
        acme.site("Harbour Yard", "2794");
        assertThat(acme.get(own + "/remove").html()).contains("Remove the record North Central?");

        var refused = acme.post(own + "/remove");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.html()).contains("One site is bound to it");

        var url = make("Video", receiver.toString(), PASSKEY, "number", "").location();
        assertThat(acme.post(url + "/remove").location()).isEqualTo(RECORDS);
        assertThat(acme.get(url).status()).isEqualTo(404);
        assertThat(acme.get(RECORDS).html()).doesNotContain(">Video<");
        assertThat(make("Video", receiver.toString(), PASSKEY, "number", "").status())
                .isEqualTo(302);
    }

    @Test
    void anothersRecordIsNotThere() {
        var url = make("Video", receiver.toString(), PASSKEY, "number", "").location();
        var best = Dealership.open(server, "Best Alarms");

        for (var path : new String[] {"", "/edit", "/remove", "/sheet", "/tests"}) {
            assertThat(best.get(url + path).status()).isEqualTo(404);
        }
        assertThat(best.post(url + "/remove").status()).isEqualTo(404);
        assertThat(best.post(url + "/tests", "number", "2794").status()).isEqualTo(404);
        assertThat(best.get(RECORDS + "/new?station=" + UUID.randomUUID()).status())
                .isEqualTo(404);
        assertThat(best.get(RECORDS + "/new?station=nonsense").status()).isEqualTo(404);
    }

    @Test
    void onlyAnAdminChangesThem() {
        var person = acme.person();
        var lee = new DealerPerson(person.person(), person.dealer(), "Lee Wong", Role.INSTALLER);

        assertThat(server.get(lee, RECORDS + "/" + acme.station()).html())
                .contains("Set-up sheet")
                .doesNotContain("/edit\"", "Remove this record");
    }

    @Test
    void theSetUpSheetSaysWhatTheStationsSoftwareNeeds() {
        var url = make("Video", receiver.toString(), PASSKEY, "receiver", "ABC").location();

        assertThat(acme.get(url + "/sheet").html())
                .contains("Set-up sheet for " + named, "127.0.0.1", "data-print")
                .contains("the receiver adds ABC", ">1234<", ">ABC1234<")
                .contains("https://keyholder.example/monitoring?act=ABC1234&amp;zone=017")
                .contains(">act<", "csid", "txid", ">zone<", ">site<")
                .contains("Sentinel", "XML Event Processor", "Patriot", "HMAC-SHA256")
                .contains(">130<", ">602<", ">RP<", "of the type Perimeter", ">131<", ">420<");
    }

    private PortalServer.Answer make(String name, String chosen, String passkey, String by, String prefix) {
        return acme.post(
                RECORDS,
                "station",
                station.toString(),
                "name",
                name,
                "receiver",
                chosen,
                "passkey",
                passkey,
                "prefixedBy",
                by,
                "prefix",
                prefix);
    }

    private PortalServer.Answer change(String url, String name, String chosen, String passkey) {
        return acme.post(url + "/edit", "name", name, "receiver", chosen, "passkey", passkey);
    }
}

package org.keyholder.server.dealerportal.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.keyholder.server.alarm.Reporter;
import org.keyholder.server.alarm.Storm;
import org.keyholder.server.alarm.StormId;
import org.keyholder.server.contact.Contact;
import org.keyholder.server.contact.ContactId;
import org.keyholder.server.contact.Welcome;
import org.keyholder.server.messaging.PhoneNumber;
import org.keyholder.server.messaging.TextFailure;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.signal.UnsentOfSite;
import org.keyholder.server.site.DeviceId;
import org.keyholder.server.site.DeviceKind;
import org.keyholder.server.site.DeviceWithKeys;
import org.keyholder.server.site.Site;
import org.keyholder.server.site.SiteAddress;
import org.keyholder.server.site.Zone;
import org.keyholder.server.station.AccountNumber;
import org.keyholder.server.station.PrefixRule;
import org.keyholder.server.station.Receiver;
import org.keyholder.server.station.ReceiverId;
import org.keyholder.server.station.Station;
import org.keyholder.server.station.StationRecord;
import org.keyholder.server.station.StationRecordId;

class AttentionsTest {

    private static final DealerId DEALER = new DealerId(new UUID(0, 1));
    private static final SiteId SITE = new SiteId(new UUID(0, 2));
    private static final String URL = "/sites/" + SITE;
    private static final Station STATION = new Station(new StationId(new UUID(0, 3)), "North Central", null);
    private static final Receiver RECEIVER =
            new Receiver(new ReceiverId(new UUID(0, 4)), STATION.id(), "XML receiver", "xml-tcp", "127.0.0.1:1");
    private static final StationRecord RECORD = new StationRecord(
            new StationRecordId(new UUID(0, 5)),
            DEALER,
            "North Central",
            STATION,
            Optional.of(RECEIVER),
            PrefixRule.NONE);
    private static final Optional<AccountNumber> P2794 = Optional.of(new AccountNumber("P2794"));
    private static final List<Zone> ZONES = List.of(new Zone(new ZoneNumber(17), "North walkway"));
    private static final List<DeviceWithKeys> DEVICES =
            List.of(new DeviceWithKeys(new DeviceId(new UUID(0, 7)), "Recorder", DeviceKind.RECORDER, List.of()));
    private static final Instant NOW = Instant.parse("2026-11-21T09:12:05Z");
    private static final Contact ANN = contact("Ann Ortega", new Welcome.Confirmed(NOW));
    private static final Contact RAJ = contact("Raj Patel", new Welcome.Pending(NOW));
    private static final Contact LEA = contact("Lea Brandt", new Welcome.SendError(TextFailure.LANDLINE, NOW));

    @Test
    void whatKeepsAnAlarmFromTheStationComesFirst() {
        var noReceiver =
                new StationRecord(RECORD.id(), DEALER, RECORD.name(), STATION, Optional.empty(), PrefixRule.NONE);

        assertThat(sentence(Optional.empty(), Optional.empty(), List.of(), List.of()))
                .isEqualTo("No monitoring station: no signals are sent.");
        assertThat(sentence(Optional.of(RECORD), Optional.empty(), List.of(), List.of()))
                .isEqualTo("No account number: no signals are sent to a station.");
        assertThat(sentence(Optional.of(noReceiver), P2794, ZONES, DEVICES, ANN))
                .startsWith("No receiver:");
        assertThat(sentence(Optional.of(RECORD), P2794, List.of(), List.of(), RAJ))
                .startsWith("No cameras:");
        assertThat(sentence(Optional.of(RECORD), P2794, ZONES, List.of(), RAJ)).startsWith("No devices:");
        assertThat(sentence(Optional.of(RECORD), P2794, ZONES, DEVICES)).isEqualTo("No contacts: nobody can be asked.");
    }

    @Test
    void aSiteWhereEverybodyCanBeAskedNeedsNoAttention() {
        assertThat(Attentions.of(ready(ANN), NOW)).isEmpty();
    }

    @Test
    void whoCannotBeAskedIsNamedWithTheReason() {
        assertThat(sentence(ready(ANN, RAJ, LEA)))
                .isEqualTo("Only one of three contacts can be asked."
                        + " Raj Patel has not confirmed, Lea Brandt's number takes no texts.");
        assertThat(sentence(ready(RAJ)))
                .isEqualTo("The only contact cannot be asked yet. Raj Patel has not confirmed.");
        assertThat(sentence(ready(RAJ, contact("Sam Okafor", new Welcome.OptedOut()))))
                .isEqualTo(
                        "None of the two contacts can be asked yet. Raj Patel has not confirmed, Sam Okafor opted out.");
    }

    @Test
    void theButtonGoesStraightToTheOnePersonWhoNeedsIt() {
        var attention = Attentions.of(ready(ANN, LEA), NOW).orElseThrow();

        assertThat(attention.buttonWords()).isEqualTo("What to do");
        assertThat(attention.buttonUrl()).isEqualTo(URL + "/contacts/" + LEA.id() + "/help");
        assertThat(Attentions.of(ready(contact("Sam Okafor", new Welcome.NotSent())), NOW)
                        .orElseThrow()
                        .buttonWords())
                .isEqualTo("Send the welcome message");
        assertThat(Attentions.of(ready(ANN, LEA, RAJ), NOW).orElseThrow().buttonUrl())
                .isEqualTo(URL + "#contacts");
    }

    @Test
    void aLongListOfPeopleIsCutShort() {
        var all = IntStream.range(0, 12)
                .mapToObj(i -> contact("Person " + i, new Welcome.NotSent()))
                .toArray(Contact[]::new);

        assertThat(sentence(ready(all)))
                .startsWith("None of the 12 contacts can be asked yet. Person 0 has not been sent")
                .endsWith(", and 9 more.");
    }

    @Test
    void aSignalThatIsHeldUpIsSaidWithTheTimeThereAndTheReason() {
        var since = Optional.of(Instant.parse("2026-11-21T09:12:00Z"));
        var away = Optional.of("The receiver cannot be reached.");

        assertThat(sentence(unsent(new UnsentOfSite(1, since, away, 0, Optional.empty()))))
                .isEqualTo("1 signal has been waiting since 03:12: The receiver cannot be reached.");
        assertThat(sentence(unsent(new UnsentOfSite(3, since, away, 2, Optional.of("unknown account")))))
                .startsWith("3 signals have been waiting since 03:12:");
        assertThat(sentence(unsent(new UnsentOfSite(
                        1, Optional.of(NOW.minus(Duration.ofDays(2))), Optional.empty(), 0, Optional.empty()))))
                .isEqualTo(
                        "1 signal has been waiting since 03:12 on 19 Nov: nothing has been sent to the receiver yet.");
    }

    @Test
    void whatTheReceiverDidNotTakeIsSaidInItsWords() {
        assertThat(sentence(unsent(
                        new UnsentOfSite(0, Optional.empty(), Optional.empty(), 1, Optional.of("unknown account")))))
                .isEqualTo("The station's receiver did not take a signal: unknown account.");
    }

    @Test
    void aSignalThatIsOnItsWayIsNothingToLookAt() {
        var justNow = new UnsentOfSite(2, Optional.of(NOW.minusSeconds(1)), Optional.empty(), 0, Optional.empty());

        assertThat(Attentions.of(unsent(justNow), NOW)).isEmpty();
    }

    @Test
    void theButtonCallsTheStationWhereItHasAPhone() {
        var station = new Station(STATION.id(), "North Central", "+1 312 555 0100");
        var record = new StationRecord(
                RECORD.id(), DEALER, "North Central", station, Optional.of(RECEIVER), PrefixRule.NONE);
        var parked = new UnsentOfSite(0, Optional.empty(), Optional.empty(), 1, Optional.empty());

        var attention = Attentions.of(with(ready(ANN), Optional.of(record), parked), NOW)
                .orElseThrow();

        assertThat(attention.buttonWords()).isEqualTo("Call the station");
        assertThat(attention.buttonUrl()).isEqualTo("tel:+13125550100");
        assertThat(Attentions.of(unsent(parked), NOW).orElseThrow().buttonUrl()).isEqualTo(URL + "/monitoring");
    }

    @Test
    void aStormIsToldWithWhatItHasComeTo() {
        var storm =
                new Storm(new StormId(new UUID(0, 9)), Reporter.DEVICE, "Front door", 30, NOW, 412, Optional.empty());
        var ready = ready(RAJ);
        var overview = new SiteOverview(
                ready.site(),
                ready.station(),
                ready.zones(),
                ready.devices(),
                ready.contacts(),
                ready.unsent(),
                List.of(storm),
                true);

        assertThat(sentence(overview))
                .isEqualTo("Front door reports more often than 30 times a minute:"
                        + " 412 further reports are joined and counted.");
        assertThat(Attentions.of(overview, NOW).orElseThrow().buttonUrl()).isEqualTo(URL + "/devices");
    }

    private static SiteOverview unsent(UnsentOfSite unsent) {
        return with(ready(ANN), Optional.of(RECORD), unsent);
    }

    private static SiteOverview with(SiteOverview overview, Optional<StationRecord> record, UnsentOfSite unsent) {
        return new SiteOverview(
                overview.site(),
                record,
                overview.zones(),
                overview.devices(),
                overview.contacts(),
                unsent,
                List.of(),
                true);
    }

    private static SiteOverview ready(Contact... contacts) {
        return overview(Optional.of(RECORD), P2794, ZONES, DEVICES, contacts);
    }

    private static String sentence(
            Optional<StationRecord> record,
            Optional<AccountNumber> account,
            List<Zone> zones,
            List<DeviceWithKeys> devices,
            Contact... contacts) {
        return sentence(overview(record, account, zones, devices, contacts));
    }

    private static String sentence(SiteOverview overview) {
        var attention = Attentions.of(overview, NOW).orElseThrow();
        return attention.lead() + " " + attention.more();
    }

    private static SiteOverview overview(
            Optional<StationRecord> record,
            Optional<AccountNumber> account,
            List<Zone> zones,
            List<DeviceWithKeys> devices,
            Contact... contacts) {
        var binding = record.map(found -> new Site.Binding(found.id(), STATION.id(), PrefixRule.NONE, account));
        var site = new Site(
                DEALER, SITE, "Harbour Yard", SiteAddress.of("Mill Lane 12"), ZoneId.of("America/Chicago"), binding);
        return new SiteOverview(site, record, zones, devices, List.of(contacts), UnsentOfSite.NOTHING, List.of(), true);
    }

    private static Contact contact(String name, Welcome welcome) {
        return new Contact(
                DEALER,
                SITE,
                new ContactId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))),
                name,
                new PhoneNumber("+13125550143"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                welcome);
    }
}

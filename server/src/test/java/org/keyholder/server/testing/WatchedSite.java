package org.keyholder.server.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.keyholder.server.alarm.Alarm;
import org.keyholder.server.alarm.Alarms;
import org.keyholder.server.contact.ContactDetails;
import org.keyholder.server.contact.ContactId;
import org.keyholder.server.contact.Contacts;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.dealer.Dealer;
import org.keyholder.server.dealer.Dealers;
import org.keyholder.server.event.EventKind;
import org.keyholder.server.event.ReportedEvent;
import org.keyholder.server.identity.People;
import org.keyholder.server.identity.Role;
import org.keyholder.server.messaging.PhoneNumber;
import org.keyholder.server.shared.Actor;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.shared.PersonId;
import org.keyholder.server.shared.Secret;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.signal.SignalOutbox;
import org.keyholder.server.site.AlarmIntervals;
import org.keyholder.server.site.Device;
import org.keyholder.server.site.DeviceId;
import org.keyholder.server.site.Devices;
import org.keyholder.server.site.SaveSite;
import org.keyholder.server.site.SiteDetails;
import org.keyholder.server.site.Sites;
import org.keyholder.server.site.Zone;
import org.keyholder.server.site.Zones;
import org.keyholder.server.station.AccountNumber;
import org.keyholder.server.station.Receiver;
import org.keyholder.server.station.ReceiverId;
import org.keyholder.server.station.Station;
import org.keyholder.server.station.StationRecordId;
import org.keyholder.server.station.Stations;
import org.keyholder.server.verification.AskContacts;

/**
 * A dealer with a station of its own, a site with zone 017 and a device there. Each test builds its own, so that tests share a
 * server and nothing else.
 */
public record WatchedSite(
        TestServer server,
        DealerId dealer,
        StationId station,
        ReceiverId receiver,
        StationRecordId stationRecord,
        SiteId site,
        AccountNumber account,
        Device device,
        Secret key) {

    public static final Secret PASSWORD = new Secret("correct horse battery staple");
    public static final ZoneNumber ZONE = new ZoneNumber(17);

    private static final AtomicInteger NEXT = new AtomicInteger(1000);

    /** A watched whose station has the receiver that all share. */
    public static WatchedSite build(TestServer server) {
        return build(server, "xml-http", server.receiver().httpAddress().toString());
    }

    public static WatchedSite build(TestServer server, String format, String receiverAddress) {
        int number = NEXT.incrementAndGet();
        return build(server, format, receiverAddress, "P" + number);
    }

    public static WatchedSite build(TestServer server, String format, String receiverAddress, String accountNumber) {
        int number = NEXT.incrementAndGet();
        var dealer = new DealerId(UUID.randomUUID());
        var station = new StationId(UUID.randomUUID());
        var receiver = new ReceiverId(UUID.randomUUID());
        var record = new StationRecordId(UUID.randomUUID());
        var stations = server.part(Stations.class);
        stations.save(new Station(station, "Station " + number, null));
        server.part(TenantTransactions.class).run(TenantScope.station(station), () -> {
            stations.save(new Receiver(receiver, station, "XML receiver", format, receiverAddress));
            server.part(SignalOutbox.class).open(station, receiver);
        });
        server.part(Dealers.class).save(new Dealer(dealer, "Dealer " + number, "#123a7a", null));
        stations.saveRecord(dealer, record, "Station " + number, station, receiver);
        var account = new AccountNumber(accountNumber);
        var site = site(server, dealer, record, account);
        var device = new Device(dealer, site, new DeviceId(UUID.randomUUID()), "Bridge");
        var key = new Secret("kh_test_" + UUID.randomUUID());
        server.part(Devices.class).save(dealer, site, device.id(), "Bridge", key);
        return new WatchedSite(server, dealer, station, receiver, record, site, account, device, key);
    }

    private static SiteId site(TestServer server, DealerId dealer, StationRecordId record, AccountNumber account) {
        var saved = server.part(Sites.class)
                .create(
                        dealer,
                        new SiteDetails(
                                "Harbour Yard",
                                "Mill Lane 12, Chicago IL 60611",
                                ZoneId.of("America/Chicago"),
                                Optional.of(record),
                                Optional.of(account)));
        var site = ((SaveSite.Saved) saved).site();
        server.part(Zones.class).add(dealer, site, new Zone(ZONE, "North walkway"));
        return site;
    }

    /** Another site of the same dealer at the same station, with a device of its own. */
    public WatchedSite neighbour(String accountNumber) {
        var number = new AccountNumber(accountNumber);
        var other = site(server, dealer, stationRecord, number);
        var otherDevice = new Device(dealer, other, new DeviceId(UUID.randomUUID()), "Bridge");
        var otherKey = new Secret("kh_test_" + UUID.randomUUID());
        server.part(Devices.class).save(dealer, other, otherDevice.id(), "Bridge", otherKey);
        return new WatchedSite(server, dealer, station, receiver, stationRecord, other, number, otherDevice, otherKey);
    }

    /** From now on each report is an event of its own, however soon it follows. */
    public WatchedSite withoutJoining() {
        server.part(Sites.class)
                .setIntervals(dealer, site, new AlarmIntervals(Duration.ZERO, AlarmIntervals.STANDARD.quiet()));
        return this;
    }

    public ReportedEvent report(String id) {
        return report(id, EventKind.MOTION);
    }

    public ReportedEvent report(String id, EventKind kind) {
        return new ReportedEvent(device, id, ZONE, kind, Instant.parse("2026-11-21T03:12:05.250Z"));
    }

    /** A key holder who has confirmed. */
    public ContactId contact(String name, String phone, int slot) {
        var contact = server.part(Contacts.class)
                .create(
                        dealer,
                        site,
                        new ContactDetails(
                                name,
                                new PhoneNumber(phone),
                                Optional.empty(),
                                false,
                                Optional.of("Owner"),
                                Optional.of(slot)));
        server.rows()
                .sql("update contact set confirmed_at = now() where id = ?")
                .param(contact.value())
                .update();
        return contact;
    }

    /** The alarm that an event has opened or joined. */
    public Alarm alarmOf(String event) {
        return server.part(Alarms.class)
                .ofEvent(TenantScope.station(station), dealer, EventId.parse(event))
                .orElseThrow();
    }

    /** Kim, at the station's desk, asks all contacts. */
    public AskContacts.Result ask(Alarm alarm) {
        var kim = new Actor.Person(new PersonId(UUID.randomUUID()), "Kim Moreau", station.value());
        return server.part(AskContacts.class).ask(alarm, kim);
    }

    /** Somebody at the station's desk; answers the login. */
    public String operator() {
        var login = "operator-" + UUID.randomUUID();
        server.part(People.class).saveForStation(station, login, "Kim Moreau", PASSWORD);
        return login;
    }

    /** Somebody who runs the installation and looks at the station, at their browser. */
    public Browser lookedAt() {
        var login = "installation-" + UUID.randomUUID();
        server.part(People.class)
                .save(OrganisationId.INSTALLATION, Role.INSTALLATION_ADMIN, login, "Ruth Adler", PASSWORD);
        var ruth = Browser.signedIn(server, login);
        var here = "/organisations/" + station;
        var answer = ruth.press(
                here,
                here + "/look",
                "look",
                Role.STATION_VIEWER.code(),
                "reason",
                "Asked by phone why clips are missing");
        if (answer.statusCode() != 302) {
            throw new AssertionError("No look: " + answer.statusCode());
        }
        return ruth;
    }

    /** Somebody at the dealer's; answers the login. */
    public String dealerPerson() {
        var login = "dealer-" + UUID.randomUUID();
        server.part(People.class).saveForDealer(dealer, login, "Dana Whitfield", PASSWORD);
        return login;
    }

    /** The rows of one of the dealer's tables. */
    public long count(String table) {
        return server.rows()
                .sql("select count(*) from " + table + " where dealer_id = ?")
                .param(dealer.value())
                .query(Long.class)
                .single();
    }
}

package org.keyholder.server.dealerportal;

import java.util.UUID;
import org.keyholder.server.dealer.Dealer;
import org.keyholder.server.dealer.Dealers;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.identity.Role;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.PersonId;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.station.Receiver;
import org.keyholder.server.station.ReceiverId;
import org.keyholder.server.station.Station;
import org.keyholder.server.station.StationRecordId;
import org.keyholder.server.station.Stations;

/** A dealer with somebody at its desk, and its record of the one station that all these tests share. */
record Dealership(PortalServer server, DealerPerson person, StationRecordId station) {

    static final String STATION_NAME = "North Central";
    static final String STATION_PHONE = "+1 312 555 0100";

    private static final StationId STATION = new StationId(UUID.fromString("018f0000-0000-7000-8000-0000000000aa"));
    private static final ReceiverId RECEIVER = new ReceiverId(UUID.fromString("018f0000-0000-7000-8000-0000000000bb"));

    static Dealership open(PortalServer server, String name) {
        var dealer = new DealerId(UUID.randomUUID());
        var record = new StationRecordId(UUID.randomUUID());
        var stations = server.part(Stations.class);
        stations.save(new Station(STATION, STATION_NAME, STATION_PHONE));
        stations.save(new Receiver(RECEIVER, STATION, "XML receiver", "xml-tcp", "127.0.0.1:1"));
        server.part(Dealers.class).save(new Dealer(dealer, name, "#123a7a", null));
        stations.saveRecord(dealer, record, STATION_NAME, STATION, RECEIVER);
        return new Dealership(
                server,
                new DealerPerson(new PersonId(UUID.randomUUID()), dealer, "Dana Whitfield", Role.DEALER_ADMIN),
                record);
    }

    PortalServer.Answer get(String path) {
        return server.get(person, path);
    }

    PortalServer.Answer post(String path, String... fields) {
        return server.post(person, path, fields);
    }

    PortalServer.Answer saveSite(String name, String accountNumber) {
        return post(
                "/sites",
                "name",
                name,
                "address",
                "Mill Lane 12, Chicago IL 60611",
                "timeZone",
                "America/Chicago",
                "station",
                station.toString(),
                "accountNumber",
                accountNumber);
    }

    /** Makes a site and returns its address. */
    String site(String name, String accountNumber) {
        return saveSite(name, accountNumber).location();
    }

    /** Makes a contact and returns its address. */
    String contact(String site, String name, String phone) {
        var welcome = post(site + "/contacts/new", "name", name, "phone", phone).location();
        return welcome.substring(0, welcome.length() - "/welcome".length());
    }
}

package org.keyholder.journeys.running;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.keyholder.testing.world.World;
import tools.jackson.databind.json.JsonMapper;

/**
 * Many alike sites of one dealer, watched by one station under an account number each, with one device on one zone and two
 * confirmed contacts.
 *
 * @param overHttp sites whose signals go by HTTP
 * @param overTcp sites whose signals go by TCP
 */
public record ManySites(int overHttp, int overTcp) {

    public static final String OPERATOR = "kim";
    public static final String DEALER = "dana";
    public static final String PASSWORD = "a quiet night";
    public static final String ZONE = "017";

    /** One of the sites. */
    public record Place(int number) {

        public String account() {
            return "K%04d".formatted(number);
        }

        public String deviceKey() {
            return "kh_estate_device_%012d".formatted(number);
        }

        /** The phone of the first contact (slot 1) or the second (slot 2). */
        public String phone(int slot) {
            return "+1312%07d".formatted(2_000_000 + number * 2 + slot);
        }
    }

    public List<Place> placesOverHttp() {
        return places(0, overHttp);
    }

    public List<Place> placesOverTcp() {
        return places(overHttp, overHttp + overTcp);
    }

    private static List<Place> places(int from, int to) {
        return IntStream.range(from, to).mapToObj(Place::new).toList();
    }

    /** Writes the file that sets up all but the contacts. */
    Path provisioningFile(Path folder, World world) throws IOException {
        var tcp = world.receiverTcpAddress();
        var receivers = List.of(
                Map.of(
                        "key", "http",
                        "name", "Receiver over HTTP",
                        "protocol", "xml-http",
                        "address", world.receiverHttpAddress().toString()),
                Map.of(
                        "key", "tcp",
                        "name", "Receiver over TCP",
                        "protocol", "xml-tcp",
                        "address", tcp.getHostString() + ":" + tcp.getPort()));
        var station = Map.of(
                "key",
                "north",
                "name",
                "North Central",
                "phone",
                "(312) 555-0190",
                "secondFactor",
                false,
                "receivers",
                receivers,
                "operators",
                List.of(Map.of("login", OPERATOR, "name", "Kim Moreau", "password", PASSWORD)));
        var sites = Stream.concat(
                        placesOverHttp().stream().map(place -> site(place, "http")),
                        placesOverTcp().stream().map(place -> site(place, "tcp")))
                .toList();
        var dealer = Map.of(
                "key", "acme",
                "name", "Acme Security",
                "colour", "#123a7a",
                "phone", "(312) 555-0111",
                "people", List.of(Map.of("login", DEALER, "name", "Dana Whitfield", "password", PASSWORD)),
                "stationRecords", List.of(record("http"), record("tcp")),
                "sites", sites);
        var file = folder.resolve("sites.json");
        var json = JsonMapper.builder().build();
        Files.writeString(
                file, json.writeValueAsString(Map.of("stations", List.of(station), "dealers", List.of(dealer))));
        return file;
    }

    private static Map<String, String> record(String way) {
        return Map.of("key", way, "name", "North Central by " + way, "station", "north", "receiver", way);
    }

    private static Map<String, Object> site(Place place, String way) {
        return Map.of(
                "key",
                place.account(),
                "name",
                "Yard " + place.account(),
                "address",
                place.number() + " Mill Lane, Chicago IL 60611",
                "timeZone",
                "America/Chicago",
                "stationRecord",
                way,
                "accountNumber",
                place.account(),
                "zones",
                List.of(Map.of("number", ZONE, "name", "North walkway")),
                "devices",
                List.of(Map.of("key", "bridge", "name", "Bridge", "bearerKey", place.deviceKey())));
    }

    /**
     * Adds the contacts that are missing, confirmed: by the tables' owner, because hundreds of texts prove nothing here. Every event of
     * these sites is signalled: what is measured and promised here is a signal for each.
     */
    void finish(Connection owner) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute("""
                    insert into contact (dealer_id, id, site_id, name, phone, title, slot, created_at, welcome_state,
                                         number_valid_at, confirmed_at)
                    select s.dealer_id, gen_random_uuid(), s.id, (array['Ann Ortega', 'Raj Patel'])[slot],
                           '+1312' || 2000000 + substr(s.account_number, 2)::int * 2 + slot,
                           (array['Owner', 'Manager'])[slot], slot, now(), 'pending', now(), now()
                    from site s cross join generate_series(1, 2) as slot
                    where s.account_number ~ '^K[0-9]{4}$'
                    on conflict do nothing
                    """);
            statement.execute("update site set join_seconds = 0 where account_number ~ '^K[0-9]{4}$'");
        }
    }
}

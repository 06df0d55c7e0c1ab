package org.keyholder.journeys;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Who lives beside the first site: Bolt Alarms, which has a site at the same station under numbers to which Keyholder adds {@code ABC}, and
 * another one at South Watch under the very number that Harbour Yard has at North Central.
 */
public record Neighbours(String dealerPassword, String operatorPassword) {

    public static final String DEALER = "bo";
    public static final String OPERATOR = "lou";

    /** As the station knows it; entered without its prefix. */
    public static final String ACCOUNT = "ABC1234";

    private static final String PREFIX = "ABC";
    private static final String AT_NORTH = "quarry-road";
    private static final String AT_SOUTH = "old-mill";

    public Neighbours {
        Objects.requireNonNull(dealerPassword);
        Objects.requireNonNull(operatorPassword);
    }

    /** The address of the site at the station that the first site has too. */
    public static String siteAtNorth() {
        return site(AT_NORTH);
    }

    /** The address of the site under the first site's number. */
    public static String siteAtSouth() {
        return site(AT_SOUTH);
    }

    /** The same id that provisioning makes of the same key. */
    private static String site(String key) {
        return "/sites/" + UUID.nameUUIDFromBytes(("site:bolt/" + key).getBytes(StandardCharsets.UTF_8));
    }

    Map<String, Object> station(Map<String, Object> receiver) {
        return Map.of(
                "key",
                "south",
                "name",
                "South Watch",
                "phone",
                "(312) 555-0177",
                // A newcomer gets in with what is printed.
                "secondFactor",
                false,
                "receivers",
                List.of(receiver),
                "operators",
                List.of(Map.of(
                        "login", OPERATOR, "name", "Lou Weber", "password", operatorPassword, "role", "operator")));
    }

    Map<String, Object> dealer() {
        return Map.of(
                "key",
                "bolt",
                "name",
                "Bolt Alarms",
                "colour",
                "#7a3012",
                "phone",
                "(312) 555-0122",
                "stationRecords",
                List.of(
                        Map.of(
                                "key",
                                "north",
                                "name",
                                "North Central",
                                "station",
                                "north",
                                "receiver",
                                "xml",
                                "prefixedBy",
                                "keyholder",
                                "prefix",
                                PREFIX),
                        Map.of("key", "south", "name", "South Watch", "station", "south", "receiver", "xml")),
                "people",
                List.of(Map.of(
                        "login", DEALER, "name", "Bo Lindqvist", "password", dealerPassword, "role", "dealer-admin")),
                "sites",
                List.of(
                        site(
                                AT_NORTH,
                                "Quarry Road",
                                "Quarry Road 3, Chicago IL 60609",
                                "north",
                                ACCOUNT.substring(PREFIX.length())),
                        site(AT_SOUTH, "Old Mill", "Mill Race 1, Joliet IL 60432", "south", FirstSite.ACCOUNT)));
    }

    private static Map<String, Object> site(String key, String name, String address, String record, String number) {
        return Map.of(
                "key",
                key,
                "name",
                name,
                "address",
                address,
                "timeZone",
                "America/Chicago",
                "stationRecord",
                record,
                "accountNumber",
                number,
                "zones",
                List.of(Map.of("number", FirstSite.ZONE, "name", "Gate")));
    }
}

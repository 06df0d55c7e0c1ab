package org.keyholder.server.dealerportal.sheet;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The columns of a sheet, in the order in which one is written; read in any order, and by some other names that people give them. */
public enum Column {
    SITE_ID("site_id", "The site's id, as an export has it. Leave it empty for a new site."),
    NAME("name", "The site's name.", "site", "site_name", "customer", "customer_name", "account_name"),
    ADDRESS("address", "The whole address in one line, where it does not come in its parts.", "full_address"),
    STREET("street", "Street and number.", "street_address", "address_1", "address_line_1"),
    TOWN("town", "Town.", "city"),
    REGION("region", "State, province or county.", "state", "province", "county", "state_region"),
    POSTAL_CODE("postal_code", "Postal code.", "zip", "zip_code", "postcode"),
    COUNTRY(
            "country",
            "The two letters of the country, or its English name. Empty: the one of your last site.",
            "country_code"),
    COORDINATES("coordinates", "Latitude and longitude: 41.8781, -87.6298.", "lat_long", "gps"),
    TIME_ZONE("time_zone", "Such as America/Chicago. Empty: the one that country and state say.", "timezone"),
    STATION(
            "station",
            "The name of your station record. Empty: your only one.",
            "monitoring_station",
            "station_record"),
    ACCOUNT_NUMBER(
            "account_number",
            "The number at the station, entered as in the form.",
            "account",
            "account_no",
            "csid",
            "transmitter"),
    CONTACT_NAME("contact_name", "A contact's full name.", "contact"),
    CONTACT_PHONE("contact_phone", "Their mobile number.", "phone", "mobile", "cell", "mobile_phone"),
    CONTACT_EMAIL("contact_email", "Their e-mail address.", "email", "e_mail"),
    CONTACT_BY_EMAIL("contact_by_email", "yes: verifications go by e-mail as well."),
    CONTACT_TITLE("contact_title", "Owner, manager, key holder.", "title"),
    CONTACT_SLOT("contact_slot", "Their place on the station's call list, 1 to 999.", "slot"),
    ZONE_NUMBER("zone_number", "A zone's number, 1 to 999.", "zone"),
    ZONE_NAME("zone_name", "Its name.", "zone_label", "zone_description"),
    ZONE_TYPE("zone_type", "Its type, by name or code, such as instant.");

    private static final Map<String, Column> BY_NAME = byName();

    private final String header;
    private final String help;
    private final List<String> otherNames;

    Column(String header, String help, String... otherNames) {
        this.header = header;
        this.help = help;
        this.otherNames = List.of(otherNames);
    }

    public String header() {
        return header;
    }

    /** What goes in it, in a sentence. */
    public String help() {
        return help;
    }

    /** Case, blanks and what stands between words do not count. */
    static Optional<Column> read(String header) {
        return Optional.ofNullable(BY_NAME.get(folded(header)));
    }

    private static String folded(String header) {
        return header.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{Nd}]", "");
    }

    private static Map<String, Column> byName() {
        var names = new HashMap<String, Column>();
        Arrays.stream(values()).forEach(column -> {
            names.put(folded(column.header), column);
            column.otherNames.forEach(name -> names.put(folded(name), column));
        });
        return Map.copyOf(names);
    }
}

package org.keyholder.server.site;

import static org.keyholder.server.site.PostalAddress.join;

import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** In which order what follows the street is written; facts of the Universal Postal Union's guides, country by country. */
enum AddressOrder {
    /** Springfield, IL 62701 */
    TOWN_REGION_CODE(a -> Stream.of(a.town(), join(" ", Stream.of(a.region(), a.postalCode())))),
    /** Sydney NSW 2000 */
    TOWN_REGION_CODE_IN_ONE(a -> Stream.of(join(" ", Stream.of(a.town(), a.region(), a.postalCode())))),
    /** Leeds, West Yorkshire, LS1 4DY */
    TOWN_THEN_CODE(a -> Stream.of(a.town(), a.region(), a.postalCode())),
    /** São Paulo - SP, 01310-100 */
    TOWN_DASH_REGION(a -> Stream.of(join(" - ", Stream.of(a.town(), a.region())), a.postalCode())),
    /** 00184 Roma RM */
    CODE_TOWN_REGION(a -> Stream.of(join(" ", Stream.of(a.postalCode(), a.town(), a.region())))),
    /** 10115 Berlin; where a region is written, it comes last */
    CODE_TOWN(a -> Stream.of(join(" ", Stream.of(a.postalCode(), a.town())), a.region()));

    private static final Set<String> IN_ONE = Set.of("AU", "NZ");
    private static final Set<String> THEN_CODE = Set.of("GB", "IE", "GG", "JE", "IM", "GI", "MT", "RU", "UA", "KZ");
    private static final Set<String> CODE_FIRST = Set.of(
            "AD", "AL", "AM", "AR", "AT", "AX", "AZ", "BA", "BE", "BG", "BY", "CH", "CL", "CU", "CY", "CZ", "DE", "DK",
            "DO", "DZ", "EE", "ES", "FI", "FO", "FR", "GE", "GF", "GL", "GP", "GR", "GT", "HN", "HR", "HT", "IL", "IS",
            "KG", "KW", "LA", "LI", "LU", "MA", "MC", "MD", "ME", "MG", "MK", "MQ", "MX", "MY", "MZ", "NC", "NI", "NL",
            "NO", "PF", "PH", "PL", "PM", "PT", "PY", "RE", "RO", "RS", "SE", "SI", "SJ", "SK", "SM", "SN", "SV", "TJ",
            "TN", "TR", "UY", "VA", "YT", "ZM");

    private final Function<PostalAddress, Stream<String>> rest;

    AddressOrder(Function<PostalAddress, Stream<String>> rest) {
        this.rest = rest;
    }

    Stream<String> rest(PostalAddress address) {
        return rest.apply(address);
    }

    static AddressOrder of(String country) {
        if (IN_ONE.contains(country)) {
            return TOWN_REGION_CODE_IN_ONE;
        }
        if (THEN_CODE.contains(country)) {
            return TOWN_THEN_CODE;
        }
        if (country.equals("BR")) {
            return TOWN_DASH_REGION;
        }
        if (country.equals("IT")) {
            return CODE_TOWN_REGION;
        }
        return CODE_FIRST.contains(country) ? CODE_TOWN : TOWN_REGION_CODE;
    }
}

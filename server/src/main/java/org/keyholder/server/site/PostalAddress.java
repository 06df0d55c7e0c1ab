package org.keyholder.server.site;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keyholder.server.shared.Refusal;

/**
 * An address in its parts; refused with the field's name when it cannot be one.
 *
 * @param street with the number, as people write it there
 * @param postalCode empty where there is none
 * @param region state, province, county; empty where nobody writes one
 * @param country the two letters of ISO 3166-1
 */
public record PostalAddress(String street, String town, String region, String postalCode, String country) {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    public PostalAddress {
        street = PlainLine.needed(street, "address", 100);
        town = PlainLine.needed(town, "town", 60);
        region = PlainLine.of(region, "region", 60);
        postalCode = PlainLine.of(postalCode, "postalCode", 16);
        if (!COUNTRIES.contains(country)) {
            throw Refusal.invalid("country-unknown", "country", "Choose a country from the list.");
        }
    }

    /** One line, as people write it in that country to one another. */
    public String line() {
        return join(
                ", ", Stream.concat(Stream.of(street), AddressOrder.of(country).rest(this)));
    }

    static String join(String between, Stream<String> parts) {
        return parts.filter(part -> !part.isEmpty()).collect(Collectors.joining(between));
    }
}

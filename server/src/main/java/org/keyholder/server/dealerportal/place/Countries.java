package org.keyholder.server.dealerportal.place;

import static java.util.stream.Collectors.toMap;

import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The countries of ISO 3166-1 by their English names. */
public final class Countries {

    private static final List<Country> ALL = Arrays.stream(Locale.getISOCountries())
            .map(code -> new Country(code, name(code)))
            .sorted(Comparator.comparing(Country::name, Collator.getInstance(Locale.ENGLISH)))
            .toList();
    private static final Map<String, Country> BY_CODE = ALL.stream().collect(toMap(Country::code, country -> country));
    private static final Map<String, String> CODES = codes();

    private Countries() {}

    /** @param code "US" @param name "United States" */
    public record Country(String code, String name) {}

    /** All of them, by name. */
    public static List<Country> all() {
        return ALL;
    }

    public static boolean isCode(String code) {
        return BY_CODE.containsKey(code);
    }

    /** "United States"; what is no country's code comes back as it is. */
    public static String nameOf(String code) {
        var known = BY_CODE.get(code);
        return known == null ? code : known.name();
    }

    /** The code of a country that somebody names by its two or three letters or its English name, in whatever case. */
    public static Optional<String> read(String typed) {
        return Optional.ofNullable(CODES.get(Folded.of(typed)));
    }

    private static String name(String code) {
        return Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
    }

    private static Map<String, String> codes() {
        var codes = ALL.stream()
                .flatMap(country -> Stream.of(
                                country.code(), Locale.of("", country.code()).getISO3Country(), country.name())
                        .map(name -> Map.entry(Folded.of(name), country.code())))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one));
        codes.put(Folded.of("United States of America"), "US");
        codes.put(Folded.of("UK"), "GB");
        codes.put(Folded.of("Great Britain"), "GB");
        codes.put(Folded.of("Deutschland"), "DE");
        return Map.copyOf(codes);
    }
}

package org.keyholder.server.dealerportal.place;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The time zone that a place probably has.
 *
 * @param others further ones that the country or state has; with none, there is no doubt
 */
public record ZoneProposal(ZoneId zone, List<ZoneId> others) {

    private static final Map<String, List<String>> OF_COUNTRIES = Facts.of("zones-of-countries.tsv").stream()
            .collect(Collectors.toMap(
                    List::getFirst, columns -> List.of(columns.get(1).split(" "))));

    public ZoneProposal {
        others = List.copyOf(others);
    }

    public boolean isCertain() {
        return others.isEmpty();
    }

    /**
     * What country and state say; empty where they leave it open.
     *
     * @param country two letters
     * @param region as somebody typed it
     */
    public static Optional<ZoneProposal> of(String country, String region) {
        var ofState = CountryStates.find(country, region).map(CountryStates.State::zones);
        if (ofState.isEmpty() && CountryStates.decideIn(country)) {
            return Optional.empty();
        }
        var zones = ofState.map(ZoneProposal::known).orElseGet(() -> inCountry(country));
        return zones.isEmpty()
                ? Optional.empty()
                : Optional.of(new ZoneProposal(zones.getFirst(), zones.subList(1, zones.size())));
    }

    /** All zones of a country, the likeliest first. */
    public static List<ZoneId> inCountry(String country) {
        return known(OF_COUNTRIES.getOrDefault(country, List.of()));
    }

    /** The Java that this runs on may be older than the table. */
    private static List<ZoneId> known(List<String> zones) {
        return zones.stream()
                .filter(ZoneId.getAvailableZoneIds()::contains)
                .map(ZoneId::of)
                .toList();
    }
}

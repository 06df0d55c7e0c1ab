package org.keyholder.server.dealerportal.site;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.keyholder.server.dealerportal.place.Countries;
import org.keyholder.server.dealerportal.place.ZoneProposal;

/** The time zones of the world by region and city, without the aliases that nobody looks for. */
public final class TimeZones {

    private static final Set<String> REGIONS = Set.of(
            "Africa",
            "America",
            "Antarctica",
            "Arctic",
            "Asia",
            "Atlantic",
            "Australia",
            "Europe",
            "Indian",
            "Pacific");
    private static final Pattern SLASH = Pattern.compile("/");
    private static final List<Region> ALL = all();

    private TimeZones() {}

    public record Region(String name, List<City> cities) {

        boolean has(String id) {
            return cities.stream().anyMatch(city -> city.id().equals(id));
        }

        Region without(List<String> ids) {
            return new Region(
                    name,
                    cities.stream().filter(city -> !ids.contains(city.id())).toList());
        }
    }

    /** @param id "America/Chicago" @param words "Chicago" */
    public record City(String id, String words) {}

    /** All of them, those of the country first, and the chosen one even if it is an alias. */
    static List<Region> offered(String chosen, String country) {
        var near = ZoneProposal.inCountry(country).stream().map(ZoneId::getId).toList();
        var offered = new ArrayList<Region>();
        if (!near.isEmpty()) {
            offered.add(new Region(
                    Countries.nameOf(country),
                    near.stream().map(id -> new City(id, city(id))).toList()));
        }
        ALL.forEach(region -> offered.add(region.without(near)));
        if (!chosen.isBlank() && offered.stream().noneMatch(region -> region.has(chosen))) {
            offered.addFirst(new Region("Chosen", List.of(new City(chosen, chosen))));
        }
        return offered;
    }

    private static String city(String id) {
        return id.substring(id.indexOf('/') + 1).replace('_', ' ').replace("/", ", ");
    }

    private static List<Region> all() {
        var byRegion = new TreeMap<String, TreeMap<String, String>>();
        for (var id : ZoneId.getAvailableZoneIds()) {
            var parts = SLASH.split(id, 2);
            if (parts.length == 2 && REGIONS.contains(parts[0])) {
                byRegion.computeIfAbsent(parts[0], _ -> new TreeMap<>()).put(city(id), id);
            }
        }
        var regions = new ArrayList<Region>();
        byRegion.forEach((name, cities) -> regions.add(new Region(
                name,
                cities.entrySet().stream()
                        .map(city -> new City(city.getValue(), city.getKey()))
                        .toList())));
        regions.add(new Region("Elsewhere", List.of(new City("UTC", "UTC"))));
        return List.copyOf(regions);
    }
}

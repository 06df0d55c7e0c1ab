package org.keyholder.server.dealerportal.list;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What somebody wants to see of the list: all of it stands in the address, so that it can be kept and gone back to. What an address says
 * that means nothing is taken as not said.
 *
 * @param station one of the dealer's station records
 * @param words as they were typed
 * @param after the site behind which the page begins
 */
public record Asked(
        Show show,
        Optional<UUID> station,
        String words,
        Sort sort,
        boolean turned,
        Set<Column> columns,
        Optional<UUID> after) {

    static final int LONGEST = 100;

    public Asked {
        columns = Set.copyOf(columns);
    }

    public static Asked of(MultiValueMap<String, String> query) {
        var sort = first(query, "sort");
        var words = first(query, "q").strip();
        return new Asked(
                Show.ofCode(first(query, "show")).orElse(Show.ALL),
                id(first(query, "station")),
                words.length() > LONGEST ? words.substring(0, LONGEST) : words,
                Sort.ofCode(sort.startsWith("-") ? sort.substring(1) : sort).orElse(Sort.NAME),
                sort.startsWith("-"),
                columns(query.getOrDefault("columns", List.of())),
                id(first(query, "after")));
    }

    private static String first(MultiValueMap<String, String> query, String name) {
        var value = query.getFirst(name);
        return value == null ? "" : value;
    }

    private static Optional<UUID> id(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Set<Column> columns(List<String> codes) {
        var chosen = codes.stream()
                .limit(Column.values().length)
                .flatMap(code -> Column.ofCode(code).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Column.class)));
        return chosen.isEmpty() ? Column.USUAL : chosen;
    }

    public boolean isNarrowed() {
        return show != Show.ALL || station.isPresent() || !words.isEmpty();
    }

    /** Whether a page begins with the highest. */
    public boolean falling() {
        return sort.falling() != turned;
    }

    /** Sorted by this, and the other way round where it is sorted so already. */
    public Asked by(Sort other) {
        return new Asked(show, station, words, other, other == sort && !turned, columns, Optional.empty());
    }

    Asked behind(UUID site) {
        return new Asked(show, station, words, sort, turned, columns, Optional.of(site));
    }

    public Asked fromTheTop() {
        return new Asked(show, station, words, sort, turned, columns, Optional.empty());
    }

    /** Says nothing that goes without saying. */
    public String url() {
        var url = UriComponentsBuilder.fromPath("/sites");
        if (!words.isEmpty()) {
            url.queryParam("q", "{q}");
        }
        if (show != Show.ALL) {
            url.queryParam("show", show.code());
        }
        station.ifPresent(record -> url.queryParam("station", record));
        if (sort != Sort.NAME || turned) {
            url.queryParam("sort", (turned ? "-" : "") + sort.code());
        }
        if (!columns.equals(Column.USUAL)) {
            columns.stream()
                    .sorted(Comparator.naturalOrder())
                    .forEach(column -> url.queryParam("columns", column.code()));
        }
        after.ifPresent(site -> url.queryParam("after", site));
        var encoded = url.encode();
        return words.isEmpty()
                ? encoded.toUriString()
                : encoded.buildAndExpand(words).toUriString();
    }
}

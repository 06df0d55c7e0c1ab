package org.keyholder.server.dealerportal.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keyholder.server.dealerportal.search.SearchPage.Group;
import org.keyholder.server.dealerportal.search.SearchPage.Result;
import org.keyholder.server.dealerportal.search.SiteWords.Hit;
import org.keyholder.server.messaging.MessagingSettings;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.SiteId;
import org.springframework.stereotype.Component;

/** Puts what was found in order: by what it was found, the exact before what only begins so, and twenty at the most. */
@Component
class Searches {

    static final int MOST = 20;

    private final SiteWords words;
    private final FoundRows rows;
    private final MessagingSettings messaging;

    Searches(SiteWords words, FoundRows rows, MessagingSettings messaging) {
        this.words = words;
        this.rows = rows;
        this.messaging = messaging;
    }

    /** @param more whether there is more than is shown */
    record Found(List<Group> groups, boolean more) {}

    /** What is known of the sites that are shown. */
    private record Known(
            Map<SiteId, FoundRows.SiteRow> sites,
            Map<SiteId, List<FoundRows.ContactRow>> contacts,
            Map<SiteId, List<FoundRows.ZoneRow>> zones) {}

    Found of(DealerId dealer, String typed) {
        var all = distinct(words.search(dealer, typed, MOST + 1));
        var shown = all.stream().limit(MOST).toList();
        var known = known(dealer, shown);
        var groups = new EnumMap<Kind, List<Result>>(Kind.class);
        shown.stream()
                .filter(hit -> known.sites().containsKey(hit.site()))
                .forEach(hit -> groups.computeIfAbsent(hit.kind(), _ -> new ArrayList<>())
                        .add(result(hit, known)));
        return new Found(
                groups.entrySet().stream()
                        .map(group -> new Group(group.getKey(), group.getValue()))
                        .toList(),
                all.size() > MOST);
    }

    /** Each site once, by the first kind by which it was found. */
    private static List<Hit> distinct(List<Hit> hits) {
        var bySite = new LinkedHashMap<SiteId, Hit>();
        hits.stream()
                .sorted(Comparator.comparing(Hit::kind)
                        .thenComparing(hit -> !hit.reading().contains(hit.word())))
                .forEach(hit -> bySite.putIfAbsent(hit.site(), hit));
        return List.copyOf(bySite.values());
    }

    private Known known(DealerId dealer, List<Hit> hits) {
        var sites = hits.stream().map(Hit::site).collect(Collectors.toSet());
        var people = sites(hits, Kind.CONTACT, Kind.PHONE);
        var zones = sites(hits, Kind.ZONE);
        return new Known(
                sites.isEmpty() ? Map.of() : rows.sites(dealer, sites),
                people.isEmpty()
                        ? Map.of()
                        : rows.contacts(dealer, people).stream()
                                .collect(Collectors.groupingBy(FoundRows.ContactRow::site)),
                zones.isEmpty()
                        ? Map.of()
                        : rows.zones(dealer, zones).stream().collect(Collectors.groupingBy(FoundRows.ZoneRow::site)));
    }

    private static Set<SiteId> sites(List<Hit> hits, Kind... kinds) {
        var wanted = Set.of(kinds);
        return hits.stream()
                .filter(hit -> wanted.contains(hit.kind()))
                .map(Hit::site)
                .collect(Collectors.toSet());
    }

    private Result result(Hit hit, Known known) {
        var site = known.sites().getOrDefault(hit.site(), new FoundRows.SiteRow("", "", Optional.empty()));
        var name = Marked.words(site.name(), hit.reading());
        var url = "/sites/" + hit.site();
        var typed = String.join("", hit.reading());
        return switch (hit.kind()) {
            case NUMBER -> {
                var number = site.number().orElse("");
                yield new Result(url, name, Marked.run(number, typed).orElseGet(() -> Marked.plain(number)), true);
            }
            case NAME, ADDRESS -> new Result(url, name, Marked.words(site.address(), hit.reading()), false);
            case CONTACT -> new Result(url + "#contacts", name, contact(hit, known), false);
            case PHONE -> new Result(url + "#contacts", name, phone(hit, known), false);
            case ZONE -> new Result(url + "/devices", name, zone(hit, known), false);
        };
    }

    private static Marked contact(Hit hit, Known known) {
        return first(known.contacts().getOrDefault(hit.site(), List.of()).stream()
                .map(contact -> Marked.words(contact.name(), hit.reading())));
    }

    private Marked phone(Hit hit, Known known) {
        var digits = hit.reading().stream()
                .filter(word -> word.chars().allMatch(Character::isDigit))
                .toList();
        return first(known.contacts().getOrDefault(hit.site(), List.of()).stream()
                .flatMap(contact -> Stream.of(
                                contact.phone().shownIn(messaging.region()),
                                contact.phone().e164())
                        .map(shown -> shown + ", " + contact.name())
                        .flatMap(shown -> digits.stream().flatMap(word -> Marked.run(shown, word).stream()))));
    }

    private static Marked zone(Hit hit, Known known) {
        var typed = new ArrayList<>(hit.reading());
        // 17 is 017.
        hit.reading().stream()
                .filter(word -> word.matches("[1-9][0-9]?"))
                .forEach(word -> typed.add("0".repeat(3 - word.length()) + word));
        return first(known.zones().getOrDefault(hit.site(), List.of()).stream()
                .map(row -> Marked.words(
                        "Zone " + row.zone().number() + " " + row.zone().name(), typed)));
    }

    private static Marked first(Stream<Marked> texts) {
        return texts.filter(Marked::isFound).findFirst().orElseGet(() -> Marked.plain(""));
    }
}

package org.keyholder.server.launch;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keyholder.server.shared.ZoneNumber;

/**
 * What the launch URL asks for. Each automation product has its own name for the account number. What is given twice alike is given once.
 *
 * @param accounts as they were asked, without surrounding blanks
 * @param sites the sites' own ids, where those were given
 * @param zones as they were asked
 * @param event one of our own ids, for its clip
 */
public record Launch(List<String> accounts, List<String> sites, List<String> zones, Optional<String> event) {

    private static final Set<String> ACCOUNT_NAMES = Set.of("act", "csid", "txid");
    private static final int LONGEST = 60;

    /** More than an address says by mistake. */
    private static final int MOST_SHOWN = 4;

    public Launch {
        accounts = List.copyOf(accounts);
        sites = List.copyOf(sites);
        zones = List.copyOf(zones);
    }

    /** Something that the address gives twice, and not alike. */
    public record Contradiction(String what, List<String> values) {}

    /** @param parameters of the address, as they came */
    public static Launch of(Map<String, String[]> parameters) {
        return new Launch(
                values(parameters, ACCOUNT_NAMES, account -> account.replaceAll("\\s", "")),
                values(parameters, Set.of("site"), Function.identity()),
                values(parameters, Set.of("zone"), Launch::zoneKey),
                values(parameters, Set.of("event"), Function.identity()).stream()
                        .findFirst());
    }

    /** 017 and 17 are one. */
    private static String zoneKey(String zone) {
        return ZoneNumber.read(zone).map(ZoneNumber::toString).orElse(zone);
    }

    public boolean isEmpty() {
        return accounts.isEmpty() && sites.isEmpty() && zones.isEmpty();
    }

    public Optional<String> account() {
        return accounts.stream().findFirst();
    }

    public Optional<String> site() {
        return sites.stream().findFirst();
    }

    public Optional<String> zone() {
        return zones.stream().findFirst();
    }

    /** What has to be made clear before anything is shown. */
    public Optional<Contradiction> contradiction() {
        return Stream.of(
                        new Contradiction("account numbers", accounts),
                        new Contradiction("sites", sites),
                        new Contradiction("zones", zones))
                .filter(one -> one.values().size() > 1)
                .findFirst();
    }

    /** @param key alike for what means the same, but for letter case */
    private static List<String> values(
            Map<String, String[]> parameters, Set<String> names, Function<String, String> key) {
        return parameters.entrySet().stream()
                .filter(parameter -> names.contains(parameter.getKey().toLowerCase(Locale.ROOT)))
                .flatMap(parameter -> Stream.of(parameter.getValue()))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                // Cut, it is nobody's: what is left of it might be somebody's.
                .map(value -> value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value)
                .collect(Collectors.toMap(
                        value -> key.apply(Normalizer.normalize(value, Normalizer.Form.NFKC))
                                .toUpperCase(Locale.ROOT),
                        Function.identity(),
                        (first, _) -> first,
                        java.util.LinkedHashMap::new))
                .entrySet()
                .stream()
                .map(Map.Entry::getValue)
                .limit(MOST_SHOWN)
                .toList();
    }
}

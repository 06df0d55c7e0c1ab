package org.keyholder.server.dealerportal.place;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The states and provinces that say more about a time zone than their country does. */
public final class CountryStates {

    private static final List<State> ALL =
            Facts.of("zones-of-states.tsv").stream().map(CountryStates::state).toList();
    private static final Map<String, State> BY_NAME = byName();

    /** Here the country says nothing without the state. */
    private static final Set<String> DECIDE = Set.of("US", "CA", "AU", "BR", "MX", "RU");

    private static final Set<String> WRITTEN_IN_LETTERS = Set.of("US", "CA", "AU", "BR");

    private CountryStates() {}

    /** @param code "IL" @param zones the likeliest first */
    record State(String country, String code, String name, List<String> zones) {}

    static boolean decideIn(String country) {
        return DECIDE.contains(country);
    }

    static Optional<State> find(String country, String typed) {
        return Optional.ofNullable(BY_NAME.get(country + Folded.of(typed)));
    }

    /** As addresses there are written: "Illinois" is "IL". What is not known stays as it is. */
    public static String written(String country, String typed) {
        return find(country, typed)
                .filter(_ -> WRITTEN_IN_LETTERS.contains(country))
                .map(State::code)
                .orElse(typed);
    }

    private static State state(List<String> columns) {
        return new State(
                columns.get(0),
                columns.get(1),
                columns.get(2),
                List.of(columns.get(3).split(" ")));
    }

    private static Map<String, State> byName() {
        var states = new HashMap<String, State>();
        for (var state : ALL) {
            states.put(state.country() + Folded.of(state.code()), state);
            states.put(state.country() + Folded.of(state.name()), state);
        }
        return Map.copyOf(states);
    }
}

package org.keyholder.server.alarm;

import java.util.Optional;

/** What a contact can answer. */
public enum Choice {
    DISPATCH("dispatch", "Dispatch"),
    DISREGARD("disregard", "Disregard");

    private final String code;
    private final String words;

    Choice(String code, String words) {
        this.code = code;
        this.words = words;
    }

    public String code() {
        return code;
    }

    public String words() {
        return words;
    }

    public static Optional<Choice> ofCode(String code) {
        return switch (code) {
            case "dispatch" -> Optional.of(DISPATCH);
            case "disregard" -> Optional.of(DISREGARD);
            default -> Optional.empty();
        };
    }
}

package org.keyholder.server.identity;

import java.util.Optional;
import java.util.stream.Stream;

/** What a program's key may be good for: each scope is one right. The code stands in rows for good. */
public enum ApiScope {
    READ_EVENTS("events:read", "Read events", "the signals, session and answers of each", Right.READ_EVENTS),
    READ_CLIPS("clips:read", "Fetch clips and snapshots", "each look is on record", Right.READ_CLIPS);

    private final String code;
    private final String words;
    private final String what;
    private final Right right;

    ApiScope(String code, String words, String what, Right right) {
        this.code = code;
        this.words = words;
        this.what = what;
        this.right = right;
    }

    /** The scope with this code; empty for one of another release. */
    public static Optional<ApiScope> ofCode(String code) {
        return Stream.of(values()).filter(scope -> scope.code.equals(code)).findFirst();
    }

    public String code() {
        return code;
    }

    /** "Read events" */
    public String words() {
        return words;
    }

    /** What that is, for whoever gives it. */
    public String what() {
        return what;
    }

    public Right right() {
        return right;
    }
}

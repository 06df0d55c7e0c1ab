package org.keyholder.testing.phones;

/** What the network as a whole suffers from. */
public enum Fault {
    NONE("works"),
    ANSWERS_500("answers 500"),
    ANSWERS_NOTHING("never answers"),
    RATE_LIMITED("says: too many requests"),
    TAKES_THEN_HANGS("takes the text, then never answers");

    private final String words;

    Fault(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}

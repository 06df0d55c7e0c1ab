package org.keyholder.testing.phones;

/** What the network as a whole suffers from. */
public enum Fault {
    NONE("works"),
    ANSWERS_500("answers 500"),
    ANSWERS_NOTHING("never answers"),
    RATE_LIMITED("says: too many requests"),
    TAKES_THEN_HANGS("takes the text, then never answers"),
    TAKES_WITHOUT_ID("takes the text, and answers without its id"),
    TAKES_THEN_BREAKS("takes the text, and something on the way answers 502");

    private final String words;

    Fault(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}

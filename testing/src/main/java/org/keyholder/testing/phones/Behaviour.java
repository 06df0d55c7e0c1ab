package org.keyholder.testing.phones;

/** What becomes of a text to one number. */
public enum Behaviour {
    WORKS("works"),
    SLOW("slow: delivered late"),
    NO_RECEIPTS("no receipts: sent, never 'delivered'"),
    LANDLINE("landline: taken, then not delivered"),
    UNREACHABLE("unreachable: taken, then not delivered"),
    NOT_MOBILE("not a mobile: refused at once"),
    INVALID("no such number: refused at once");

    private final String words;

    Behaviour(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}

package org.keyholder.testing.receiver;

/** How the receiver behaves, until it is told otherwise. */
public enum Mode {
    ACKNOWLEDGE("acknowledges"),
    SLOW("acknowledges late"),
    REFUSE("refuses"),
    RETRY("asks to try again"),
    SILENT("takes, never answers"),
    GARBLED("takes, answers nonsense"),
    WRONG_ID("takes, acknowledges another id"),
    DOWN("is down");

    private final String words;

    Mode(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** Whether a signal that comes in this mode is the receiver's from then on. */
    boolean takes() {
        return this != REFUSE && this != RETRY && this != DOWN;
    }
}

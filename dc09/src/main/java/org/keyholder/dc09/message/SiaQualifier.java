package org.keyholder.dc09.message;

/** The first letter of a DC-03 block. */
public enum SiaQualifier {
    /** N: new. */
    NEW("N"),
    /** O: old, reported before or out of a log. */
    OLD("O"),
    /** Neither; read as new. */
    LEFT_OUT("");

    private final String letter;

    SiaQualifier(String letter) {
        this.letter = letter;
    }

    /** As it stands on the wire; empty where it was left out. */
    public String letter() {
        return letter;
    }
}

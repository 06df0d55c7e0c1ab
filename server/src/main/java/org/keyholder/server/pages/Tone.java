package org.keyholder.server.pages;

/** The five colours of a state and what each of them means, everywhere. */
public enum Tone {
    /** Number valid, delivered, armed, Disregard. */
    GREEN("green"),
    /** Confirmed, opened, watching. */
    BLUE("blue"),
    /** Pending, waiting, late. */
    YELLOW("yellow"),
    /** Send error, not delivered, path lost. */
    RED("red"),
    /** Not known, not checked, off. */
    GREY("grey"),
    /** Dispatch: the one state that calls for somebody to move. */
    ALARM("alarm");

    private final String css;

    Tone(String css) {
        this.css = css;
    }

    public String css() {
        return css;
    }
}

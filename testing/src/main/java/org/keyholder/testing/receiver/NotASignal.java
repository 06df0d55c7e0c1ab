package org.keyholder.testing.receiver;

/** What came is not a signal, and why. */
final class NotASignal extends Exception {

    private static final long serialVersionUID = 1L;

    NotASignal(String why) {
        super(why);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}

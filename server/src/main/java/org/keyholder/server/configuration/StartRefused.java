package org.keyholder.server.configuration;

/** The server does not start, for a reason that the person who started it can act upon: told in plain words, without a stack trace. */
public final class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    private StartRefused(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    /** What was asked for is wrong: asking again unchanged will not help. */
    public static StartRefused mistake(String message) {
        return new StartRefused(2, message);
    }

    /** What was asked for is right, but the world is not ready for it. */
    public static StartRefused obstacle(String message) {
        return new StartRefused(1, message);
    }

    /** The exit status of the process. */
    public int status() {
        return status;
    }

    /** The reason in plain words. */
    public String words() {
        return String.valueOf(getMessage());
    }
}

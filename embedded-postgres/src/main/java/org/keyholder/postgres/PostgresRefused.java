package org.keyholder.postgres;

/** The database does not start, for a reason that the person who started it can act upon, told in plain words. */
public final class PostgresRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PostgresRefused(String words) {
        super(words, null, false, false);
    }

    /** The reason in plain words. */
    public String words() {
        return String.valueOf(getMessage());
    }
}

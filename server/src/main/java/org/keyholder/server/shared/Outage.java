package org.keyholder.server.shared;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A failure that is not the caller's: ours, the world's, or too much at once. Trying again later may help.
 */
public final class Outage extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Cause blame;
    private final String code;

    /** Who has to act. */
    public enum Cause {
        OURS,
        OUTSIDE,
        OVERLOAD
    }

    public Outage(Cause blame, String code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.blame = Objects.requireNonNull(blame);
        this.code = Objects.requireNonNull(code);
    }

    public Outage(Cause blame, String code, String message) {
        this(blame, code, message, null);
    }

    public Cause blame() {
        return blame;
    }

    public String code() {
        return code;
    }
}

package org.keyholder.server.shared;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A caller's mistake: what was asked cannot be done as it was asked, and asking again unchanged will not help.
 *
 * <p>At the edge it becomes a 4xx answer, or 507, with the stable code and the field's name; the message is for people.
 */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final String code;
    private final @Nullable String field;

    /** What class of mistake it is, which decides the HTTP status. */
    public enum Kind {
        INVALID(400),
        UNKNOWN_KEY(401),
        UNSIGNED(401),
        /** Known, and not allowed this. */
        FORBIDDEN(403),
        NOT_FOUND(404),
        TOO_SLOW(408),
        CONFLICT(409),
        TOO_LARGE(413),
        UNSUPPORTED(415),
        TOO_MANY(429),
        /** The same will do once there is room. */
        STORAGE_FULL(507);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    public Refusal(Kind kind, String code, @Nullable String field, String message) {
        // No stack trace: it is an answer, not a fault, and a flood of them must stay cheap.
        super(Objects.requireNonNull(message), null, false, false);
        this.kind = Objects.requireNonNull(kind);
        this.code = Objects.requireNonNull(code);
        this.field = field;
    }

    public static Refusal invalid(String code, String field, String message) {
        return new Refusal(Kind.INVALID, code, field, message);
    }

    public static Refusal notFound() {
        return new Refusal(Kind.NOT_FOUND, "not-found", null, "There is nothing here under this id.");
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public @Nullable String field() {
        return field;
    }

    /** The message; never null. */
    public String words() {
        return Objects.requireNonNull(getMessage());
    }
}

package org.keyholder.server.audit;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.shared.Actor;

/**
 * Who did it, with the name as it was then.
 *
 * @param id of the person, contact, device or program
 * @param name of the person, contact, device or program; of a command, the user of the machine who called it
 */
public record AuditActor(
        Kind kind, @Nullable UUID id, @Nullable String name) {

    /** What sort of doer. Its code stands in the record. */
    public enum Kind {
        PERSON,
        CONTACT,
        DEVICE,
        /** An organisation's program, by its API key. */
        PROGRAM,
        /** The server by itself. */
        SERVER,
        /** Whoever called a command on the server's machine. */
        COMMAND,
        /** Somebody who did not sign in. */
        UNKNOWN;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static final AuditActor SERVER = new AuditActor(Kind.SERVER, null, null);

    public static final AuditActor UNKNOWN = new AuditActor(Kind.UNKNOWN, null, null);

    public static AuditActor of(Actor actor) {
        return switch (actor) {
            case Actor.Person person -> new AuditActor(Kind.PERSON, person.id().value(), person.name());
            case Actor.Contact(var id, var name) -> new AuditActor(Kind.CONTACT, id, name);
            case Actor.Device(var id, var name) -> new AuditActor(Kind.DEVICE, id, name);
            case Actor.System() -> SERVER;
        };
    }

    /** Whoever called the command that this process is. */
    public static AuditActor command() {
        return new AuditActor(Kind.COMMAND, null, System.getProperty("user.name", "?"));
    }
}

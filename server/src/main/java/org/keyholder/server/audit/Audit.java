package org.keyholder.server.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.keyholder.server.audit.internal.Caller;
import org.keyholder.server.audit.internal.EntryRows;
import org.keyholder.server.audit.internal.PlainWords;
import org.keyholder.server.audit.internal.RecentNotes;
import org.keyholder.server.shared.Actor;
import org.keyholder.server.shared.Fingerprint;
import org.keyholder.server.shared.Ids;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Where modules put on record what was done or seen. What it writes is part of the caller's transaction: it is on record if and only if
 * what it tells of is committed.
 */
@Component
public class Audit {

    /** The organisation that the installation itself is. */
    public static final UUID INSTALLATION = new UUID(0, 1);

    /** Within so long the same person's looks at the same thing are one: a clip is fetched in many parts. */
    public static final Duration ONE_LOOK = Duration.ofMinutes(5);

    private final EntryRows rows;
    private final Ids ids;
    private final Clock clock;
    private final Supplier<Optional<Actor.Person>> signedIn;
    private final RecentNotes recent;

    @Autowired
    Audit(JdbcClient jdbc, Ids ids, Clock clock, ObjectProvider<ActingPerson> people) {
        this(() -> people.stream().findFirst().flatMap(ActingPerson::now), jdbc, ids, clock);
    }

    /** In a process in which nobody signs in. */
    static Audit ofCommand(JdbcClient jdbc, Ids ids, Clock clock) {
        return new Audit(Optional::empty, jdbc, ids, clock);
    }

    private Audit(Supplier<Optional<Actor.Person>> signedIn, JdbcClient jdbc, Ids ids, Clock clock) {
        this.rows = new EntryRows(jdbc);
        this.ids = ids;
        this.clock = clock;
        this.signedIn = signedIn;
        this.recent = new RecentNotes(ONE_LOOK);
    }

    /** Puts it on record, in the caller's transaction. */
    public void write(AuditNote note) {
        write(List.of(note));
    }

    /** Puts all of them on record, in the caller's transaction. */
    public void write(List<AuditNote> notes) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("What is put on record is part of the transaction of its cause");
        }
        var at = now();
        var caller = Caller.now();
        rows.insert(notes.stream()
                .flatMap(note -> entries(note, actor(note), caller, at))
                .toList());
    }

    /**
     * The same for what one person does many times within a moment, such as fetching the parts of a clip: within {@link #ONE_LOOK} the same
     * by the same from the same browser is on record once.
     */
    public void writeOnce(AuditNote note) {
        var key = key(note.by(actor(note)));
        if (recent.isFirst(key, clock.instant())) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    if (status != STATUS_COMMITTED) {
                        recent.forget(key);
                    }
                }
            });
            write(note);
        }
    }

    /** Does it, which is to write something, unless the same was done for the same address and browser within {@link #ONE_LOOK}. */
    public void once(String what, Runnable writing) {
        onceByKey(key(what), writing);
    }

    /** The same, whatever address and browser it is done for: what a stranger says of themselves makes no further entry. */
    public void onceForAnybody(String what, Runnable writing) {
        onceByKey(HexFormat.of().formatHex(Fingerprint.of("anybody " + what)), writing);
    }

    private void onceByKey(String key, Runnable writing) {
        if (!recent.isFirst(key, clock.instant())) {
            return;
        }
        try {
            writing.run();
        } catch (RuntimeException e) {
            recent.forget(key);
            throw e;
        }
    }

    /** Of one length, whatever somebody sends. */
    private static String key(Object what) {
        return HexFormat.of().formatHex(Fingerprint.of(what + " " + Caller.now()));
    }

    private AuditActor actor(AuditNote note) {
        return note.actor()
                .or(Acting::current)
                .or(() -> signedIn.get().map(AuditActor::of))
                .orElse(AuditActor.SERVER);
    }

    private Stream<AuditEntry> entries(AuditNote note, AuditActor actor, Caller caller, Instant at) {
        var id = ids.next();
        return note.organisations().stream()
                .map(organisation -> new AuditEntry(
                        organisation,
                        id,
                        at,
                        note.kind().code(),
                        actor.kind().code(),
                        actor.id(),
                        PlainWords.of(actor.name(), 300),
                        caller.address(),
                        caller.browser(),
                        note.site().map(site -> site.value()).orElse(null),
                        note.object().map(AuditNote.Thing::kind).orElse(null),
                        note.object().map(AuditNote.Thing::id).orElse(null),
                        PlainWords.of(note.before()),
                        PlainWords.of(note.after())));
    }

    /** As exactly as the database keeps it: what is hashed is what is read. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

package org.keyholder.server.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.keyholder.server.audit.Audit;
import org.keyholder.server.audit.AuditActor;
import org.keyholder.server.audit.AuditKind;
import org.keyholder.server.audit.AuditNote;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.event.Event;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.Program;
import org.keyholder.server.identity.Right;
import org.keyholder.server.keys.BearerKey;
import org.keyholder.server.media.MediaAnswers;
import org.keyholder.server.media.MediaItem;
import org.keyholder.server.media.MediaItems;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.shared.Refusal;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /api/v1/events/{id}/media/{name}}: a program fetches a clip or snapshot of its organisation. A device does not: whoever takes one
 * from its wall has no key to what it saw.
 */
@RestController
class ClipEndpoint {

    private final ReadableEvents events;
    private final MediaItems media;
    private final MediaAnswers answers;
    private final Audit audit;
    private final TenantTransactions transactions;

    ClipEndpoint(
            ReadableEvents events,
            MediaItems media,
            MediaAnswers answers,
            Audit audit,
            TenantTransactions transactions) {
        this.events = events;
        this.media = media;
        this.answers = answers;
        this.audit = audit;
        this.transactions = transactions;
    }

    @GetMapping("/api/v1/events/{id}/media/{name}")
    @Needs(Right.READ_CLIPS)
    ResponseEntity<Resource> fetch(@PathVariable UUID id, @PathVariable String name, HttpServletRequest request) {
        var program = Program.of(request).orElseThrow(BearerKey::unknown);
        var event = events.ofProgram(program, new EventId(id))
                .orElseThrow(Refusal::notFound)
                .event();
        var item = media.find(program.scope(), event.dealer(), event.id(), name).orElseThrow(Refusal::notFound);
        putOnRecord(program, event, item);
        return answers.download(item, request);
    }

    /** Before the clip goes out, for the dealer whose site it is and whoever the program is of; the parts of one clip are one look. */
    private void putOnRecord(Program program, Event event, MediaItem item) {
        var kind = item.type().isVideo() ? AuditKind.CLIP_VIEWED : AuditKind.SNAPSHOT_VIEWED;
        var note = AuditNote.of(
                        kind, event.dealer().value(), program.organisation().value())
                .by(new AuditActor(AuditActor.Kind.PROGRAM, program.id(), program.name()))
                .at(event.site())
                .about("event", event.id().value())
                .saying(Map.of("name", item.name(), "download", "true"));
        audit.once(note.toString(), () -> transactions.run(program.scope(), () -> audit.write(note)));
    }
}

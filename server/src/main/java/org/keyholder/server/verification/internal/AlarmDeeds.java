package org.keyholder.server.verification.internal;

import java.util.Map;
import org.keyholder.server.alarm.Alarm;
import org.keyholder.server.audit.Audit;
import org.keyholder.server.audit.AuditKind;
import org.keyholder.server.audit.AuditNote;
import org.keyholder.server.media.MediaItem;
import org.keyholder.server.shared.Actor;
import org.springframework.stereotype.Component;

/** What people do about an alarm, on the records of its dealer and its station. */
@Component
class AlarmDeeds {

    private final Audit audit;

    AlarmDeeds(Audit audit) {
        this.audit = audit;
    }

    void write(AuditKind kind, Alarm alarm, Actor who, Map<String, String> said) {
        audit.write(note(kind, alarm).by(who).about("alarm", alarm.id().value()).saying(said));
    }

    /** Somebody is shown it now. */
    void seen(Alarm alarm, Actor who, MediaItem item) {
        var kind = item.type().isVideo() ? AuditKind.CLIP_VIEWED : AuditKind.SNAPSHOT_VIEWED;
        audit.writeOnce(
                note(kind, alarm).by(who).about("event", item.event().value()).saying(Map.of("name", item.name())));
    }

    private static AuditNote note(AuditKind kind, Alarm alarm) {
        return AuditNote.of(kind, alarm.dealer().value(), alarm.station().value())
                .at(alarm.site());
    }
}

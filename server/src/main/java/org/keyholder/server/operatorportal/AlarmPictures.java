package org.keyholder.server.operatorportal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keyholder.server.alarm.Alarm;
import org.keyholder.server.alarm.Alarms;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.media.MediaItem;
import org.keyholder.server.media.MediaItems;
import org.keyholder.server.media.Refused;
import org.keyholder.server.media.RefusedMedia;
import org.keyholder.server.media.Swept;
import org.keyholder.server.media.SweptMedia;
import org.keyholder.server.shared.EventId;
import org.springframework.stereotype.Component;

/** The clips and snapshots of an alarm's events: those that are there, those that are gone, and those that there was no room for. */
@Component
class AlarmPictures {

    private final MediaItems items;
    private final SweptMedia swept;
    private final RefusedMedia refused;

    AlarmPictures(MediaItems items, SweptMedia swept, RefusedMedia refused) {
        this.items = items;
        this.swept = swept;
        this.refused = refused;
    }

    record Files(Map<EventId, List<MediaItem>> there, Map<EventId, Swept> gone, Map<EventId, Refused> notTaken) {

        List<MediaItem> of(EventId event) {
            return there.getOrDefault(event, List.of());
        }

        Optional<Swept> swept(EventId event) {
            return Optional.ofNullable(gone.get(event));
        }

        Optional<Refused> refused(EventId event) {
            return Optional.ofNullable(notTaken.get(event));
        }
    }

    Files of(TenantScope tenant, Alarm alarm, List<Alarms.Member> members, Instant now) {
        var events = members.stream().map(member -> member.event().id()).toList();
        return new Files(
                items.of(tenant, alarm.dealer(), events),
                // Nothing goes of an alarm that goes on.
                alarm.isOpen(now) ? Map.of() : swept.of(tenant, alarm.dealer(), events),
                refused.of(tenant, alarm.dealer(), events));
    }
}

package org.keyholder.server.operatorportal;

import java.util.Map;
import java.util.TreeMap;
import org.keyholder.server.alarm.Alarm;
import org.keyholder.server.audit.Audit;
import org.keyholder.server.audit.AuditKind;
import org.keyholder.server.audit.AuditNote;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.identity.Operator;
import org.keyholder.server.launch.Launch;
import org.keyholder.server.media.MediaItem;
import org.keyholder.server.site.Site;
import org.springframework.stereotype.Component;

/** Puts on record what an operator looks at, before it is shown: in a transaction of its own, since looking writes nothing else. */
@Component
class Looks {

    private final Audit audit;
    private final TenantTransactions transactions;

    Looks(Audit audit, TenantTransactions transactions) {
        this.audit = audit;
        this.transactions = transactions;
    }

    /** The station's software led the operator to this site. */
    void launched(Operator operator, Launch launch, Site site) {
        write(
                operator,
                AuditNote.of(
                                AuditKind.LAUNCHED,
                                operator.station().value(),
                                site.dealer().value())
                        .at(site.id())
                        .about("site", site.id().value())
                        .saying(asked(launch)));
    }

    /** It led the operator to no site, or to several: that is the station's affair alone. */
    void launchedNowhere(Operator operator, Launch launch) {
        write(
                operator,
                AuditNote.of(AuditKind.LAUNCHED, operator.station().value()).saying(asked(launch)));
    }

    private static Map<String, String> asked(Launch launch) {
        var asked = new TreeMap<String, String>();
        launch.account().ifPresent(account -> asked.put("account", account));
        launch.site().ifPresent(site -> asked.put("site", site));
        launch.zone().ifPresent(zone -> asked.put("zone", zone));
        return asked;
    }

    private void write(Operator operator, AuditNote note) {
        transactions.run(TenantScope.station(operator.station()), () -> audit.write(note.by(operator.actor())));
    }

    /** @param kept it is downloaded, and not shown on the page */
    void seen(Operator operator, Alarm alarm, MediaItem item, boolean kept) {
        var kind = item.type().isVideo() ? AuditKind.CLIP_VIEWED : AuditKind.SNAPSHOT_VIEWED;
        var note = AuditNote.of(kind, alarm.dealer().value(), operator.station().value())
                .by(operator.actor())
                .at(alarm.site())
                .about("event", item.event().value())
                .saying(kept ? Map.of("name", item.name(), "download", "true") : Map.of("name", item.name()));
        audit.once(
                note.toString(),
                () -> transactions.run(TenantScope.station(operator.station()), () -> audit.write(note)));
    }
}

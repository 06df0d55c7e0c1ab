package org.keyholder.server.alarm.internal;

import java.util.ArrayList;
import java.util.List;
import org.keyholder.server.alarm.Alarm;
import org.keyholder.server.alarm.AlarmRecord;
import org.keyholder.server.alarm.RecordedFact;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.live.LiveNotices;
import org.keyholder.server.live.Topic;
import org.keyholder.server.shared.Ids;
import org.keyholder.server.signal.Signal;
import org.keyholder.server.signal.SignalDecision;
import org.keyholder.server.signal.SignalId;
import org.keyholder.server.signal.SignalOutbox;
import org.springframework.stereotype.Component;

/** The one recorder: the fact, its signal and word to the open pages go together. */
@Component
class StoredRecord implements AlarmRecord {

    private final TenantTransactions transactions;
    private final FactRows rows;
    private final SignalOutbox outbox;
    private final LiveNotices notices;
    private final Ids ids;

    StoredRecord(TenantTransactions transactions, FactRows rows, SignalOutbox outbox, LiveNotices notices, Ids ids) {
        this.transactions = transactions;
        this.rows = rows;
        this.outbox = outbox;
        this.notices = notices;
        this.ids = ids;
    }

    @Override
    public void add(List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        var numbers = rows.insert(entries);
        var signals = new ArrayList<Signal>();
        for (int i = 0; i < entries.size(); i++) {
            var decision = AlarmSignals.of(new SignalId(ids.next()), entries.get(i));
            if (decision.isPresent() && decision.get() instanceof SignalDecision.Send(var signal)) {
                signals.add(signal.telling(entries.get(i).alarm().id(), numbers.get(i)));
            }
        }
        outbox.queue(signals);
        entries.stream()
                .map(entry -> entry.alarm().id())
                .distinct()
                .forEach(alarm -> notices.changed(Topic.alarm(alarm.value())));
    }

    @Override
    public List<RecordedFact> of(TenantScope tenant, Alarm alarm) {
        return transactions.call(tenant, () -> rows.of(alarm));
    }
}

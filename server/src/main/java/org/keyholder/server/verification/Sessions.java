package org.keyholder.server.verification;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keyholder.server.alarm.Alarm;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.shared.Actor;
import org.keyholder.server.shared.AlarmId;

/** Sessions: one an alarm, joined by whoever opens it. */
public interface Sessions {

    /**
     * The one session of the alarm: opened now by this operator, or opened before by another. Empty where there is none and the operator's
     * station may not handle the alarm, or not any more.
     */
    Optional<Session> open(Alarm alarm, Actor.Person operator);

    Optional<Session> of(TenantScope tenant, Alarm alarm);

    /** The sessions of those of the alarms that have one, in one statement. */
    Map<AlarmId, Session> of(TenantScope tenant, List<Alarm> all);

    /** Ends the alarm: what comes next opens another. False where the operator's station may not handle it, or not any more. */
    boolean complete(Alarm alarm, Actor.Person operator);
}

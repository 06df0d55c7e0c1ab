package org.keyholder.server.verification;

import java.util.List;
import java.util.Optional;
import org.keyholder.server.alarm.Alarm;
import org.keyholder.server.database.TenantScope;

/** Who was asked about an alarm, and what they answered. */
public interface Verifications {

    /** The newest round of asking. */
    Optional<Verification> newest(TenantScope tenant, Alarm alarm);

    /** All answers about the alarm, over all rounds, oldest first. */
    List<PressedAnswer> answers(TenantScope tenant, Alarm alarm);
}

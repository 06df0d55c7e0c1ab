package org.keyholder.server.verification;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.keyholder.server.alarm.Alarm;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.shared.AlarmId;

/** Who was asked about an alarm, and what they answered. */
public interface Verifications {

    /**
     * All that has been asked and answered about an alarm.
     *
     * @param newest the newest round of asking
     * @param answers over all rounds, oldest first
     */
    record Asking(Optional<Verification> newest, List<PressedAnswer> answers) {
        public Asking {
            Objects.requireNonNull(newest);
            answers = List.copyOf(answers);
        }

        /** Whether people are being asked: not again before that is over. */
        public boolean goesOn(Instant now) {
            return newest.filter(round -> !round.isOver(now)).isPresent();
        }
    }

    /** The newest round and the answers, in one look. */
    Asking of(TenantScope tenant, Alarm alarm);

    /** All answers about the alarm, over all rounds, oldest first. */
    List<PressedAnswer> answers(TenantScope tenant, Alarm alarm);

    /** The same of many alarms, in one statement; those without answers are left out. */
    Map<AlarmId, List<PressedAnswer>> answers(TenantScope tenant, List<Alarm> all);
}

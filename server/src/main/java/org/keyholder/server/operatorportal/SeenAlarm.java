package org.keyholder.server.operatorportal;

import java.util.Objects;
import org.keyholder.server.alarm.Alarm;
import org.keyholder.server.identity.Operator;

/**
 * An alarm and somebody who may see it; as a controller's parameter, only ever an alarm that {@link org.keyholder.server.alarm.StationRight}
 * lets the operator's station see. What changes it asks the rule again, in the transaction of the change.
 */
record SeenAlarm(Operator operator, Alarm alarm) {

    SeenAlarm {
        Objects.requireNonNull(operator);
        Objects.requireNonNull(alarm);
    }
}

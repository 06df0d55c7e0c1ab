package org.keyholder.server.operatorportal;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.keyholder.server.alarm.Alarms;
import org.keyholder.server.event.Event;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.shared.ZoneNumber;

/**
 * Which of an alarm's events stands on the stage.
 *
 * @param event chosen by the operator, or where the page began: what joins later does not push it away
 * @param zone the launch named it: its camera comes first
 */
record Focus(Optional<EventId> event, Optional<ZoneNumber> zone) {

    static final Focus NEWEST = new Focus(Optional.empty(), Optional.empty());

    Focus {
        Objects.requireNonNull(event);
        Objects.requireNonNull(zone);
    }

    /** @param members the alarm's events, newest first; never empty */
    Event of(List<Alarms.Member> members) {
        return members.stream()
                .min(Comparator.comparingInt(this::rank))
                .map(Alarms.Member::event)
                .orElseThrow(() -> new IllegalArgumentException("An alarm has at least one event"));
    }

    private int rank(Alarms.Member member) {
        var one = member.event();
        if (event.filter(one.id()::equals).isPresent()) {
            return 0;
        }
        return zone.filter(one.zone()::equals).isPresent() ? 1 : 2;
    }
}

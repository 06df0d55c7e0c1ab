package org.keyholder.server.alarm.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keyholder.server.alarm.Alarm;
import org.keyholder.server.alarm.Alarms.Candidate;
import org.keyholder.server.alarm.Alarms.Placed;
import org.keyholder.server.alarm.Joining;
import org.keyholder.server.alarm.Reporter;
import org.keyholder.server.alarm.StormId;
import org.keyholder.server.alarm.StormSettings;
import org.keyholder.server.live.LiveNotices;
import org.keyholder.server.live.Topic;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.shared.Ids;
import org.springframework.stereotype.Component;

/** Counts the reports that storms bring, and begins a storm with the first of them. */
@Component
class JoinStorms {

    private final Rates rates;
    private final StormRows rows;
    private final StormSettings settings;
    private final LiveNotices notices;
    private final Ids ids;

    JoinStorms(Rates rates, StormRows rows, StormSettings settings, LiveNotices notices, Ids ids) {
        this.rates = rates;
        this.rows = rows;
        this.settings = settings;
        this.notices = notices;
        this.ids = ids;
    }

    /** What is above somebody's rate, and whose. An event whose transaction is tried again counts again. */
    Map<EventId, Reporter> count(List<Candidate> events) {
        var above = new HashMap<EventId, Reporter>();
        events.forEach(event -> rates.count(event).ifPresent(reporter -> above.put(event.event(), reporter)));
        return above;
    }

    /** Whose storms go on at these alarms: with them all that they report is too often, until the storm is over. */
    Set<StormRows.Key> goingOn(Collection<Alarm> alarms) {
        return alarms.isEmpty()
                ? Set.of()
                : rows.goingOn(alarms).stream()
                        // Whose rate has been turned off since makes no storm any more: this one runs out.
                        .filter(key -> settings.of(key.reporter()) > 0)
                        .collect(Collectors.toSet());
    }

    /** Whose storm goes on at the alarm, of those that the event counts for. */
    static Optional<Reporter> storm(Candidate event, Alarm alarm, Set<StormRows.Key> goingOn) {
        return List.of(Reporter.values()).stream()
                .filter(reporter -> goingOn.contains(key(event, alarm, reporter)))
                .findFirst();
    }

    private static StormRows.Key key(Candidate event, Alarm alarm, Reporter reporter) {
        return new StormRows.Key(alarm.id(), reporter, Rates.who(reporter, event));
    }

    /** Counts those that join in a storm, which become members of their alarm by it; the first of a new one says that it began. */
    List<AlarmRows.Member> join(List<Candidate> events, Map<EventId, Placed> placed) {
        var byStorm = new LinkedHashMap<StormRows.Key, List<Candidate>>();
        for (var event : events) {
            if (placed.get(event.event()) instanceof Placed(var alarm, Joining.InStorm in, var began)) {
                byStorm.computeIfAbsent(key(event, alarm, in.reporter()), one -> new ArrayList<>())
                        .add(event);
            }
        }
        return byStorm.isEmpty() ? List.of() : join(byStorm, placed);
    }

    private List<AlarmRows.Member> join(Map<StormRows.Key, List<Candidate>> byStorm, Map<EventId, Placed> placed) {
        var reports = new ArrayList<StormRows.Reports>();
        byStorm.forEach((key, events) -> reports.add(reports(key, events, placed)));
        var members = new ArrayList<AlarmRows.Member>();
        rows.join(reports).forEach((key, joined) -> {
            var events = byStorm.getOrDefault(key, List.of());
            events.forEach(
                    event -> members.add(member(event, placed, joined.storm().id())));
            if (joined.began()) {
                placed.computeIfPresent(
                        events.getFirst().event(),
                        (event, one) -> new Placed(one.alarm(), one.how(), Optional.of(joined.storm())));
            }
            notices.changed(Topic.alarm(key.alarm().value()));
        });
        return members;
    }

    private StormRows.Reports reports(StormRows.Key key, List<Candidate> events, Map<EventId, Placed> placed) {
        var first = events.getFirst();
        return new StormRows.Reports(
                new StormId(ids.next()),
                of(first, placed).alarm(),
                key,
                first.device().name(),
                settings.of(key.reporter()),
                events.getLast().at(),
                events.size());
    }

    private static AlarmRows.Member member(Candidate event, Map<EventId, Placed> placed, StormId storm) {
        if (of(event, placed).how() instanceof Joining.InStorm(var alarm, var running, var reporter)) {
            return new AlarmRows.Member(
                    alarm, event.event(), event.zone().number(), Optional.of(running), Optional.of(storm), event.at());
        }
        throw new IllegalStateException("Only what joins in a storm comes this far");
    }

    private static Placed of(Candidate event, Map<EventId, Placed> placed) {
        return Objects.requireNonNull(placed.get(event.event()));
    }
}

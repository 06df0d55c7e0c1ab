package org.keyholder.server.alarm.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.alarm.Alarm;
import org.keyholder.server.alarm.Alarms.Candidate;
import org.keyholder.server.alarm.Alarms.Placed;
import org.keyholder.server.alarm.Joining;
import org.keyholder.server.alarm.JoiningRule;
import org.keyholder.server.alarm.Reporter;
import org.keyholder.server.alarm.internal.AlarmRows.Place;
import org.keyholder.server.alarm.internal.AlarmRows.Watch;
import org.keyholder.server.shared.AlarmId;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.shared.Ids;
import org.keyholder.server.site.WatchedZone;
import org.springframework.stereotype.Component;

/**
 * Opens and joins alarms for events that share a commit. The rule decides; the unique key of alarms that go on decides between two
 * transactions that open one for the same site at the same moment: the slower one looks again, and joins.
 */
@Component
class PlaceEvents {

    /** Each look again means that another transaction has committed meanwhile. */
    private static final int MOST_LOOKS = 5;

    private final AlarmRows rows;
    private final JoinStorms storms;
    private final Ids ids;

    PlaceEvents(AlarmRows rows, JoinStorms storms, Ids ids) {
        this.rows = rows;
        this.storms = storms;
        this.ids = ids;
    }

    Map<EventId, Placed> place(List<Candidate> events) {
        var placed = new LinkedHashMap<EventId, Placed>();
        var tooOften = storms.count(events);
        var left = events;
        for (int looks = 0; !left.isEmpty(); looks++) {
            if (looks == MOST_LOOKS) {
                throw new IllegalStateException("The alarms of " + left.size() + " events changed at each look");
            }
            placed.putAll(placeOnce(left, tooOften));
            left = left.stream().filter(one -> !placed.containsKey(one.event())).toList();
        }
        // After all locks of alarms, in every transaction.
        var inStorms = storms.join(events, placed);
        if (!inStorms.isEmpty()) {
            rows.add(inStorms);
        }
        return placed;
    }

    /** Places those that no other transaction got in the way of. */
    private Map<EventId, Placed> placeOnce(List<Candidate> events, Map<EventId, Reporter> tooOften) {
        var decided = decide(events, tooOften);
        var over = decided.values().stream()
                .flatMap(one -> one.how() instanceof Joining.Opens(var before)
                        ? before.stream()
                        : Optional.<Alarm>empty().stream())
                .distinct()
                .toList();
        if (!over.isEmpty()) {
            rows.endQuiet(over, events.getLast().at());
        }
        var opened = opened(decided);
        var mine = decided.entrySet().stream()
                .filter(one -> !opened.containsKey(one.getValue().alarm().id())
                        || opened.get(one.getValue().alarm().id()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
        store(events, mine);
        return mine;
    }

    /** The alarms that were to be opened, and whether this transaction opened them. */
    private Map<AlarmId, Boolean> opened(Map<EventId, Placed> decided) {
        var opening = decided.values().stream()
                .filter(one -> one.how() instanceof Joining.Opens)
                .map(Placed::alarm)
                .toList();
        if (opening.isEmpty()) {
            return Map.of();
        }
        var opened = rows.open(opening);
        return opening.stream()
                .collect(Collectors.toMap(
                        Alarm::id, one -> opened.contains(one.id().value())));
    }

    private void store(List<Candidate> events, Map<EventId, Placed> placed) {
        var members = new ArrayList<AlarmRows.Member>();
        var joined = new LinkedHashMap<AlarmId, Alarm>();
        for (var event : events) {
            var one = placed.get(event.event());
            if (one == null) {
                continue;
            }
            if (!(one.how() instanceof Joining.Opens)) {
                joined.put(one.alarm().id(), one.alarm());
            }
            if (!(one.how() instanceof Joining.InStorm)) {
                members.add(member(event, one));
            }
        }
        if (!members.isEmpty()) {
            rows.add(members);
        }
        if (!joined.isEmpty()) {
            rows.active(List.copyOf(joined.values()), events.getLast().at());
        }
    }

    private static AlarmRows.Member member(Candidate event, Placed placed) {
        Optional<EventId> running =
                placed.how() instanceof Joining.Repeats(var alarm, var of) ? Optional.of(of) : Optional.empty();
        return new AlarmRows.Member(
                placed.alarm(), event.event(), event.zone().number(), running, Optional.empty(), event.at());
    }

    private Map<EventId, Placed> decide(List<Candidate> events, Map<EventId, Reporter> tooOften) {
        var going = new HashMap<>(
                rows.goingOn(events.stream().map(PlaceEvents::watch).distinct().toList()));
        var goingOn = storms.goingOn(going.values());
        var running = new HashMap<>(running(events, going));
        var decided = new LinkedHashMap<EventId, Placed>();
        for (var event : events) {
            var place = new Place(watch(event), event.zone().number());
            var alarmBefore = Optional.ofNullable(going.get(place.watch()));
            var how = JoiningRule.of(
                    event.at(),
                    event.kind(),
                    event.zone().intervals(),
                    alarmBefore,
                    Optional.ofNullable(running.get(place)),
                    alarmBefore
                            .flatMap(one -> JoinStorms.storm(event, one, goingOn))
                            .or(() -> Optional.ofNullable(tooOften.get(event.event()))));
            var alarm = switch (how) {
                case Joining.Opens opens -> {
                    running.keySet().removeIf(one -> one.watch().equals(place.watch()));
                    yield opening(event);
                }
                case Joining.Joins(var joined) -> joined;
                case Joining.Repeats(var joined, var of) -> joined;
                case Joining.InStorm(var joined, var of, var reporter) -> joined;
            };
            going.put(place.watch(), alarm);
            running.put(place, runs(event, how, running.get(place)));
            decided.put(event.event(), new Placed(alarm, how));
        }
        return decided;
    }

    private Map<Place, JoiningRule.Running> running(List<Candidate> events, Map<Watch, Alarm> going) {
        var places = new HashMap<Place, Alarm>();
        for (var event : events) {
            var alarm = going.get(watch(event));
            if (alarm != null) {
                places.put(new Place(watch(event), event.zone().number()), alarm);
            }
        }
        return places.isEmpty() ? Map.of() : rows.running(places);
    }

    /** What the zone's next event is compared with. */
    private static JoiningRule.Running runs(Candidate event, Joining how, JoiningRule.@Nullable Running before) {
        if (before == null || how instanceof Joining.Opens || how instanceof Joining.Joins) {
            return new JoiningRule.Running(event.event(), event.kind(), event.at());
        }
        return new JoiningRule.Running(before.event(), before.kind(), event.at());
    }

    private static Watch watch(Candidate event) {
        return new Watch(event.zone().site(), line(event).station());
    }

    private static WatchedZone.Line.Open line(Candidate event) {
        if (event.zone().line() instanceof WatchedZone.Line.Open open) {
            return open;
        }
        throw new IllegalArgumentException("Only an event that is signalled belongs to an alarm");
    }

    private Alarm opening(Candidate event) {
        var zone = event.zone();
        return new Alarm(
                event.dealer(),
                new AlarmId(ids.next()),
                zone.site(),
                line(event).station(),
                Optional.of(line(event)),
                new Alarm.Opener(
                        event.event(), event.kind(), zone.number(), zone.name(), event.occurredAt(), zone.timeZone()),
                event.at(),
                event.at(),
                zone.intervals().quiet(),
                Optional.empty());
    }
}

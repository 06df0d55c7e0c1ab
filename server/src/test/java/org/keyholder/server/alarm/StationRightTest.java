package org.keyholder.server.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keyholder.server.event.EventKind;
import org.keyholder.server.shared.AlarmId;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.shared.ZoneNumber;

class StationRightTest {

    private static final Instant OPENED = Instant.parse("2026-11-21T03:12:05Z");
    private static final Instant QUIET = OPENED.plus(Duration.ofMinutes(30));
    private static final StationId NORTH = new StationId(UUID.randomUUID());
    private static final StationId SOUTH = new StationId(UUID.randomUUID());
    private static final Map<String, Optional<StationId>> WATCHING =
            Map.of("North", Optional.of(NORTH), "South", Optional.of(SOUTH), "nobody", Optional.empty());

    /** North has the alarm. */
    @ParameterizedTest(name = "{0}, alarm {1}, site watched by {2}: {3}")
    @CsvSource({
        "North, open, North, HANDLE",
        "North, open, South, HANDLE",
        "North, open, nobody, HANDLE",
        "North, completed, North, LOOK",
        "North, completed, South, NONE",
        "North, completed, nobody, NONE",
        "North, quiet, North, LOOK",
        "North, quiet, South, NONE",
        "South, open, South, NONE",
        "South, completed, South, NONE",
        "South, open, North, NONE"
    })
    void aStationMayDoThis(String who, String state, String watching, StationRight right) {
        var end = state.equals("completed")
                ? Optional.of(new Alarm.End(OPENED.plusSeconds(60), Alarm.Why.COMPLETED))
                : Optional.<Alarm.End>empty();
        var now = state.equals("quiet") ? QUIET : QUIET.minusMillis(1);

        var found = StationRight.of(
                who.equals("North") ? NORTH : SOUTH,
                alarm(end),
                WATCHING.getOrDefault(watching, Optional.empty()),
                now);

        assertThat(found).isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource({"HANDLE, 2026-11-21T03:42:05Z", "LOOK, +1000000000-12-31T23:59:59.999999999Z", "NONE,"})
    void itHoldsByItselfUntil(StationRight right, @Nullable Instant until) {
        assertThat(right.until(alarm(Optional.empty()))).isEqualTo(Optional.ofNullable(until));
    }

    private static Alarm alarm(Optional<Alarm.End> end) {
        return new Alarm(
                new DealerId(UUID.randomUUID()),
                new AlarmId(UUID.randomUUID()),
                new SiteId(UUID.randomUUID()),
                NORTH,
                Optional.empty(),
                new Alarm.Opener(
                        new EventId(UUID.randomUUID()),
                        EventKind.MOTION,
                        new ZoneNumber(17),
                        "Gate",
                        OPENED,
                        ZoneId.of("UTC")),
                OPENED,
                OPENED,
                Duration.ofMinutes(30),
                end);
    }
}

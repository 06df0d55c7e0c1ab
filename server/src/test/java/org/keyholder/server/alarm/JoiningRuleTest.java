package org.keyholder.server.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.server.event.EventKind;
import org.keyholder.server.shared.AlarmId;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.site.AlarmIntervals;

/** Which events belong together: the table. Times are seconds before the event that arrives. */
class JoiningRuleTest {

    private static final Instant NOW = Instant.parse("2026-11-21T03:12:05Z");
    private static final EventId RUNNING = new EventId(UUID.randomUUID());

    @ParameterizedTest(
            name = "alarm active {0} s ago, ended {1}; the zone''s last {2} s ago; joins {3} s, quiet {4} min: {5}")
    @CsvSource(nullValues = "-", textBlock = """
            # active, ended,     zone's last, join, quiet, belongs
            -,        -,         -,           20,   30,    opens
            10,       -,         -,           20,   30,    joins
            10,       -,         10,          20,   30,    repeats
            10,       -,         0,           20,   30,    repeats
            20,       -,         20,          20,   30,    repeats
            21,       -,         21,          20,   30,    joins
            1799,     -,         -,           20,   30,    joins
            1799,     -,         1799,        3600, 30,    repeats
            1800,     -,         -,           20,   30,    opens after
            1800,     -,         1800,        3600, 30,    opens after
            10,       completed, 10,          20,   30,    opens after
            10,       quiet,     -,           20,   30,    opens after
            0,        -,         0,           0,    30,    joins
            59,       -,         -,           5,    1,     joins
            60,       -,         -,           5,    1,     opens after
            86399,    -,         -,           20,   1440,  joins
            """)
    void anEventBelongs(
            @Nullable Long active, @Nullable String ended, @Nullable Long last, long join, long quiet, String belongs) {
        var going = Optional.ofNullable(active).map(seconds -> alarm(seconds, ended, quiet));
        var running = Optional.ofNullable(last)
                .map(seconds -> new JoiningRule.Running(RUNNING, EventKind.MOTION, NOW.minusSeconds(seconds)));
        var intervals = new AlarmIntervals(Duration.ofSeconds(join), Duration.ofMinutes(quiet));

        var joining = JoiningRule.of(NOW, EventKind.MOTION, intervals, going, running, Optional.empty());

        assertThat(joining)
                .isEqualTo(
                        switch (belongs) {
                            case "opens" -> new Joining.Opens(Optional.empty());
                            case "opens after" -> new Joining.Opens(going);
                            case "joins" -> new Joining.Joins(going.orElseThrow());
                            case "repeats" -> new Joining.Repeats(going.orElseThrow(), RUNNING);
                            default -> throw new IllegalArgumentException(belongs);
                        });
    }

    @ParameterizedTest(name = "the zone''s last {0} s ago; joins {1} s: {2}")
    @CsvSource(nullValues = "-", textBlock = """
            # zone's last, join, belongs
            -,             20,   joins
            0,             20,   in the storm
            59,            20,   in the storm
            60,            0,    in the storm
            61,            0,    joins
            61,            20,   joins
            61,            3600, in the storm
            """)
    void inAStormAZonesReportsOfOneMinuteBelongTogether(@Nullable Long last, long join, String belongs) {
        var alarm = alarm(0, null, 30);
        var running = Optional.ofNullable(last)
                .map(seconds -> new JoiningRule.Running(RUNNING, EventKind.MOTION, NOW.minusSeconds(seconds)));
        var intervals = new AlarmIntervals(Duration.ofSeconds(join), Duration.ofMinutes(30));

        var joining = JoiningRule.of(
                NOW, EventKind.PERSON, intervals, Optional.of(alarm), running, Optional.of(Reporter.DEVICE));

        assertThat(joining)
                .isEqualTo(
                        belongs.equals("joins")
                                ? new Joining.Joins(alarm)
                                : new Joining.InStorm(alarm, RUNNING, Reporter.DEVICE));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aMoreUrgentKindIsNoRepeatAndIsNotHiddenInAStorm(boolean storm) {
        var alarm = alarm(0, null, 30);
        var running = Optional.of(new JoiningRule.Running(RUNNING, EventKind.LINE_CROSSED, NOW));
        Optional<Reporter> tooOften = storm ? Optional.of(Reporter.DEVICE) : Optional.empty();

        assertThat(JoiningRule.of(
                        NOW, EventKind.TAMPER, AlarmIntervals.STANDARD, Optional.of(alarm), running, tooOften))
                .isEqualTo(new Joining.Joins(alarm));
    }

    @Test
    void anAlarmIsOpenedInAStormAsEver() {
        var over = alarm(1800, null, 30);

        assertThat(JoiningRule.of(
                        NOW,
                        EventKind.MOTION,
                        AlarmIntervals.STANDARD,
                        Optional.of(over),
                        Optional.of(new JoiningRule.Running(RUNNING, EventKind.MOTION, NOW)),
                        Optional.of(Reporter.SITE)))
                .isEqualTo(new Joining.Opens(Optional.of(over)));
    }

    private static Alarm alarm(long secondsAgo, @Nullable String ended, long quiet) {
        var active = NOW.minusSeconds(secondsAgo);
        return new Alarm(
                new DealerId(UUID.randomUUID()),
                new AlarmId(UUID.randomUUID()),
                new SiteId(UUID.randomUUID()),
                new StationId(UUID.randomUUID()),
                Optional.empty(),
                new Alarm.Opener(
                        RUNNING, EventKind.MOTION, new ZoneNumber(17), "North walkway", active, ZoneId.of("UTC")),
                active,
                active,
                Duration.ofMinutes(quiet),
                Optional.ofNullable(ended)
                        .map(why -> new Alarm.End(active, Alarm.Why.valueOf(why.toUpperCase(java.util.Locale.ROOT)))));
    }
}

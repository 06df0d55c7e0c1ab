package org.keyholder.server.operatorportal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keyholder.server.alarm.Alarm;
import org.keyholder.server.alarm.Fact;
import org.keyholder.server.alarm.RecordedFact;
import org.keyholder.server.alarm.Reporter;
import org.keyholder.server.alarm.Storm;
import org.keyholder.server.alarm.StormId;
import org.keyholder.server.event.EventKind;
import org.keyholder.server.shared.Actor;
import org.keyholder.server.shared.AlarmId;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.shared.ZoneNumber;

/** A storm in the operator's log: one line that counts along, and one when it is over. */
class LogWordsTest {

    private static final Instant NOW = Instant.parse("2026-11-26T03:12:05Z");
    private static final StormId STORM = new StormId(UUID.randomUUID());
    private static final EventId EVENT = new EventId(UUID.randomUUID());
    private static final ZoneNumber ZONE = new ZoneNumber(17);
    private static final RecordedFact OPENED = fact(1, new Fact.AlarmOpened(EVENT, EventKind.MOTION, ZONE, NOW));
    private static final RecordedFact BEGAN =
            fact(2, new Fact.StormBegan(STORM, Reporter.DEVICE, "Front door", 30, EVENT, EventKind.MOTION, ZONE, NOW));

    @Test
    void whileItGoesOnItsLineCountsAlong() {
        assertThat(words(List.of(OPENED, BEGAN), storm(412, Optional.empty())))
                .containsExactly(
                        "Motion, zone 017",
                        "Front door reports more often than 30 times a minute; 412 further reports are joined and counted");
    }

    @Test
    void whenItIsOverTheCountStandsThere() {
        var over = fact(3, new Fact.StormOver(STORM, Reporter.DEVICE, "Front door", 770));

        assertThat(words(List.of(OPENED, BEGAN, over), storm(770, Optional.of(NOW))))
                .containsExactly(
                        "Motion, zone 017",
                        "Front door reports more often than 30 times a minute",
                        "Front door no longer reports too often; 770 further reports were joined");
    }

    @Test
    void aSiteIsCalledTheSiteAndOneReportIsOne() {
        var began = fact(
                2, new Fact.StormBegan(STORM, Reporter.SITE, "Front door", 60, EVENT, EventKind.MOTION, ZONE, NOW));
        var storm = new Storm(STORM, Reporter.SITE, "Front door", 60, NOW, 1, Optional.empty());

        assertThat(words(List.of(OPENED, began), storm))
                .endsWith("The site reports more often than 60 times a minute; 1 further report is joined and counted");
    }

    private static Storm storm(long joined, Optional<Instant> ended) {
        return new Storm(STORM, Reporter.DEVICE, "Front door", 30, NOW, joined, ended);
    }

    private static RecordedFact fact(long number, Fact fact) {
        return new RecordedFact(number, NOW.plusSeconds(number), new Actor.System(), fact);
    }

    private static List<String> words(List<RecordedFact> facts, Storm storm) {
        return LogWords.of(alarm(), facts, List.of(), List.of(storm)).stream()
                .map(LogWords.Line::words)
                .toList();
    }

    private static Alarm alarm() {
        return new Alarm(
                new DealerId(UUID.randomUUID()),
                new AlarmId(UUID.randomUUID()),
                new SiteId(UUID.randomUUID()),
                new StationId(UUID.randomUUID()),
                Optional.empty(),
                new Alarm.Opener(EVENT, EventKind.MOTION, ZONE, "North walkway", NOW, ZoneId.of("UTC")),
                NOW,
                NOW,
                Duration.ofMinutes(30),
                Optional.empty());
    }
}

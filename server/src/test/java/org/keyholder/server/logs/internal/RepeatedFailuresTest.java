package org.keyholder.server.logs.internal;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keyholder.testing.clock.SettableClock;

class RepeatedFailuresTest {

    private final LoggerContext loggers = new LoggerContext();
    private final ListAppender<ILoggingEvent> written = new ListAppender<>();
    private final SettableClock clock = SettableClock.at(Instant.parse("2026-11-26T05:00:00Z"));
    private final RepeatedFailures filter = new RepeatedFailures(clock);
    private final Logger log = loggers.getLogger("a");

    RepeatedFailuresTest() {
        written.setContext(loggers);
        written.start();
        var root = loggers.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        root.addAppender(written);
        loggers.addTurboFilter(filter);
    }

    @Test
    void theFirstOfAKindIsWrittenInFullAndItsLikesAreOneLineAndACount() {
        for (int i = 0; i < 4214; i++) {
            log.warn("PUT {} failed", "/" + i, new IOException("disk"));
        }
        clock.forward(Duration.ofMinutes(1));
        filter.tell();

        assertThat(lines())
                .containsExactly("PUT /0 failed", "Happened 4,213 more times in the last minute: PUT /4213 failed");
        assertThat(written.list.getFirst().getThrowableProxy()).isNotNull();
        assertThat(written.list.getLast().getThrowableProxy()).isNull();
        assertThat(written.list.getLast().getLevel()).isEqualTo(Level.WARN);
    }

    @Test
    void aMinuteIsOverWithTheNextFailureWhereNobodyLooked() {
        log.error("Broken");
        log.error("Broken");
        clock.forward(Duration.ofSeconds(61));
        log.error("Broken");

        assertThat(lines()).containsExactly("Broken", "Happened once more in the last minute: Broken");
        assertThat(written.list.getLast().getLevel()).isEqualTo(Level.ERROR);
    }

    @Test
    void aFailureThatLastsIsALineAMinuteAndOneStackTrace() {
        for (int second = 0; second < 600; second++) {
            log.warn("Away", new IOException("away"));
            clock.forward(Duration.ofSeconds(1));
            filter.tell();
        }

        assertThat(lines()).hasSize(11);
        assertThat(written.list)
                .filteredOn(line -> line.getThrowableProxy() != null)
                .hasSize(1);
    }

    @Test
    void afterAQuietMinuteTheNextIsAFirstAgain() {
        log.warn("Away", new IOException("away"));
        clock.forward(Duration.ofMinutes(1));
        filter.tell();
        log.warn("Away", new IOException("away"));

        assertThat(lines()).containsExactly("Away", "Away");
    }

    @Test
    void nothingIsCountedBeforeItsMinuteIsOver() {
        log.warn("Away");
        log.warn("Away");
        clock.forward(Duration.ofSeconds(59));
        filter.tell();

        assertThat(lines()).containsExactly("Away");
    }

    @Test
    void whatDiffersInLoggerWordsExceptionOrItsRootIsAnotherKind() {
        log.warn("Away");
        loggers.getLogger("b").warn("Away");
        log.warn("Elsewhere");
        log.warn("Away", new IOException());
        log.warn("Away", new IllegalStateException());
        log.warn("Away", new IllegalStateException(new IOException()));

        assertThat(written.list).hasSize(6);
    }

    @Test
    void theIdsAndFiguresThatALibraryWritesIntoItsWordsMakeNoKind() {
        log.warn("Connection 17 of " + UUID.randomUUID() + " broke after 1203 ms");
        log.warn("Connection 18 of " + UUID.randomUUID() + " broke after 7 ms");

        assertThat(written.list).hasSize(1);
    }

    @Test
    void whatIsOrdinaryIsNeverHeldBack() {
        for (int i = 0; i < 50; i++) {
            log.info("Signal {} acknowledged", i);
        }

        assertThat(written.list).hasSize(50);
    }

    @Test
    void askingWhetherALevelIsOnCountsNothing() {
        assertThat(log.isWarnEnabled()).isTrue();
        log.warn("Away");
        assertThat(log.isWarnEnabled()).isTrue();
        filter.tellAll();

        assertThat(lines()).containsExactly("Away");
    }

    @Test
    void aLoggerThatIsOffStaysOff() {
        log.setLevel(Level.OFF);
        log.warn("Away");
        log.warn("Away");
        filter.tellAll();

        assertThat(written.list).isEmpty();
    }

    @Test
    void moreKindsThanAreRememberedCountTheOldestOut() {
        log.warn("The oldest");
        log.warn("The oldest");
        List.of("a", "b").forEach(end -> {
            for (int i = 0; i < RepeatedFailures.MOST_KINDS / 2; i++) {
                log.warn(end.repeat(i + 1) + "x");
            }
        });
        log.warn("The oldest");

        assertThat(lines()).contains("Happened once more in the last minute: The oldest");
        assertThat(lines()).filteredOn("The oldest"::equals).hasSize(2);
    }

    @Test
    void aClockThatIsSetBackHoldsNothingBackForLong() {
        log.warn("Away");
        log.warn("Away");
        clock.set(clock.instant().minus(Duration.ofDays(1)));
        filter.tell();
        filter.tell();
        clock.forward(Duration.ofMinutes(1));
        filter.tell();
        log.warn("Away");

        assertThat(lines()).containsExactly("Away", "Happened once more in the last minute: Away", "Away");
    }

    @Test
    void anEndTellsWhatWasHeldBack() {
        log.warn("Away");
        log.warn("Away");
        filter.tellAll();
        filter.tellAll();

        assertThat(lines()).containsExactly("Away", "Happened once more in the last minute: Away");
    }

    private List<String> lines() {
        return written.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}

package org.keyholder.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WhenTest {

    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    private static final Instant ALARM = Instant.parse("2026-11-21T09:12:05.250Z");

    @Test
    void timesAreThoseOfTheSite() {
        assertThat(When.clock(ALARM, CHICAGO)).isEqualTo("03:12:05");
        assertThat(When.weekday(ALARM, CHICAGO)).isEqualTo("Sat 21 Nov");
        assertThat(When.city(CHICAGO)).isEqualTo("Chicago");
        assertThat(When.city(ZoneId.of("America/Argentina/Buenos_Aires"))).isEqualTo("Buenos Aires");
    }

    @Test
    void howLongAgoIsSaidInTheLargestUnitThatFits() {
        assertThat(ago(Duration.ofSeconds(48))).isEqualTo("48 s ago");
        assertThat(ago(Duration.ofMinutes(20))).isEqualTo("20 min ago");
        assertThat(ago(Duration.ofHours(3))).isEqualTo("3 h ago");
        assertThat(ago(Duration.ofHours(30))).isEqualTo("1 day ago");
        assertThat(ago(Duration.ofDays(2))).isEqualTo("2 days ago");
    }

    @Test
    void aTimeIsSaidByItsDays() {
        var later = ALARM.plus(Duration.ofDays(2));

        assertThat(When.days(ALARM, Optional.empty(), CHICAGO)).isEqualTo("since 21 Nov 2026");
        assertThat(When.days(ALARM, Optional.of(later), CHICAGO)).isEqualTo("21 Nov 2026 to 23 Nov 2026");
        assertThat(When.days(ALARM, Optional.of(ALARM.plusSeconds(60)), CHICAGO))
                .isEqualTo("on 21 Nov 2026");
    }

    @Test
    void aDeviceWhoseClockRunsAheadDoesNotReportFromTheFuture() {
        assertThat(ago(Duration.ofSeconds(-5))).isEqualTo("0 s ago");
    }

    @Test
    void keyHoldersReadWholeWords() {
        var now = ALARM.plusSeconds(40);

        assertThat(When.spoken(ALARM, CHICAGO, now)).isEqualTo("today at 3:12 am");
        assertThat(When.spoken(ALARM, CHICAGO, ALARM.plus(Duration.ofHours(22))))
                .isEqualTo("yesterday at 3:12 am");
        assertThat(When.spoken(ALARM, CHICAGO, ALARM.plus(Duration.ofDays(3)))).isEqualTo("on 21 Nov at 3:12 am");
        assertThat(When.spokenAgo(ALARM, now)).isEqualTo("40 seconds ago");
        assertThat(When.spokenAgo(ALARM, ALARM.plusSeconds(61))).isEqualTo("1 minute ago");
    }

    @Test
    void timeLeftCountsTheStartedSecondAndEndsAtZero() {
        assertThat(When.left(ALARM, ALARM.minusMillis(86_200))).isEqualTo("1:27");
        assertThat(When.left(ALARM, ALARM.plusSeconds(5))).isEqualTo("0:00");
    }

    @Test
    void anotherYearIsNamed() {
        assertThat(When.day(ALARM, CHICAGO, ALARM.plus(Duration.ofDays(60)))).isEqualTo("21 Nov 2026");
    }

    private static String ago(Duration since) {
        return When.ago(ALARM, ALARM.plus(since));
    }
}

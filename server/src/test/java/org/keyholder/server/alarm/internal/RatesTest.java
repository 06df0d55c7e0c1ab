package org.keyholder.server.alarm.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.keyholder.server.alarm.Alarms.Candidate;
import org.keyholder.server.alarm.Reporter;
import org.keyholder.server.alarm.StormSettings;
import org.keyholder.server.event.EventKind;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.site.AlarmIntervals;
import org.keyholder.server.site.Device;
import org.keyholder.server.site.DeviceId;
import org.keyholder.server.site.WatchedZone;

class RatesTest {

    private static final Instant NOW = Instant.parse("2026-11-26T03:12:05Z");
    private static final DealerId DEALER = new DealerId(UUID.randomUUID());
    private static final SiteId SITE = new SiteId(UUID.randomUUID());

    private final Rates rates = new Rates(new StormSettings(30, 60, 100, 1000));

    @Test
    void aMinutesReportsMayComeAtOnceAndOneMoreIsTooMany() {
        var door = device(SITE);

        var above = IntStream.range(0, 31).mapToObj(n -> count(door, NOW)).toList();

        assertThat(above.subList(0, 30)).containsOnly(Optional.empty());
        assertThat(above.get(30)).contains(Reporter.DEVICE);
    }

    @Test
    void whoReportsAtTheRateIsNeverAboveIt() {
        var door = device(SITE);

        var above = IntStream.range(0, 1000)
                .mapToObj(n -> count(door, NOW.plus(Duration.ofSeconds(2L * n))))
                .toList();

        assertThat(above).containsOnly(Optional.empty());
    }

    @Test
    void aFloodLetsOneThroughForEachThatTheRateAllows() {
        var door = device(SITE);
        for (int n = 0; n < 800; n++) {
            count(door, NOW.plusMillis(n * 3L));
        }

        assertThat(count(door, NOW.plusMillis(2_401))).contains(Reporter.DEVICE);
        assertThat(count(door, NOW.plusSeconds(5))).isEmpty();
    }

    @Test
    void whatIsTooMuchOfOneDeviceIsNotTakenFromTheSitesOthers() {
        var door = device(SITE);
        var gate = device(SITE);
        IntStream.range(0, 800).forEach(n -> count(door, NOW));

        var above = IntStream.range(0, 30).mapToObj(n -> count(gate, NOW)).toList();

        assertThat(above).containsOnly(Optional.empty());
        assertThat(count(device(SITE), NOW)).contains(Reporter.SITE);
    }

    @Test
    void theSitesOfADealerHaveARateTogetherAndAnotherDealersHaveTheirs() {
        var sites = new ArrayList<Optional<Reporter>>();
        for (int n = 0; n < 101; n++) {
            sites.add(count(device(new SiteId(UUID.randomUUID())), NOW));
        }

        assertThat(sites.subList(0, 100)).containsOnly(Optional.empty());
        assertThat(sites.getLast()).contains(Reporter.DEALER);
        assertThat(count(new Device(new DealerId(UUID.randomUUID()), SITE, new DeviceId(UUID.randomUUID()), "B"), NOW))
                .isEmpty();
    }

    @Test
    void aRateOfNothingIsAnyRate() {
        var any = new Rates(new StormSettings(0, 0, 0, 1000));
        var door = device(SITE);

        assertThat(IntStream.range(0, 5000).mapToObj(n -> any.count(report(door, NOW))))
                .containsOnly(Optional.empty());
        assertThatThrownBy(() -> new StormSettings(-1, 0, 0, 1000)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlySoManyAreRememberedAndTheOneThatWasQuietLongestIsForgotten() {
        var few = new Rates(new StormSettings(1, 0, 0, 2));
        var devices = List.of(device(SITE), device(SITE), device(SITE));
        devices.forEach(device -> few.count(report(device, NOW)));

        assertThat(few.count(report(devices.get(2), NOW))).contains(Reporter.DEVICE);
        assertThat(few.count(report(devices.get(0), NOW))).isEmpty();
    }

    private Optional<Reporter> count(Device device, Instant at) {
        return rates.count(report(device, at));
    }

    private static Device device(SiteId site) {
        return new Device(DEALER, site, new DeviceId(UUID.randomUUID()), "Front door");
    }

    private static Candidate report(Device device, Instant at) {
        var zone = new WatchedZone(
                device.site(),
                ZoneId.of("UTC"),
                new ZoneNumber(17),
                "North walkway",
                Optional.empty(),
                new WatchedZone.Line.NoStation(),
                AlarmIntervals.STANDARD);
        return new Candidate(device, new EventId(UUID.randomUUID()), EventKind.MOTION, at, zone, at);
    }
}

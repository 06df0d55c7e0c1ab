package org.keyholder.server.dealerportal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was reported at a site, as its dealer reads it. */
@ExtendWith(SharedPortal.class)
class EventsPageTest {

    private static final Pattern OLDER = Pattern.compile("<a class=\"btn\" href=\"([^\"]+)\">Older</a>");
    private static final Pattern LINE = Pattern.compile("<time datetime=\"([^\"]+)\"");

    private final PortalServer server;
    private final Dealership acme;
    private String site = "";

    EventsPageTest(PortalServer server) {
        this.server = server;
        this.acme = Dealership.open(server, "Acme Security");
    }

    @BeforeEach
    void aSiteWithTwoCameras() {
        site = acme.site("Harbour Yard", "E" + UUID.randomUUID().toString().substring(0, 8));
        acme.post(site + "/zones", "zone", "017", "zoneName", "North walkway");
        acme.post(site + "/zones", "zone", "018", "zoneName", "Gate");
    }

    @Test
    void aSiteWithoutEventsSaysWhatWillStandHere() {
        assertThat(acme.get(site + "/events").html()).contains("No events yet", site + "/devices");
    }

    @Test
    void theNewestStandsFirstWithWhyItWasNotSignalled() {
        var now = Instant.now();
        event(17, "motion", now.minus(2, ChronoUnit.HOURS), null);
        event(18, "tamper", now.minus(1, ChronoUnit.HOURS), "station");

        assertThat(acme.get(site + "/events").html())
                .containsSubsequence(
                        "1 h ago",
                        "018",
                        "Gate",
                        "Camera tampered with",
                        "Not signalled",
                        "the site had no account number, or its station record no receiver",
                        "2 h ago",
                        "017",
                        "North walkway",
                        "Motion",
                        "the site had no monitoring station");
    }

    @Test
    void anEventOfAnAlarmSaysWhetherItOpenedItAndWhatBecameOfIt() {
        var now = Instant.now();
        var first = event(17, "person", now.minus(3, ChronoUnit.MINUTES), "station");
        var alarm = alarm(first);
        joins(first, alarm, null);
        joins(event(17, "person", now.minus(2, ChronoUnit.MINUTES), "station"), alarm, first);
        joins(event(18, "motion", now.minus(1, ChronoUnit.MINUTES), "station"), alarm, null);

        assertThat(acme.get(site + "/events").html())
                .containsSubsequence(
                        "Gate",
                        "the station knew of the alarm",
                        "Not opened",
                        "joined the alarm",
                        "repeats the one before",
                        "joined the alarm",
                        "opened the alarm");

        server.rows()
                .sql("update alarm set ended_at = now(), ended_why = 'completed' where id = ?")
                .param(alarm)
                .update();
        assertThat(acme.get(site + "/events").html()).contains("Completed").doesNotContain("Not opened");
    }

    @Test
    void fiftyStandOnAPageAndTheRestIsReachedOneByOne() {
        var start = Instant.now().minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS);
        for (int i = 0; i < 60; i++) {
            // Two and two at the same moment, as a device reports that was offline.
            event(17 + i % 2, "motion", start.plusSeconds(i / 2), null);
        }

        var newest = acme.get(site + "/events").html();
        var link = OLDER.matcher(newest)
                .results()
                .map(found -> found.group(1).replace("&amp;", "&"))
                .findFirst();
        var older = acme.get(link.orElseThrow()).html();

        assertThat(lines(newest)).hasSize(50).isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(lines(older)).hasSize(10);
        assertThat(lines(newest).getLast()).isEqualTo(start.plusSeconds(5).toString());
        assertThat(lines(older).getFirst()).isEqualTo(start.plusSeconds(4).toString());
        assertThat(older).contains(">Newest<").doesNotContain(">Older<");
    }

    @Test
    void aZoneAndADayAreLookedAtAlone() {
        event(17, "motion", Instant.parse("2026-11-20T05:59:59Z"), null);
        event(18, "motion", Instant.parse("2026-11-20T06:00:00Z"), null);
        event(17, "person", Instant.parse("2026-11-21T05:59:59Z"), null);
        event(17, "vehicle", Instant.parse("2026-11-21T06:00:00Z"), null);

        // By the clock of Chicago, six hours behind.
        assertThat(lines(acme.get(site + "/events?day=2026-11-20").html()))
                .containsExactly("2026-11-21T05:59:59Z", "2026-11-20T06:00:00Z");
        assertThat(lines(acme.get(site + "/events?day=2026-11-20&zone=17").html()))
                .containsExactly("2026-11-21T05:59:59Z");
        assertThat(acme.get(site + "/events?zone=19").html()).contains("No events like that");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zone=nothing", "zone=1000", "day=yesterday", "day=2026-02-31", "day=%2B999999999-01-01"})
    void whatIsNoZoneAndNoDayIsSaid(String query) {
        var answer = acme.get(site + "/events?" + query);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.html()).contains("class=\"field-error\"", "No events like that");
    }

    @Test
    void anotherDealersSiteAndAnotherSitesEventAreNotThere() {
        var other = Dealership.open(server, "Best Alarms");
        assertThat(other.get(site + "/events").status()).isEqualTo(404);

        var event = event(17, "motion", Instant.now(), null);
        var yard = acme.site("Lakeside", "F" + UUID.randomUUID().toString().substring(0, 8));
        assertThat(acme.get(yard + "/events?before=" + event).status()).isEqualTo(404);
        assertThat(acme.get(site + "/events?before=nonsense").status()).isEqualTo(404);
    }

    private UUID event(int zone, String kind, Instant at, @Nullable String station) {
        var id = UUID.randomUUID();
        var time = OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
        server.rows()
                .sql("""
                        insert into event (dealer_id, id, site_id, station_id, device_id, device_event_id, content_hash, zone, kind,
                                           occurred_at, received_at)
                        select dealer_id, :event, id, case when :watched then station_id end, :event, 'e', sha256('x'), :zone, :kind,
                               :at, :at
                        from site where id = :site
                        """)
                .param("event", id)
                .param("watched", station != null)
                .param("zone", zone)
                .param("kind", kind)
                .param("at", time)
                .param("site", siteId())
                .update();
        return id;
    }

    private UUID alarm(UUID event) {
        server.rows().sql("""
                        insert into alarm (dealer_id, id, site_id, station_id, event_id, event_kind, zone, zone_name, occurred_at,
                                           time_zone, opened_at, active_at, quiet_minutes)
                        select dealer_id, id, site_id, station_id, id, kind, zone, 'North walkway', occurred_at, 'UTC', now(), now(), 30
                        from event where id = ?
                        """).param(event).update();
        return event;
    }

    private void joins(UUID event, UUID alarm, @Nullable UUID running) {
        server.rows()
                .sql("""
                        insert into alarm_event (dealer_id, event_id, alarm_id, station_id, zone, running_event_id, joined_at)
                        select dealer_id, id, :alarm, station_id, zone, :running, received_at from event where id = :event
                        """)
                .param("event", event)
                .param("alarm", alarm)
                .param("running", running, java.sql.Types.OTHER)
                .update();
    }

    private UUID siteId() {
        return UUID.fromString(site.substring(site.lastIndexOf('/') + 1));
    }

    private static List<String> lines(String html) {
        return LINE.matcher(html).results().map(found -> found.group(1)).toList();
    }
}

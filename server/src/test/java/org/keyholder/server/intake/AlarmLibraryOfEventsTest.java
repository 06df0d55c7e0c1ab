package org.keyholder.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keyholder.server.event.EventKind;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.signal.AlarmLibrary;
import org.keyholder.server.signal.LibraryPlace;
import org.keyholder.server.site.CodeChoice;
import org.keyholder.server.site.Zone;
import org.keyholder.server.site.ZoneType;
import org.keyholder.server.site.Zones;
import org.keyholder.server.testing.Api;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;

/** What the alarm library says goes out with the next event, at each of its levels. */
@ExtendWith(SharedServer.class)
class AlarmLibraryOfEventsTest {

    private static final CodeChoice SILENCE = new CodeChoice.DoNotSend();

    private final TestServer server;
    private final WatchedSite watched;
    private final TakeInEvents takeIn;
    private final AlarmLibrary library;
    private int reports;

    AlarmLibraryOfEventsTest(TestServer server) {
        this.server = server;
        watched = WatchedSite.build(server).withoutJoining();
        takeIn = server.part(TakeInEvents.class);
        library = server.part(AlarmLibrary.class);
    }

    @Test
    void theNearestLevelThatSaysSomethingGoesOut() {
        assertThat(sent(EventKind.MOTION)).contains("130 BA");

        type(ZoneType.EXTERIOR);
        assertThat(sent(EventKind.MOTION)).contains("136 BA");

        say(new LibraryPlace.OfDealer(ZoneType.EXTERIOR), send("140", "UA"));
        assertThat(sent(EventKind.MOTION)).contains("140 UA");
        assertThat(sent(EventKind.PERSON)).contains("136 BA");

        say(new LibraryPlace.OfSite(watched.site(), ZoneType.EXTERIOR), send("146", "BA"));
        assertThat(sent(EventKind.MOTION)).contains("146 BA");

        say(new LibraryPlace.OfZone(watched.site(), WatchedSite.ZONE), send("760", null));
        assertThat(sent(EventKind.MOTION)).contains("760 -");
    }

    @Test
    void whereALevelSaysNothingAnyMoreTheNextOneCounts() {
        var dealer = new LibraryPlace.OfDealer(ZoneType.INSTANT);
        var zone = new LibraryPlace.OfZone(watched.site(), WatchedSite.ZONE);
        say(dealer, send("140", "BA"));
        say(zone, send("146", "BA"));

        library.sayNothing(watched.dealer(), zone, EventKind.MOTION);
        assertThat(sent(EventKind.MOTION)).contains("140 BA");

        library.sayNothing(watched.dealer(), dealer, EventKind.MOTION);
        assertThat(sent(EventKind.MOTION)).contains("130 BA");
    }

    @Test
    void anotherDealersLibraryAndAnotherSitesDoNotCount() {
        var other = WatchedSite.build(server);
        library.say(other.dealer(), new LibraryPlace.OfDealer(ZoneType.INSTANT), EventKind.MOTION, SILENCE);
        var beside = watched.neighbour("B" + watched.account().text());
        say(new LibraryPlace.OfSite(beside.site(), ZoneType.INSTANT), SILENCE);
        say(new LibraryPlace.OfZone(beside.site(), WatchedSite.ZONE), SILENCE);

        assertThat(sent(EventKind.MOTION)).contains("130 BA");
    }

    /** At every level: the event is kept and says why nobody was told, and no alarm opens. */
    @Test
    void whatIsNotToBeSentSendsNothingAndSaysSo() {
        say(new LibraryPlace.OfDealer(ZoneType.INSTANT), SILENCE);
        assertThat(sent(EventKind.MOTION)).isEmpty();
        assertThat(lastReason()).isEqualTo("dealer-says");

        say(new LibraryPlace.OfSite(watched.site(), ZoneType.INSTANT), SILENCE);
        assertThat(sent(EventKind.MOTION)).isEmpty();
        assertThat(lastReason()).isEqualTo("site-says");

        say(new LibraryPlace.OfZone(watched.site(), WatchedSite.ZONE), SILENCE);
        assertThat(sent(EventKind.MOTION)).isEmpty();
        assertThat(lastReason()).isEqualTo("zone-says");

        assertThat(watched.count("event")).isEqualTo(3);
        assertThat(watched.count("alarm")).isZero();
        assertThat(sent(EventKind.TAMPER)).contains("137 TA");
    }

    @Test
    void theEventApiSaysWhyNothingWasSent() {
        say(new LibraryPlace.OfZone(watched.site(), WatchedSite.ZONE), SILENCE);
        var api = new Api(server);
        var event = api.accepted(watched.key(), "quiet");

        assertThat(api.get(watched.key(), "/api/v1/events/" + event).body())
                .contains("\"signal\":null", "\"code\":\"zone-says\"", "The alarm codes of the zone say");
        var loud = WatchedSite.build(server);
        var told = api.accepted(loud.key(), "loud");
        assertThat(api.get(loud.key(), "/api/v1/events/" + told).body()).doesNotContain("notSignalled");
    }

    /** Some are signalled and some are not, in one commit. */
    @Test
    void eventsThatAreSentAndEventsThatAreNotShareACommit() {
        say(new LibraryPlace.OfZone(watched.site(), WatchedSite.ZONE), SILENCE);

        var answers = takeIn.takeIn(List.of(
                watched.report("a"), watched.report("b", EventKind.PERSON), watched.report("c", EventKind.MOTION)));

        assertThat(answers).allMatch(TakeIn.Accepted.class::isInstance);
        assertThat(watched.count("event")).isEqualTo(3);
        assertThat(watched.count("signal")).isOne();
    }

    @Test
    void aZonesOwnCodesGoWithItToItsNewNumberAndAwayWithIt() {
        var zones = server.part(Zones.class);
        say(new LibraryPlace.OfZone(watched.site(), WatchedSite.ZONE), send("146", "BA"));
        var elsewhere = new ZoneNumber(21);

        zones.change(watched.dealer(), watched.site(), WatchedSite.ZONE, new Zone(elsewhere, "North walkway"));

        assertThat(watched.count("alarm_code")).isOne();
        assertThat(takeIn.takeIn(List.of(watched.report("old number")))).containsExactly(new TakeIn.UnknownZone());
        zones.change(watched.dealer(), watched.site(), elsewhere, new Zone(WatchedSite.ZONE, "North walkway"));
        assertThat(sent(EventKind.MOTION)).contains("146 BA");

        zones.remove(watched.dealer(), watched.site(), WatchedSite.ZONE);

        assertThat(watched.count("alarm_code")).isZero();
        assertThat(watched.count("event")).isOne();
    }

    private void type(ZoneType type) {
        server.part(Zones.class)
                .change(
                        watched.dealer(),
                        watched.site(),
                        WatchedSite.ZONE,
                        new Zone(WatchedSite.ZONE, "North walkway", type));
    }

    private void say(LibraryPlace place, CodeChoice choice) {
        library.say(watched.dealer(), place, EventKind.MOTION, choice);
    }

    private static CodeChoice send(String contactId, @Nullable String sia) {
        return new CodeChoice.Send(contactId, Optional.ofNullable(sia));
    }

    /** The codes of the signal of one more event; empty where it has none. */
    private Optional<String> sent(EventKind kind) {
        var answer = takeIn.takeIn(List.of(watched.report("r-" + reports++, kind)));
        var event = ((TakeIn.Accepted) answer.getFirst()).id();
        return server.rows()
                .sql(
                        "select contact_id_code || ' ' || coalesce(sia_code, '-') from signal where dealer_id = ? and event_id = ?")
                .params(watched.dealer().value(), event.value())
                .query(String.class)
                .optional();
    }

    private String lastReason() {
        return server.rows()
                .sql("select not_signalled from event where dealer_id = ? order by received_at desc, id desc limit 1")
                .param(watched.dealer().value())
                .query(String.class)
                .single();
    }
}

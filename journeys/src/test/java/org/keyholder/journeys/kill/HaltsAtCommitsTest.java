package org.keyholder.journeys.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keyholder.journeys.kill.Halts.When;
import org.keyholder.journeys.running.ContactPage;
import org.keyholder.journeys.running.Desk;
import org.keyholder.journeys.running.Devices;
import org.keyholder.journeys.running.Installation;
import org.keyholder.journeys.running.ManySites;
import org.keyholder.journeys.running.ManySites.Place;
import org.keyholder.journeys.running.Wait;
import org.keyholder.testing.phones.TextMessage;
import org.keyholder.testing.receiver.ReceivedSignal;
import tools.jackson.databind.JsonNode;

/**
 * The server's process ends just before and just after each commit of the alarm path. Before it nobody was told yes, and
 * trying again does it once; after it nothing is lost, and trying again changes nothing.
 */
class HaltsAtCommitsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final byte[] PICTURE = picture();

    private static Installation installation;
    private static final Deque<Place> UNTOUCHED = new ArrayDeque<>();

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private Place place;
    private Devices devices;
    private Desk desk;
    private ContactPage contact;

    @BeforeAll
    static void start() throws IOException, SQLException {
        var sites = new ManySites(28, 0);
        installation = Installation.start(sites, HaltingServer.class);
        UNTOUCHED.addAll(sites.placesOverHttp());
    }

    @AfterAll
    static void stop() throws IOException {
        installation.close();
    }

    @BeforeEach
    void goSomewhere() {
        place = UNTOUCHED.remove();
        devices = new Devices(installation.server().url());
        desk = new Desk(installation.server().url());
        contact = new ContactPage();
    }

    @AfterEach
    void leave() {
        devices.close();
        desk.close();
        contact.close();
    }

    @ParameterizedTest
    @EnumSource
    void anEventIsAcceptedAndSignalledOnce(When when) throws Exception {
        arm(when, "insert into event");

        assertThat(devices.report(place, "alarm", now)).isEmpty();

        restart();
        assertThat(installation
                        .database()
                        .ask("select count(*) from event e join site s on s.id = e.site_id and s.account_number = '"
                                + place.account() + "'"))
                .isEqualTo(when == When.BEFORE ? "0" : "1");
        var event = report();
        assertThat(devices.report(place, "alarm", now)).contains(event);
        awaitAcknowledged(event);
        assertThat(signals()).hasSize(1).allMatch(signal -> signal.times() == 1);
    }

    @ParameterizedTest
    @EnumSource
    void aSignalIsRepeatedOnlyWhenItsAcknowledgementWasNotWrittenDown(When when) throws Exception {
        arm(when, "update signal s set state");

        devices.report(place, "alarm", now);

        restart();
        var event = report();
        awaitAcknowledged(event);
        assertThat(signals()).hasSize(1).allMatch(signal -> signal.times() == (when == When.BEFORE ? 2 : 1));
    }

    @ParameterizedTest
    @EnumSource
    void theContactsAreAskedOnce(When when) throws Exception {
        var event = report();
        arm(when, "insert into verification");

        assertThat(openAndAsk()).isFalse();

        restart();
        if (when == When.BEFORE) {
            assertThat(texts(1)).isEmpty();
        }
        assertThat(openAndAsk()).isTrue();
        await("both texts are delivered", () -> logged(event, "text-delivered") == 2);
        assertThat(texts(1)).hasSize(1);
        assertThat(texts(2)).hasSize(1);
        awaitAcknowledged(event);
    }

    /** A receipt names the text too: one that came first would spare the repeat, so the text that is to be repeated has none. */
    @ParameterizedTest
    @EnumSource
    void aTextIsRepeatedOnlyWhenTheProvidersAnswerWasNotWrittenDown(When when) throws Exception {
        onlyTheFirstContact();
        var event = report();
        arm(when, "update message set attempts = attempts + 1, provider_id");
        installation.world().phones().silenceReceipts(when == When.BEFORE);

        openAndAsk();

        assertThat(installation.server().awaitEnd(PATIENCE)).isEqualTo(Halts.STATUS);
        installation.world().phones().silenceReceipts(false);
        installation.startServer().awaitReady();
        await("the text is delivered", () -> logged(event, "text-delivered") == 1);
        assertThat(texts(1)).hasSize(when == When.BEFORE ? 2 : 1);
        assertThat(texts(1).stream().map(TextMessage::links).distinct()).hasSize(1);
        assertThat(contact.press(link(), "disregard")).isPresent();
        awaitAcknowledged(event);
    }

    @ParameterizedTest
    @EnumSource
    void aReceiptIsWrittenDownOnce(When when) throws Exception {
        onlyTheFirstContact();
        var event = report();
        arm(when, "update question set delivered_at");

        openAndAsk();

        restart();
        await("the receipt came again or is on record", () -> logged(event, "text-delivered") > 0);
        assertThat(contact.press(link(), "disregard")).isPresent();
        assertThat(logged(event, "text-delivered")).isEqualTo(1);
        assertThat(texts(1)).hasSize(1);
        awaitAcknowledged(event);
    }

    @ParameterizedTest
    @EnumSource
    void anOperatorOpensAnAlarmOnce(When when) throws Exception {
        var event = report();
        assertThat(desk.signIn()).isTrue();
        var open = desk.open(place).orElseThrow();
        arm(when, "insert into session (");

        assertThat(desk.opened(open)).isFalse();

        restart();
        assertThat(logged(event, "session-opened")).isEqualTo(when == When.BEFORE ? 0 : 1);
        assertThat(desk.opened(open)).isTrue();
        assertThat(logged(event, "session-opened")).isEqualTo(1);
        assertThat(openAndAsk()).isTrue();
        assertThat(logged(event, "session-opened")).isEqualTo(1);
        await("both texts are delivered", () -> logged(event, "text-delivered") == 2);
        awaitAcknowledged(event);
    }

    @ParameterizedTest
    @EnumSource
    void aTextIsOpenedOnce(When when) throws Exception {
        onlyTheFirstContact();
        var event = report();
        assertThat(openAndAsk()).isTrue();
        await("the text has come", () -> !texts(1).isEmpty());
        arm(when, "update question set opened_at");

        assertThat(contact.opened(link())).isFalse();

        restart();
        assertThat(logged(event, "link-opened")).isEqualTo(when == When.BEFORE ? 0 : 1);
        assertThat(contact.opened(link())).isTrue();
        assertThat(logged(event, "link-opened")).isEqualTo(1);
        awaitAcknowledged(event);
        assertThat(signals().stream()
                        .filter(signal -> signal.signal().contactId().equals("751")))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerCountsOnce(When when) throws Exception {
        onlyTheFirstContact();
        var event = report();
        assertThat(openAndAsk()).isTrue();
        await("the text has come", () -> !texts(1).isEmpty());
        arm(when, "insert into answer");

        assertThat(contact.press(link(), "disregard")).isEmpty();

        restart();
        assertThat(answers(event)).hasSize(when == When.BEFORE ? 0 : 1);
        assertThat(contact.press(link(), "disregard")).isPresent();
        assertThat(contact.press(link(), "disregard")).isPresent();
        assertThat(answers(event)).hasSize(1);
        awaitAcknowledged(event);
        assertThat(signals().stream()
                        .filter(signal -> signal.signal().contactId().equals("406")))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aPictureIsNamedOnce(When when) throws Exception {
        var event = report();
        arm(when, "insert into media");

        assertThat(devices.upload(place, event, "still.jpg", PICTURE)).isEmpty();

        restart();
        assertThat(devices.upload(place, event, "still.jpg", PICTURE)).contains(201);
        assertThat(state(event).path("media").size()).isEqualTo(1);
        awaitAcknowledged(event);
    }

    @ParameterizedTest
    @EnumSource
    void anAlarmIsOpenedOnceWithTheEventThatOpensIt(When when) throws Exception {
        arm(when, "insert into alarm (");

        assertThat(devices.report(place, "alarm", now)).isEmpty();

        restart();
        assertThat(alarms()).isEqualTo(when == When.BEFORE ? 0 : 1);
        var event = report();
        assertThat(alarms()).isEqualTo(1);
        assertThat(logged(event, "alarm-opened")).isEqualTo(1);
        awaitAcknowledged(event);
        assertThat(signals()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void anEventJoinsTheAlarmOnceAndIsSignalledOnce(When when) throws Exception {
        var event = report();
        awaitAcknowledged(event);
        arm(when, "insert into alarm_event");

        assertThat(devices.report(place, "next", now)).isEmpty();

        restart();
        assertThat(logged(event, "event-joined")).isEqualTo(when == When.BEFORE ? 0 : 1);
        var next = devices.report(place, "next", now).orElseThrow();
        assertThat(devices.report(place, "next", now)).contains(next);
        assertThat(logged(event, "event-joined")).isEqualTo(1);
        assertThat(alarms()).isEqualTo(1);
        assertThat(alarmOf(next)).isEqualTo(alarmOf(event));
        awaitAcknowledged(next);
        assertThat(signals()).hasSize(2).allMatch(signal -> signal.times() == 1);
        assertThat(signals()).extracting(signal -> signal.signal().alarm()).containsOnly(alarmOf(event));
    }

    @ParameterizedTest
    @EnumSource
    void anEventThatRepeatsIsKeptOnceAndIsNotSignalled(When when) throws Exception {
        owner("update site set join_seconds = 600 where account_number = '" + place.account() + "'");
        var event = report();
        awaitAcknowledged(event);
        arm(when, "insert into alarm_event");

        assertThat(devices.report(place, "next", now)).isEmpty();

        restart();
        assertThat(logged(event, "event-repeated")).isEqualTo(when == When.BEFORE ? 0 : 1);
        var next = devices.report(place, "next", now).orElseThrow();
        assertThat(logged(event, "event-repeated")).isEqualTo(1);
        assertThat(alarmOf(next)).isEqualTo(alarmOf(event));
        assertThat(state(next).path("signals")).isEmpty();
        assertThat(signals()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void anAlarmThatHasBeenQuietEndsOnceWithTheEventThatOpensTheNext(When when) throws Exception {
        var event = report();
        awaitAcknowledged(event);
        owner(
                "update alarm set opened_at = opened_at - interval '1 hour', active_at = active_at - interval '1 hour' where id = '"
                        + alarmOf(event) + "'");
        arm(when, "ended_why = 'quiet'");

        assertThat(devices.report(place, "next", now)).isEmpty();

        restart();
        assertThat(alarms()).isEqualTo(when == When.BEFORE ? 1 : 2);
        var next = devices.report(place, "next", now).orElseThrow();
        assertThat(alarms()).isEqualTo(2);
        assertThat(state(event).path("alarm").path("state").asString()).isEqualTo("quiet");
        assertThat(state(next).path("alarm").path("state").asString()).isEqualTo("open");
        awaitAcknowledged(next);
        assertThat(signals()).hasSize(2).allMatch(signal -> signal.times() == 1);
    }

    @ParameterizedTest
    @EnumSource
    void anAlarmIsCompletedOnce(When when) throws Exception {
        var event = report();
        assertThat(desk.signIn()).isTrue();
        var alarm = desk.open(place).orElseThrow();
        arm(when, "update alarm set ended_at");

        assertThat(desk.complete(alarm)).isFalse();

        restart();
        assertThat(logged(event, "alarm-completed")).isEqualTo(when == When.BEFORE ? 0 : 1);
        assertThat(desk.complete(alarm)).isTrue();
        assertThat(desk.complete(alarm)).isTrue();
        assertThat(logged(event, "alarm-completed")).isEqualTo(1);
        assertThat(desk.open(place)).isEmpty();
        var next = devices.report(place, "next", now).orElseThrow();
        assertThat(alarmOf(next)).isNotEqualTo(alarmOf(event));
        awaitAcknowledged(next);
        assertThat(signals()).hasSize(2).allMatch(signal -> signal.times() == 1);
    }

    // --- what it takes

    private static void arm(When when, String statement) {
        var line = when + " " + statement;
        installation.server().say(line);
        Wait.until(
                "the server is armed",
                PATIENCE,
                () -> installation.server().output().contains("Armed: " + line));
    }

    private static void restart() {
        assertThat(installation.server().awaitEnd(PATIENCE)).isEqualTo(Halts.STATUS);
        installation.startServer().awaitReady();
    }

    private static void await(String what, BooleanSupplier so) {
        Wait.until(what, PATIENCE, so);
    }

    private String report() throws InterruptedException {
        return devices.report(place, "alarm", now).orElseThrow();
    }

    private JsonNode state(String event) {
        try {
            return devices.state(place, event).orElseThrow();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every signal of the event is at the receiver and on record: nothing else is to come. */
    private void awaitAcknowledged(String event) {
        await(
                "all signals are acknowledged",
                () -> state(event)
                        .path("signals")
                        .valueStream()
                        .allMatch(signal -> signal.path("state").asString().equals("acknowledged")));
    }

    private List<JsonNode> answers(String event) {
        return state(event).path("answers").valueStream().toList();
    }

    private List<ReceivedSignal> signals() {
        return installation.world().receiver().signals().stream()
                .filter(signal -> signal.signal().account().equals(place.account()))
                .toList();
    }

    private boolean openAndAsk() throws InterruptedException {
        assertThat(desk.signIn()).isTrue();
        return desk.verify(desk.open(place).orElseThrow());
    }

    private List<TextMessage> texts(int slot) {
        return installation.world().phones().phone(place.phone(slot)).messages();
    }

    private URI link() {
        return texts(1).getFirst().links().getFirst();
    }

    private int alarms() {
        return Integer.parseInt(installation
                .database()
                .ask("select count(*) from alarm a join site s on s.id = a.site_id and s.account_number = '"
                        + place.account() + "'"));
    }

    private String alarmOf(String event) {
        return state(event).path("alarm").path("id").asString();
    }

    private long logged(String event, String kind) {
        return Long.parseLong(installation.database().ask("""
                select count(*) from fact f join alarm_event m on m.dealer_id = f.dealer_id and m.alarm_id = f.alarm_id
                where m.event_id = '%s' and f.kind = '%s'
                """.formatted(event, kind)));
    }

    private void onlyTheFirstContact() throws SQLException {
        owner("update contact set removed_at = now() where phone = '" + place.phone(2) + "'");
    }

    private static void owner(String sql) throws SQLException {
        try (var owner = installation.database().connect();
                var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first bytes of a JPEG, which is what its type is told by. */
    private static byte[] picture() {
        var bytes = new byte[4096];
        bytes[0] = (byte) 0xFF;
        bytes[1] = (byte) 0xD8;
        bytes[2] = (byte) 0xFF;
        bytes[3] = (byte) 0xE0;
        return bytes;
    }
}

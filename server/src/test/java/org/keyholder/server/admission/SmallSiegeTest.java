package org.keyholder.server.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.keyholder.server.testing.Wait.until;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.server.admission.internal.DoorForTests;
import org.keyholder.server.database.TestDatabase;
import org.keyholder.server.testing.Api;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;

/** In small what {@code bench siege} does in large: a house for 64 connections, and five times as many who stand in it. */
class SmallSiegeTest {

    private static final int ROOM = 64;
    private static final int CROWD = 320;

    private static TestServer server;
    private static WatchedSite watched;
    private static Api api;

    private final List<Socket> crowd = new ArrayList<>();

    @BeforeAll
    static void start() {
        server = TestServer.start(Map.of("keyholder.limits.connections", ROOM));
        watched = WatchedSite.build(server).withoutJoining();
        api = new Api(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void disperse() throws IOException {
        for (var socket : crowd) {
            socket.close();
        }
    }

    /** Connections that ask for nothing, that never finish their head, and that never finish their form. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GET /sign-in HTTP/1.1\r\nHost: keyholder\r\nX-Slow: ",
                "POST /a/x HTTP/1.1\r\nHost: keyholder\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                        + "Content-Length: 7000\r\n\r\nchoice=",
                "POST /sign-in HTTP/1.1\r\nHost: keyholder\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                        + "Content-Length: 7000\r\n\r\nusername=",
            })
    void aReportGetsInWhateverStandsInTheHall(String beginning) throws IOException {
        for (int i = 0; i < CROWD; i++) {
            crowd.add(say(beginning));
        }

        for (int i = 0; i < 10; i++) {
            assertThat(api.accepted(watched.key(), "siege-" + beginning.length() + "-" + i))
                    .isNotEmpty();
        }
        until("the hall is no fuller than it may be", () -> DoorForTests.guests(server) <= ROOM);
        assertThat(crowd).hasSize(CROWD);
    }

    /** A text provider says it once; strangers who say half of it do not keep it out. */
    @Test
    void aCallOfTheTextProviderIsReadHoweverManyHaveSaidHalfOfOne() throws IOException {
        for (int i = 0; i < ROOM - 4; i++) {
            crowd.add(say("POST /providers/twilio/status HTTP/1.1\r\nHost: keyholder\r\n"
                    + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 7000\r\n\r\nMessageSid="));
        }
        until("many are being read", () -> DoorForTests.stalling(server) >= ROOM / 2);

        assertThat(answer("POST /providers/twilio/status HTTP/1.1\r\nHost: keyholder\r\nConnection: close\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 12\r\n\r\nMessageSid=x"))
                .doesNotStartWith("HTTP/1.1 5");
    }

    /** What follows a head that came in two pieces belongs to the request, however much of it is there already. */
    @Test
    void aHeadInTwoPiecesWithAllOfItsBodyIsAnswered() throws IOException {
        until("those of before have left", () -> DoorForTests.stalling(server) == 0);
        var slow = say("POST /api/v1/events HTTP/1.1\r\nHost: keyholder\r\n");
        crowd.add(slow);
        until("its beginning has been read", () -> DoorForTests.stalling(server) > 0);

        slow.getOutputStream()
                .write(("Content-Type: application/json\r\nContent-Length: 6000\r\n\r\n" + "x".repeat(6000))
                        .getBytes(StandardCharsets.UTF_8));

        slow.setSoTimeout(10_000);
        assertThat(new String(slow.getInputStream().readNBytes(12), StandardCharsets.UTF_8))
                .isEqualTo("HTTP/1.1 401");
    }

    @Test
    void aHeadThatIsNotWholeCostsNoMoreThanItsConnection() throws IOException {
        for (int i = 0; i < ROOM / 2; i++) {
            crowd.add(say("GET /sign-in HTTP/1.1\r\nHost: keyholder\r\nX-Slow: "));
        }
        until("their beginnings have been read", () -> DoorForTests.stalling(server) >= ROOM / 2);

        until("nobody has begun a request", () -> DoorForTests.begun(server) == 0);
        assertThat(DoorForTests.stalling(server)).isGreaterThanOrEqualTo(ROOM / 2);
        crowd.getFirst().getOutputStream().write("a\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        crowd.getFirst().setSoTimeout(10_000);
        assertThat(new String(crowd.getFirst().getInputStream().readNBytes(12), StandardCharsets.UTF_8))
                .isEqualTo("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /sign-in HTTP/1.1\r\nHost: keyholder\r\nX-Slow: ",
                "POST /a/x HTTP/1.1\r\nHost: keyholder\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                        + "Content-Length: 7000\r\n\r\nchoice=",
                "POST /providers/twilio/status HTTP/1.1\r\nHost: keyholder\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                        + "Content-Length: 7000\r\n\r\nMessageSid=",
            })
    void halfARequestIsSentAwayAfterTenSeconds(String half) throws IOException {
        until("those of before have left", () -> DoorForTests.stalling(server) == 0);
        var slow = say(half);
        crowd.add(slow);
        until("its beginning has been read", () -> DoorForTests.stalling(server) > 0);

        DoorForTests.lookAroundInElevenSeconds(server);

        slow.setSoTimeout(5_000);
        assertThat(slow.getInputStream().readAllBytes())
                .satisfiesAnyOf(
                        nothing -> assertThat(nothing).isEmpty(),
                        answer -> assertThat(new String(answer, StandardCharsets.UTF_8))
                                .startsWith("HTTP/1.1 4"));
    }

    /** Whoever is turned away because everybody is being answered leaves nothing behind, or in the end nobody would get in. */
    @Test
    void aFullHouseIsOpenAgainWhenItHasEmptied() throws Exception {
        try (var lock = TestDatabase.connect(server.database(), "postgres")) {
            lock.setAutoCommit(false);
            try (var statement = lock.createStatement()) {
                statement.execute("lock table device in access exclusive mode");
            }
            until("everybody is being answered", () -> {
                knock();
                return DoorForTests.working(server) == ROOM;
            });
            for (int i = 0; i < CROWD; i++) {
                crowd.add(say(""));
            }
            lock.rollback();
        }

        until("they have been answered", () -> DoorForTests.working(server) == 0);
        for (int i = 0; i < 10; i++) {
            assertThat(api.accepted(watched.key(), "after-the-full-house-" + i)).isNotEmpty();
        }
    }

    /** Somebody new asks for something that has to be looked up; those that have come may have gone again. */
    private void knock() {
        try {
            crowd.add(say(
                    "GET /api/v1/events/01a216c7-7e60-7252-95b5-0d9cb6b3dd7a HTTP/1.1\r\nHost: keyholder\r\nAuthorization: Bearer kh_nobody_"
                            + crowd.size() + "\r\n\r\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** They are answered a hundred in a second, and hold no place meanwhile. */
    @Test
    void whoeverTriesKeysIsAnsweredOneAfterTheOtherAndReportsAreNot() throws Exception {
        for (int i = 0; i < ROOM / 2; i++) {
            knock();
        }
        until("some are kept waiting", () -> DoorForTests.keptWaiting(server) > 0);

        assertThat(api.accepted(watched.key(), "beside-the-guesses")).isNotEmpty();
        for (var guess : crowd) {
            guess.setSoTimeout(10_000);
            assertThat(new String(guess.getInputStream().readNBytes(12), StandardCharsets.UTF_8))
                    .isEqualTo("HTTP/1.1 401");
        }
    }

    @Test
    void aFormLargerThanAnyPageSendsIsRefusedBeforeItIsRead() throws IOException {
        assertThat(answer("POST /a/x HTTP/1.1\r\nHost: keyholder\r\nConnection: close\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 250000\r\n\r\nchoice="))
                .startsWith("HTTP/1.1 413");
    }

    @Test
    void aFormThatDoesNotSayHowLongItIsIsRefused() throws IOException {
        assertThat(answer("POST /a/x HTTP/1.1\r\nHost: keyholder\r\nConnection: close\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n"))
                .startsWith("HTTP/1.1 411");
    }

    @Test
    void aCrowdThatTriesPasswordsIsToldToWaitAndReportsAreNot() throws Exception {
        var body = "username=kim&password=wrong";
        var tries = together(
                40,
                () -> answer("POST /sign-in HTTP/1.1\r\nHost: keyholder\r\nConnection: close\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body));

        assertThat(tries).allMatch(answer -> answer.matches("(?s)HTTP/1.1 (403|429|503).*"));
        assertThat(tries).anyMatch(answer -> answer.contains("Retry-After") || answer.startsWith("HTTP/1.1 403"));
        assertThat(api.accepted(watched.key(), "after-the-tries")).isNotEmpty();
    }

    private static Socket say(String beginning) throws IOException {
        var socket = new Socket("127.0.0.1", server.port());
        try {
            socket.getOutputStream().write(beginning.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // Somebody who came later has its place already.
        }
        return socket;
    }

    private static String answer(String request) {
        try (var socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> List<T> together(int times, Callable<T> task) throws Exception {
        try (var threads = Executors.newFixedThreadPool(times)) {
            var all = new ArrayList<T>();
            for (var result : threads.invokeAll(
                    IntStream.range(0, times).mapToObj(_ -> task).toList())) {
                all.add(result.get());
            }
            return all;
        }
    }
}

package org.keyholder.testing.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.testing.receiver.ReceivedSignal.Outcome;
import org.keyholder.testing.web.WebServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StationReceiverTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String FULL = """
            <signal xmlns="urn:keyholder:signal:1" id="%s" sequence="42">
              <account>P2794</account>
              <qualifier>new</qualifier>
              <contactId>130</contactId><sia>BA</sia>
              <partition>01</partition>
              <zone>017</zone>
              <zoneText>North &amp; walkway</zoneText>
              <event id="e-1" kind="motion" at="2026-11-21T03:12:05.250Z" offset="-06:00"/>
              <portalLink>https://keyholder.example/monitoring?act=P2794&amp;zone=017</portalLink>
              <text>Motion, North walkway</text>
            </signal>
            """;

    private final StationReceiver receiver =
            StationReceiver.start(StationReceiverOptions.standard().withSlowBy(Duration.ofMillis(150)));
    private final HttpClient client = HttpClient.newHttpClient();

    StationReceiverTest() throws IOException {}

    @AfterEach
    void close() {
        client.shutdownNow();
        receiver.close();
    }

    @Test
    void aSignalOverHttpIsWrittenDownAndAcknowledgedByItsId() throws Exception {
        HttpResponse<String> answer = posts("0198-a");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/xml");
        assertThat(answer.body())
                .isEqualTo("<ack xmlns=\"urn:keyholder:signal:1\" id=\"0198-a\" result=\"accepted\"/>");
        Signal signal = receiver.awaitSignal(line -> true, SOON).signal();
        assertThat(signal)
                .extracting(
                        Signal::account, Signal::zone, Signal::user, Signal::contactId, Signal::sia, Signal::zoneText)
                .containsExactly("P2794", "017", null, "130", "BA", "North & walkway");
        assertThat(signal.eventId()).isEqualTo("e-1");
        assertThat(signal.portalLink()).isEqualTo("https://keyholder.example/monitoring?act=P2794&zone=017");
        assertThat(receiver.arrivalOf("0198-a")).isPresent();
    }

    @Test
    void aSignalWithoutASiaCodeIsTaken() throws Exception {
        var request = HttpRequest.newBuilder(receiver.httpAddress())
                .POST(HttpRequest.BodyPublishers.ofString(
                        FULL.formatted("0198-a").replace("<sia>BA</sia>", "")))
                .build();

        assertThat(client.send(request, BodyHandlers.ofString()).body()).contains("accepted");
        assertThat(receiver.signals().getFirst().signal().sia()).isNull();
    }

    @Test
    void aRepeatIsADuplicateAndNotASecondSignal() throws Exception {
        posts("0198-a");

        assertThat(posts("0198-a").body()).contains("result=\"duplicate\"");
        assertThat(receiver.signals())
                .hasSize(1)
                .first()
                .extracting(ReceivedSignal::repeats)
                .isEqualTo(1);
        assertThat(receiver.repeats()).isEqualTo(1);
        assertThat(receiver.idsSeen()).containsExactly("0198-a");
    }

    @Test
    void signalsOverTcpArePipelinedAndAnsweredInOrder() throws Exception {
        try (Socket socket = connect()) {
            String lines =
                    IntStream.range(0, 500).mapToObj(i -> line("id-" + i)).reduce("", String::concat);

            write(socket, lines);

            var in = reader(socket);
            for (int i = 0; i < 500; i++) {
                assertThat(in.readLine()).contains("id=\"id-" + i + "\"", "accepted");
            }
        }
        assertThat(receiver.idsSeen()).hasSize(500);
    }

    @Test
    void aLineMayArriveInPieces() throws Exception {
        try (Socket socket = connect()) {
            String line = line("0198-a") + line("0198-b");

            for (int i = 0; i < line.length(); i += 40) {
                write(socket, line.substring(i, Math.min(line.length(), i + 40)));
            }

            var in = reader(socket);
            assertThat(in.readLine()).contains("0198-a");
            assertThat(in.readLine()).contains("0198-b");
        }
    }

    @ParameterizedTest
    @CsvSource({"REFUSE, refused, REFUSED", "RETRY, retry, TOLD_TO_RETRY"})
    void aSignalThatWasNotTakenMayComeAgain(Mode mode, String result, Outcome outcome) throws Exception {
        receiver.mode(mode);

        assertThat(posts("0198-a").body()).contains("id=\"0198-a\"", "result=\"" + result + "\"", "reason=");
        assertThat(receiver.signals()).isEmpty();
        assertThat(receiver.book()).extracting(ReceivedSignal::outcome).containsExactly(outcome);

        receiver.mode(Mode.ACKNOWLEDGE);
        assertThat(posts("0198-a").body()).contains("accepted");
        assertThat(receiver.signals()).hasSize(1);
        assertThat(receiver.repeats()).isZero();
    }

    @Test
    void aSilentReceiverHasTakenTheSignalAllTheSame() throws Exception {
        receiver.mode(Mode.SILENT);

        assertThatThrownBy(() -> posts("0198-a", Duration.ofMillis(300))).isInstanceOf(HttpTimeoutException.class);

        receiver.mode(Mode.ACKNOWLEDGE);
        assertThat(posts("0198-a").body()).contains("duplicate");
    }

    @Test
    void whoWaitsInVainIsCutOffWhenTheModeChanges() throws Exception {
        receiver.mode(Mode.SILENT);
        var waiting = client.sendAsync(request("0198-a").build(), BodyHandlers.ofString());
        receiver.awaitSignal(line -> line.id().equals("0198-a"), SOON);

        receiver.mode(Mode.ACKNOWLEDGE);

        assertThat(waiting).failsWithin(SOON);
    }

    @Test
    void aSlowReceiverAnswersAllOfAPipelineAfterTheSameTime() throws Exception {
        receiver.mode(Mode.SLOW);
        long before = System.nanoTime();
        try (Socket socket = connect()) {
            write(socket, IntStream.range(0, 50).mapToObj(i -> line("id-" + i)).reduce("", String::concat));
            var in = reader(socket);
            for (int i = 0; i < 50; i++) {
                assertThat(in.readLine()).contains("accepted");
            }
        }

        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isBetween(Duration.ofMillis(140), Duration.ofSeconds(5));
    }

    @Test
    void nonsenseAndAnotherIdCanBeAnswered() throws Exception {
        receiver.mode(Mode.GARBLED);
        assertThat(posts("0198-a").body()).doesNotContain("0198-a", "accepted");

        receiver.mode(Mode.WRONG_ID);
        assertThat(posts("0198-b").body()).contains("<ack", "accepted").doesNotContain("0198-b");
    }

    @Test
    void aReceiverThatIsDownRefusesConnectionsAndComesBackOnTheSamePorts() throws Exception {
        URI http = receiver.httpAddress();
        try (Socket open = connect()) {
            write(open, line("0198-0"));
            assertThat(reader(open).readLine()).contains("0198-0");

            receiver.mode(Mode.DOWN);

            assertThat(open.getInputStream().read()).isEqualTo(-1);
        }
        assertThatThrownBy(() -> posts("0198-a")).isInstanceOf(ConnectException.class);
        assertThatThrownBy(() -> connect().close()).isInstanceOf(ConnectException.class);

        receiver.mode(Mode.ACKNOWLEDGE);
        assertThat(receiver.httpAddress()).isEqualTo(http);
        assertThat(posts("0198-a").body()).contains("accepted");
        try (Socket socket = connect()) {
            write(socket, line("0198-b"));
            assertThat(reader(socket).readLine()).contains("0198-b");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "<signal id='1' sequence='1'/>",
                "<alarm/>",
                "<signal id='1' sequence='1'><account>1</account></signal>",
                "<signal id='1' sequence='1'><account>1</account><qualifier>old</qualifier><contactId>130</contactId><sia>BA</sia></signal>",
                "<!DOCTYPE signal [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><signal id='1' sequence='1'><account>&x;</account>"
                        + "<qualifier>new</qualifier><contactId>130</contactId><sia>BA</sia></signal>"
            })
    void whatIsNotASignalIsRefusedWithoutAnId(String document) throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(receiver.httpAddress())
                        .POST(HttpRequest.BodyPublishers.ofString(document))
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.body()).contains("id=\"\"", "result=\"refused\"", "reason=");
        assertThat(receiver.malformed()).isEqualTo(1);
        assertThat(receiver.book()).isEmpty();
    }

    @Test
    void listenersHearEveryArrival() throws Exception {
        List<ReceivedSignal> heard = Collections.synchronizedList(new ArrayList<>());
        receiver.onSignal(heard::add);

        posts("0198-a");
        posts("0198-a");

        assertThat(heard).extracting(ReceivedSignal::times).containsExactly(1, 2);
    }

    @Test
    void theBookIsBoundedAndTheIdsAreNot() throws Exception {
        try (StationReceiver small =
                StationReceiver.start(StationReceiverOptions.standard().withKeepSignals(100))) {
            try (Socket socket = new Socket("127.0.0.1", small.tcpAddress().getPort())) {
                write(
                        socket,
                        IntStream.range(0, 1_000).mapToObj(i -> line("id-" + i)).reduce("", String::concat));
                small.awaitSignal(line -> line.id().equals("id-999"), SOON);
            }

            assertThat(small.signals()).hasSize(100);
            assertThat(small.idsSeen()).hasSize(1_000);
        }
    }

    @Test
    void scriptsAndPeopleReadTheBookWhileTheReceiverIsDown() throws Exception {
        posts("0198-a");
        receiver.mode(Mode.DOWN);
        try (WebServer pages = WebServer.start(0, receiver.routes())) {
            JsonNode json = new JsonMapper().readTree(get(pages.address("/signals.json")));
            assertThat(json.path("mode").asString()).isEqualTo("DOWN");
            assertThat(json.path("signals")
                            .path(0)
                            .path("signal")
                            .path("account")
                            .asString())
                    .isEqualTo("P2794");
            assertThat(get(pages.address("/book"))).contains("P2794", "North &amp; walkway", "is down");

            client.send(
                    HttpRequest.newBuilder(pages.address("/mode"))
                            .POST(HttpRequest.BodyPublishers.ofString("mode=SLOW&delay=PT0.1S"))
                            .build(),
                    BodyHandlers.discarding());
            assertThat(receiver.mode()).isEqualTo(Mode.SLOW);
        }
    }

    private String get(URI address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .body();
    }

    private HttpResponse<String> posts(String id) throws IOException, InterruptedException {
        return posts(id, SOON);
    }

    private HttpResponse<String> posts(String id, Duration patience) throws IOException, InterruptedException {
        return client.send(request(id).timeout(patience).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String id) {
        return HttpRequest.newBuilder(receiver.httpAddress())
                .header("Content-Type", "application/xml")
                .POST(HttpRequest.BodyPublishers.ofString(FULL.formatted(id)));
    }

    private static String line(String id) {
        return FULL.formatted(id).replace("\n", "") + "\n";
    }

    private Socket connect() throws IOException {
        var socket = new Socket("127.0.0.1", receiver.tcpAddress().getPort());
        socket.setSoTimeout((int) SOON.toMillis());
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }
}

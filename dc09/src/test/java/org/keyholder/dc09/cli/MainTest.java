package org.keyholder.dc09.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.keyholder.dc09.ScriptedPeer;
import org.keyholder.dc09.Wire;
import org.keyholder.dc09.content.Timestamp;
import org.keyholder.dc09.frame.CrcForm;
import org.keyholder.dc09.message.Encoder;
import org.keyholder.dc09.receiver.Receiver;

class MainTest {
    private static final String STANDARD =
            "DC530046\"SIA-DCS\"9876R579BDFL789ABC#12345A[#12345A|NFA129]_13:14:15,02-15-2006";

    private record Result(int status, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }
    }

    @Test
    void explainSaysEverythingOfAFrame() throws IOException {
        assertThat(run(STANDARD + "\n", "explain").out()).isEqualTo("""
                {"valid":true,"message":"Fire alarm (FA), zone 129, account 12345A","id":"SIA-DCS",\
                "encrypted":false,"sequence":"9876","receiver":"579BDF","line":"789ABC","account":"12345A",\
                "crc":"right","crcComputed":"DC53","length":"right","lengthComputed":"0046","crcForm":"hex",\
                "events":[{"format":"SIA-DCS","qualifier":"N","code":"FA","meaning":"Fire alarm","zone":"129",\
                "number":"129","numberIs":"zone"}],"extended":[],"timestamp":"2006-02-15T13:14:15Z",\
                "data":"#12345A|NFA129"}
                """);
    }

    @Test
    void everyLineGetsAnObjectGoodOrBad() throws IOException {
        Result result = run(STANDARD + "\r\n\nnoise\n" + STANDARD.replace("DC53", "DC54"), "explain");

        assertThat(result.lines()).hasSize(4);
        assertThat(result.lines().get(0)).startsWith("{\"valid\":true");
        assertThat(result.lines().get(1))
                .isEqualTo("{\"valid\":false,\"problem\":\"empty\",\"message\":"
                        + "\"There is nothing between the start and the end of the frame\"}");
        assertThat(result.lines().get(2)).contains("\"problem\":\"not-a-frame\"");
        assertThat(result.lines().get(3))
                .contains("\"problem\":\"crc-wrong\"")
                .contains("\"crc\":\"wrong\",\"crcComputed\":\"DC53\"")
                .contains("\"code\":\"FA\"");
    }

    @Test
    void theClockIsJudgedOnlyWhenAnInstantIsGiven() throws IOException {
        assertThat(run(STANDARD, "explain", "--at", "2006-02-15T13:14:55Z").out())
                .contains("\"valid\":true");
        assertThat(run(STANDARD, "explain", "--at", "2006-02-15T13:14:56Z").out())
                .contains("\"problem\":\"timestamp-too-old\"")
                .contains("\"code\":\"FA\"");
        assertThat(run(STANDARD, "explain", "--at", "2006-02-15T13:13:54Z").out())
                .contains("\"problem\":\"timestamp-too-new\"");
    }

    @Test
    void explainOpensWithAKeyAndSaysWhenItCannot() throws IOException {
        String frame = "05BB0076\"*SIA-DCS\"7654L0#1111[C07DA1EB73C617857476EE5D79436CEE5E0084485E79EC56B0D5D1F3F6E6"
                + "48B278050BBCCBC8FE5DCA7E3C80DBDD4945";

        assertThat(run(frame, "explain", "--key", "AAAAAAAAAAAAAAAA").out())
                .contains("\"valid\":true")
                .contains("\"encrypted\":true")
                .contains("\"code\":\"WA\"");
        assertThat(run(frame, "explain").out()).contains("\"problem\":\"key-missing\"");
        assertThat(run(frame, "explain", "--key", "BBBBBBBBBBBBBBBB").out()).contains("\"problem\":\"key-wrong\"");
    }

    @Test
    void textIsEscapedAndAKeyOnTheWireIsHidden() throws IOException {
        String frame = Wire.latin1(Wire.framed("\"SIA-DCS\"0001L0#1234[#1234|NBA1^\"\\é\t^][K4141][Ifoo]"));

        assertThat(run(frame, "explain").out())
                .contains("\"text\":\"\\\"\\\\\\u00e9\\t\"")
                .contains("{\"letter\":\"K\",\"value\":\"(hidden)\"},{\"letter\":\"I\",\"value\":\"foo\"}")
                .doesNotContain("4141");
    }

    @Test
    void textInUtf8ComesOutAsItWasWrittenAndElseAsWindows1252() throws IOException {
        String utf8 = "\"SIA-DCS\"0001L0#1234[#1234|Nri1^Süd^/BA1^Küche^][RGärtnerei]";
        String first = Wire.latin1(Wire.framed(Wire.utf8(utf8)));
        String second = Wire.latin1(
                Wire.framed("\"ADM-CID\"0001L0#1234[#1234|1130 01 003|AK\u00FCche 5 \u0080][R\u0084x\u0093]"));

        assertThat(run(first, "explain").out())
                .contains("\"crc\":\"right\"", "\"length\":\"right\"")
                .contains("\"areaName\":\"S\\u00fcd\"", "\"text\":\"K\\u00fcche\"", "\"value\":\"G\\u00e4rtnerei\"")
                .contains("area 1, K\\u00fcche, account 1234")
                .contains("\"data\":\"#1234|Nri1^S\\u00fcd^/BA1^K\\u00fcche^\"")
                .doesNotContain("\\u00c3");
        assertThat(run(second, "explain").out())
                .contains("\"text\":\"K\\u00fcche 5 \\u20ac\"", "\"value\":\"\\u201ex\\u201c\"");
    }

    @Test
    void listenPrintsARepeatAsOneAndASecondAlarmAsAnother() throws IOException {
        var printed = new ByteArrayOutputStream();
        var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        Instant now = Instant.now();
        try (Receiver receiver = new Listen(List.of("--port", "0", "--bind", "127.0.0.1")).open(out)) {
            for (Instant stamped : List.of(now, now, now.plusSeconds(1))) {
                String body = "\"ADM-CID\"0001L0#1234[#1234|1130 01 003]_" + Timestamp.text(stamped);
                try (Socket panel = new Socket("127.0.0.1", receiver.port())) {
                    panel.getOutputStream().write(Wire.onTheWire(Wire.framed(body)));
                    assertThat(Wire.latin1(panel.getInputStream().readNBytes(28)))
                            .contains("\"ACK\"0001");
                }
            }
        }

        List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(3).allSatisfy(line -> assertThat(line).contains("\"answer\":\"ACK\""));
        assertThat(lines.get(0)).doesNotContain("repeat");
        assertThat(lines.get(1)).contains("\"repeat\":true");
        assertThat(lines.get(2)).doesNotContain("repeat");
    }

    @Test
    void aNakWithTheRightTimeIsARefusalAndOneWithAnotherTimeNamesTheClock() throws Exception {
        try (var right = new ScriptedPeer(
                        (frame, count, line) -> line.say(Encoder.nak(CrcForm.ASCII_HEX, Instant.now())));
                var wrong = new ScriptedPeer((frame, count, line) ->
                        line.say(Encoder.nak(CrcForm.ASCII_HEX, Instant.now().plusSeconds(3600))))) {
            Result refused = run("", "send", "--to", "tcp://127.0.0.1:" + right.port(), "--account", "1234", "--null");
            Result clock = run("", "send", "--to", "tcp://127.0.0.1:" + wrong.port(), "--account", "1234", "--null");

            assertThat(refused.status()).isEqualTo(1);
            assertThat(refused.out())
                    .startsWith("{\"outcome\":\"refused\",\"acknowledged\":false")
                    .contains("\"answer\":\"NAK\"")
                    .doesNotContain("offsetSeconds");
            assertThat(clock.status()).isEqualTo(1);
            assertThat(clock.out())
                    .startsWith("{\"outcome\":\"clock-refused\"")
                    .contains("\"receiverTime\":\"")
                    .containsPattern("\"offsetSeconds\":(3599|3600|3601)}");
        }
    }

    @Test
    void allowancesAreGivenAndTakenByOption() throws IOException {
        String frame = Wire.latin1(Wire.framed("\"NULL\"0001L#1234[]"));

        assertThat(run(frame, "explain").out()).contains("\"allowed\":[\"EMPTY_LINE_NUMBER\"]");
        assertThat(run(frame, "explain", "--strict").out()).contains("\"problem\":\"not-to-the-standard\"");
        assertThat(run(STANDARD.replace("DC53", "DC54"), "explain", "--allow", "ignore-crc")
                        .out())
                .contains("\"valid\":true")
                .contains("\"crc\":\"wrong\"");
    }

    @Test
    void sendPrintsTheOutcomeAndItsStatusSaysWhetherItIsAcknowledged() throws Exception {
        try (var good = new ScriptedPeer((frame, count, line) -> line.say(Wire.ack(frame)));
                var deaf = new ScriptedPeer((frame, count, line) -> {})) {
            Result sent = run(
                    "",
                    "send",
                    "--to",
                    "tcp://127.0.0.1:" + good.port(),
                    "--account",
                    "1234",
                    "--cid",
                    "1130 01 003",
                    "--link",
                    "https://verify.example.test/a,b",
                    "--sequence",
                    "42");
            assertThat(sent.status()).isZero();
            assertThat(sent.out())
                    .startsWith("{\"outcome\":\"acknowledged\",\"acknowledged\":true,\"sequence\":\"0042\"");
            assertThat(good.received().content()).startsWith("#1234|1130 01 003][Vhttps://verify.example.test/a%2Cb]_");

            Result unheard = run(
                    "",
                    "send",
                    "--to",
                    "tcp://127.0.0.1:" + deaf.port(),
                    "--account",
                    "1234",
                    "--sia",
                    "Nri1/BA003",
                    "--timeout",
                    "1",
                    "--attempts",
                    "1");
            assertThat(unheard.status()).isEqualTo(1);
            assertThat(unheard.out()).startsWith("{\"outcome\":\"silent\"");
        }
    }

    @Test
    void nobodyThereIsAnOutcomeToo() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0)) {
            port = taken.getLocalPort();
        }

        Result result =
                run("", "send", "--to", "tcp://127.0.0.1:" + port, "--account", "1234", "--null", "--attempts", "1");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out()).startsWith("{\"outcome\":\"unreachable\"");
    }

    @Test
    void whatListenPrintsIsWhatSendSent() throws IOException {
        var printed = new ByteArrayOutputStream();
        var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        Listen listen = new Listen(List.of("--port", "0", "--bind", "127.0.0.1", "--key", "1234=AAAAAAAAAAAAAAAA"));
        try (Receiver receiver = listen.open(out)) {
            for (String transport : List.of("tcp", "udp")) {
                String to = transport + "://127.0.0.1:" + receiver.port();
                assertThat(run(
                                        "",
                                        "send",
                                        "--to",
                                        to,
                                        "--account",
                                        "1234",
                                        "--sia",
                                        "Nri1/BA003",
                                        "--key",
                                        "AAAAAAAAAAAAAAAA")
                                .status())
                        .isZero();
                assertThat(run(
                                        "",
                                        "send",
                                        "--to",
                                        to,
                                        "--account",
                                        "1234",
                                        "--sia",
                                        "Nri1/BA003",
                                        "--attempts",
                                        "1",
                                        "--timeout",
                                        "1")
                                .status())
                        .isEqualTo(1);
            }
        }

        List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0))
                .contains("\"valid\":true", "\"code\":\"BA\"", "\"transport\":\"tcp\"", "\"answer\":\"ACK\"");
        assertThat(lines.get(1)).contains("\"valid\":false", "\"problem\":\"clear-text-refused\"");
        assertThat(lines.get(2)).contains("\"valid\":true", "\"transport\":\"udp\"");
    }

    @Test
    void aPortThatIsTakenIsSaidInOneLine() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            Result result = run("", "listen", "--port", String.valueOf(taken.getLocalPort()));

            assertThat(result.status()).isEqualTo(3);
            assertThat(result.err().lines()).hasSize(1);
        }
    }

    @Test
    void aWrongCommandLineSaysWhatIsWrong() throws IOException {
        for (List<String> wrong : List.of(
                List.of("fly"),
                List.of("explain", "--wings"),
                List.of("explain", "--key"),
                List.of("explain", "--key", "short"),
                List.of("explain", "--at", "noon"),
                List.of("explain", "--allow", "EVERYTHING"),
                List.of("send", "--to", "ftp://x:1", "--account", "1", "--null"),
                List.of("send", "--to", "tcp://x", "--account", "1", "--null"),
                List.of("send", "--to", "tcp://x:1", "--null"),
                List.of("send", "--to", "tcp://x:1", "--account", "12]", "--null"),
                List.of("send", "--to", "tcp://x:1", "--account", "1234", "--cid", "x"),
                List.of("send", "--to", "tcp://x:1", "--account", "1234", "--cid", "1130 01 003", "--null"),
                List.of("listen"),
                List.of("listen", "--port", "ten"),
                List.of("listen", "--port", "0", "--key", "AAAA"))) {
            Result result = run("", wrong.toArray(String[]::new));
            assertThat(result.status()).as(wrong.toString()).isEqualTo(2);
            assertThat(result.out()).isEmpty();
            assertThat(result.err()).isNotEmpty();
        }
    }

    private static Result run(String in, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int status = Main.run(
                List.of(arguments),
                new ByteArrayInputStream(in.getBytes(StandardCharsets.ISO_8859_1)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Result(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}

package org.keyholder.server.identity.internal.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.server.shared.Secret;

/** What is signed, to the byte, and what is no signed launch at all. */
class SignedLaunchTest {

    private static final Path DOCUMENT = Path.of("../docs/launch.md");
    private static final Secret SECRET = new Secret("an-example-secret-for-the-docs-only-1");
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    /** Made by openssl, and printed in the document. */
    private static final String SIGNATURE = "56b7dd08b6dd33a81018679a1dcb0f61a79ddef08a5e6798cd02904408737d32";

    private static final String SIGNED = "act=P2794&zone=017&operator=kim&time=1795694400";
    private static final String QUERY = SIGNED + "&signature=" + SIGNATURE;

    @Test
    void theKnownLaunchIsReadAndItsSignatureFits() {
        var launch = SignedLaunch.read(QUERY).orElseThrow();

        assertThat(launch.text()).isEqualTo("/monitoring?" + SIGNED);
        assertThat(launch.operator()).isEqualTo("kim");
        assertThat(launch.at()).isEqualTo(NOON);
        assertThat(launch.isSignedWith(List.of(SECRET))).isTrue();
        assertThat(launch.isSignedWith(List.of(new Secret("another"), SECRET))).isTrue();
        assertThat(launch.isSignedWith(List.of(new Secret("another")))).isFalse();
        assertThat(launch.isSignedWith(List.of())).isFalse();
    }

    @Test
    void theDocumentShowsTheSameOne() throws IOException {
        assertThat(Files.readString(DOCUMENT))
                .contains(SECRET.reveal(), "\n/monitoring?" + SIGNED + "\n", SIGNATURE, "/monitoring?" + QUERY);
    }

    @Test
    void theDocumentsLineOfOpensslMakesALaunchThatIsGood() throws Exception {
        assumeTrue(isThere("openssl") && isThere("sh"), "openssl is not there");
        var lines = Files.readAllLines(DOCUMENT);
        var line = lines.stream()
                .filter(one -> one.startsWith("text='/monitoring?"))
                .findFirst()
                .orElseThrow();
        var process = new ProcessBuilder("sh", "-c", line);
        process.environment().put("LAUNCH_SECRET", SECRET.reveal());
        var before = Instant.now().minusSeconds(1);

        var running = process.redirectErrorStream(true).start();
        var printed = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();

        assertThat(running.waitFor()).isZero();
        assertThat(printed).startsWith("https://alarms.example.com/monitoring?act=P2794&zone=017&operator=kim&time=");
        var launch =
                SignedLaunch.read(printed.substring(printed.indexOf('?') + 1)).orElseThrow();
        assertThat(launch.isSignedWith(List.of(SECRET))).isTrue();
        assertThat(launch.at()).isBetween(before, Instant.now());
    }

    private static boolean isThere(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    @Test
    void capitalHexIsTheSameSignature() {
        var launch = SignedLaunch.read(SIGNED + "&signature=" + SIGNATURE.toUpperCase(java.util.Locale.ROOT));

        assertThat(launch.orElseThrow().isSignedWith(List.of(SECRET))).isTrue();
    }

    /** Not even what means the same: there is one text for each signature. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "act=P2795&zone=017&operator=kim&time=1795694400",
                "act=p2794&zone=017&operator=kim&time=1795694400",
                "act=P2794&zone=17&operator=kim&time=1795694400",
                "zone=017&act=P2794&operator=kim&time=1795694400",
                "act=P2794&zone=017&operator=Kim&time=1795694400",
                "act=P2794&zone=017&operator=%6Bim&time=1795694400",
                "act=%502794&zone=017&operator=kim&time=1795694400",
                "act=P2794&zone=017&operator=kim&time=01795694400",
                "act=P2794&zone=017&operator=kim&time=1795694401",
                "act=P2794&zone=017&&operator=kim&time=1795694400",
                "act=P2794&zone=017&operator=kim&time=1795694400&event=1"
            })
    void anotherTextHasAnotherSignature(String text) {
        var launch = SignedLaunch.read(text + "&signature=" + SIGNATURE);

        assertThat(launch.orElseThrow().isSignedWith(List.of(SECRET))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "signature=S",
                "act=P2794&signature=S",
                "operator=kim&signature=S",
                "time=1&signature=S",
                "operator=&time=1&signature=S",
                "operator&time=1&signature=S",
                "operator=kim&time=&signature=S",
                "operator=kim&time=1.5&signature=S",
                "operator=kim&time=-1&signature=S",
                "operator=kim&time=1795694400000&signature=S",
                "operator=kim&time=2026-11-26T12:00:00Z&signature=S",
                "operator=kim&operator=lou&time=1&signature=S",
                "operator=kim&operator=&time=1&signature=S",
                "operator=kim&time=1&time=2&signature=S",
                "operator=kim&time=1&time&signature=S",
                "operator=kim&time=1&signature=S&signature=S",
                "signature=S&operator=kim&time=1&signature=S",
                "operator=kim&time=1&signature=S&zone=017",
                "operator=kim&time=1&signature=S&",
                "operator=kim&time=1&signature=",
                "operator=kim&time=1&signature=S0",
                "operator=kim&time=1&Signature=S",
                "operator=kim&time=1&%73ignature=S",
                "Operator=kim&time=1&signature=S",
                "operator=%&time=1&signature=S",
                "operator=%zz&time=1&signature=S",
                "operator=kim&act=P 1&time=1&signature=S",
                "operator=kim&act=ü&time=1&signature=S",
                "operator=kim&act=\u0000&time=1&signature=S"
            })
    void whatIsNotInOrderIsNoLaunch(String query) {
        assertThat(SignedLaunch.read(query.replace("=S", "=" + SIGNATURE))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "kim%20m, kim m",
        "kim+m, kim m",
        "kim%2Bm, kim+m",
        "m%C3%BCller, müller",
        "kim=lou, kim=lou",
        "kim%26time%3D5, kim&time=5"
    })
    void aLoginIsEncodedAsInAnyAddress(String sent, String login) {
        var launch = SignedLaunch.read("operator=" + sent + "&time=1&signature=" + SIGNATURE);

        assertThat(launch.orElseThrow().operator()).isEqualTo(login);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "59, true", "60, true", "61, false", "3600, false", "-30, true", "-31, false"})
    void itIsGoodForAMinuteAndForAClockThatIsALittleAhead(int secondsLater, boolean good) {
        var launch = SignedLaunch.read(QUERY).orElseThrow();

        assertThat(launch.isGood(NOON.plusSeconds(secondsLater))).isEqualTo(good);
    }

    @ParameterizedTest
    @CsvSource({
        "act=P2794&zone=017&operator=kim&time=1&signature=00, /monitoring?act=P2794&zone=017",
        "operator=kim&act=P%202794&time=1&ref=a%26b&signature=00, /monitoring?act=P%202794&ref=a%26b",
        "operator=kim&time=1&signature=00, /monitoring",
        "signature=//evil.example, /monitoring",
        "signature&act=1, /monitoring?act=1",
        "Operator=kim&signature=0, /monitoring?Operator=kim"
    })
    void thePlainAddressIsTheRestAsItStands(String query, String plain) {
        assertThat(SignedLaunch.plain(query)).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({
        "act=1&signature=00, true",
        "signature, true",
        "act=1, false",
        "act=1&operator=kim&time=1, false",
        "act=signature=1, false",
        "Signature=1, false"
    })
    void aSignatureIsWhatMakesItASignedLaunch(String query, boolean meant) {
        assertThat(SignedLaunch.isMeant(query)).isEqualTo(meant);
    }
}

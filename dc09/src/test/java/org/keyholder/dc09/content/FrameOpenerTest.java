package org.keyholder.dc09.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keyholder.dc09.Wire;
import org.keyholder.dc09.frame.Allowance;
import org.keyholder.dc09.frame.Allowances;
import org.keyholder.dc09.frame.Frame;
import org.keyholder.dc09.frame.Hex;
import org.keyholder.dc09.frame.Problem;

class FrameOpenerTest {
    private static final String STAMP = "_16:08:12,04-14-2015";
    private static final FrameKey KEY = FrameKey.ofText("AAAAAAAAAAAAAAAA");

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                // ioBroker.sia: NUL pad, a bar, and a PKCS#7 block behind the timestamp, in lower case.
                "\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00|]" + STAMP + "\\x10!16",
                // pysiaalarm: zeros and no bar.
                "00000000000]" + STAMP + "!0",
                // pysiaalarm with extended data gives the key away.
                "00][K41414141414141414141414141]" + STAMP + "!0",
                // dc09_spt pads seventeen bytes at times.
                "pppppppppppppppppppppppppp|]" + STAMP + "!0"
            })
    void everyAckSeenInTheFieldIsOpened(String plain, int trailing) {
        StringBuilder whole = new StringBuilder(plain.replace("\\x00", "\0").replace("\\x10", ""));
        whole.append("\u0010".repeat(trailing));
        while (whole.length() % 16 != 0) {
            whole.insert(0, 'x');
        }

        Opening opening =
                open(Hex.of(KEY.encipher(Wire.latin1(whole.toString()))).toLowerCase(java.util.Locale.ROOT));

        assertThat(opening).isInstanceOfSatisfying(Opening.Opened.class, opened -> {
            assertThat(opened.frame().data()).isEmpty();
            assertThat(opened.frame().timestamp()).isInstanceOf(Timestamp.At.class);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "'',CIPHERTEXT_MALFORMED",
        "00,CIPHERTEXT_MALFORMED",
        "0g,CIPHERTEXT_MALFORMED",
        "ABC,CIPHERTEXT_MALFORMED"
    })
    void whatIsNoWholeBlocksOfDigitsIsMalformed(String cipher, Problem problem) {
        assertThat(problem(open(cipher))).isEqualTo(problem);
    }

    @Test
    void anotherKeyDoesNotOpen() {
        String cipher = Content.enciphered("#1234|Nri1/BA1]" + STAMP, FrameKey.ofText("BBBBBBBBBBBBBBBB"));

        assertThat(problem(open(cipher))).isEqualTo(Problem.KEY_WRONG);
    }

    @Test
    void anEncryptedFrameMustBeStampedUnlessThatIsAllowed() {
        Frame frame = frame(Content.enciphered("#1234|Nri1/BA1]", KEY));

        assertThat(problem(FrameOpener.open(frame, Protection.with(KEY), Allowances.USUAL)))
                .isEqualTo(Problem.TIMESTAMP_MISSING);
        assertThat(FrameOpener.open(
                        frame, Protection.with(KEY), Allowances.USUAL.and(Allowance.ENCRYPTED_WITHOUT_TIMESTAMP)))
                .isInstanceOf(Opening.Opened.class);
    }

    @Test
    void clearTextIsRefusedForAnAccountWithAKeyButForNakAndDuh() {
        assertThat(problem(clear("SIA-DCS", "#1234|Nri1/BA1]", Protection.with(KEY))))
                .isEqualTo(Problem.CLEAR_TEXT_REFUSED);
        assertThat(problem(clear("ACK", "]", Protection.with(KEY)))).isEqualTo(Problem.CLEAR_TEXT_REFUSED);
        assertThat(problem(clear("NULL", "]", Protection.with(KEY)))).isEqualTo(Problem.CLEAR_TEXT_REFUSED);
        assertThat(clear("NAK", "]" + STAMP, Protection.with(KEY))).isInstanceOf(Opening.Opened.class);
        assertThat(clear("DUH", "]", Protection.with(KEY))).isInstanceOf(Opening.Opened.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "#1234|NRP!CONTENT_MALFORMED",
                "#1234|NRP]x!CONTENT_MALFORMED",
                "#1234|NRP][Vhttp!CONTENT_MALFORMED",
                "#1234|NRP]_!TIMESTAMP_MALFORMED",
                "#1234|NRP]_24:00:00,01-01-2026!TIMESTAMP_MALFORMED",
                "#1234|NRP]_00:00:00,02-30-2026!TIMESTAMP_MALFORMED",
                "#1234|NRP]_00:00:00,13-01-2026!TIMESTAMP_MALFORMED",
                "#1234|NRP]_00:00:00 01-01-2026!TIMESTAMP_MALFORMED",
                "#1234|NRP]_00:00:00,01-01-2026x!TIMESTAMP_MALFORMED"
            })
    void everyBrokenContentHasAProblem(String content, Problem problem) {
        assertThat(problem(clear("SIA-DCS", content, new Protection.ClearText())))
                .isEqualTo(problem);
    }

    @Test
    void theTextFormOfAKeyShowsNothingOfIt() {
        assertThat(KEY).hasToString("FrameKey[AES-128]");
        assertThat(Protection.with(FrameKey.of("0".repeat(64))).toString())
                .contains("AES-256")
                .doesNotContain("000");
        assertThat(new ExtendedData.EncryptionKey("4141")).hasToString("EncryptionKey[hidden]");
    }

    @Test
    void keysAreTypedAsHexOrAsText() {
        assertThat(FrameKey.of("A".repeat(32))).hasToString("FrameKey[AES-128]");
        assertThat(FrameKey.of("A".repeat(48))).hasToString("FrameKey[AES-192]");
        assertThat(FrameKey.of("x".repeat(24))).hasToString("FrameKey[AES-192]");
        assertThat(FrameKey.of("x".repeat(32))).hasToString("FrameKey[AES-256]");
        assertThat(FrameKey.of("text:" + "A".repeat(32))).hasToString("FrameKey[AES-256]");
        assertThat(FrameKey.of("hex:" + "A".repeat(64))).hasToString("FrameKey[AES-256]");
        org.assertj.core.api.Assertions.assertThatIllegalArgumentException().isThrownBy(() -> FrameKey.of("short"));
    }

    private static Opening clear(String id, String content, Protection protection) {
        Frame frame = Wire.read(Wire.framed("\"" + id + "\"0001L0#1234[" + content));
        return FrameOpener.open(frame, protection, Allowances.USUAL);
    }

    private static Opening open(String cipher) {
        return FrameOpener.open(frame(cipher), Protection.with(KEY), Allowances.USUAL);
    }

    private static Frame frame(String cipher) {
        return Wire.read(Wire.framed("\"*ACK\"0001L0#1234[" + cipher));
    }

    private static Problem problem(Opening opening) {
        return ((Opening.Shut) opening).problem();
    }
}

package org.keyholder.dc09.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.keyholder.dc09.Wire;

class FrameSplitterTest {
    private static final String A = "68AF0025\"SIA-DCS\"0001L0#1234[#1234|Nri1/BA12]";
    private static final String B = "B3510025\"SIA-DCS\"0002L0#1234[#1234|Nri1/BA13]";

    private final FrameSplitter splitter = new FrameSplitter();

    @Test
    void gluedFramesAreTakenApart() {
        assertThat(split("\n" + A + "\r\n" + B + "\r")).containsExactly(A, B);
    }

    @Test
    void aFrameInPiecesIsPutTogether() {
        List<String> frames = new ArrayList<>();
        for (char each : ("\n" + A + "\r\n" + B + "\r").toCharArray()) {
            frames.addAll(split(String.valueOf(each)));
        }

        assertThat(frames).containsExactly(A, B);
        assertThat(splitter.hasBegun()).isFalse();
    }

    @Test
    void noiseBetweenFramesIsSkippedAndCounted() {
        assertThat(split("noise\r\n\n" + A + "\r\0\0more" + "\n" + B + "\r")).containsExactly(A, B);
        assertThat(splitter.skipped()).isEqualTo("noise\r\n\0\0more".length());
    }

    @Test
    void aTwoByteCrcMayHoldLfOrCr() {
        for (String crc : List.of("\n\n", "\r\r", "\n\r", "\r\n", "\nx", "x\n", "\"\"")) {
            String frame = crc + "0029\"NULL\"0000R1L1#9413[]_23:05:28,08-30-2023";
            assertThat(split("\n" + frame + "\r\n" + A + "\r")).containsExactly(frame, A);
        }
    }

    @Test
    void aTwoByteFrameInPiecesIsPutTogetherWhateverItsCrc() {
        String frame = "\n\r0029\"NULL\"0000R1L1#9413[]_23:05:28,08-30-2023";
        List<String> frames = new ArrayList<>();
        for (char each : ("\n" + frame + "\r").toCharArray()) {
            frames.addAll(split(String.valueOf(each)));
        }

        assertThat(frames).containsExactly(frame);
    }

    @Test
    void aFrameThatBreaksOffGivesWayToTheNext() {
        assertThat(split("\n" + A.substring(0, 30) + "\n" + B + "\r")).containsExactly(B);
    }

    @Test
    void aDamagedHeaderIsStillAFrameSoThatTheReceiverCanSayWhatIsWrong() {
        String damaged = "01fc003g\"ACK\"0000Rc0ffdL1234#080027E62A64[]";

        assertThat(split("\n" + damaged + "\r")).containsExactly(damaged);
    }

    @Test
    void aFrameWithoutEndIsDroppedAtItsLongest() {
        assertThat(split("\n" + A + "x".repeat(9000))).isEmpty();
        assertThat(splitter.hasBegun()).isFalse();
        assertThat(split("\n" + B + "\r")).containsExactly(B);
    }

    @Test
    void theLongestFrameFits() {
        String longest = "00000FFF\"NULL\"0001L0#1234[" + "x".repeat(0xFFF - 18);

        assertThat(split("\n" + longest + "\r")).containsExactly(longest);
    }

    @Test
    void aMegabyteOfNoiseLeavesNothingBehind() {
        Random random = new Random(9);
        byte[] noise = new byte[1024];
        for (int kilobyte = 0; kilobyte < 1024; kilobyte++) {
            random.nextBytes(noise);
            splitter.add(noise, 0, noise.length);
            while (splitter.next().isPresent()) {
                // Chance frames are the reader's to refuse.
            }
        }

        assertThat(split("\n" + A + "\r")).endsWith(A);
    }

    @Test
    void noiseFullOfBeginningsTakesNoLongerThanOther() {
        String beginnings = "\n00000000\"".repeat(100_000);

        assertThat(split(beginnings)).isEmpty();
        assertThat(splitter.skipped()).isEqualTo(beginnings.length() - 10L);
    }

    private List<String> split(String bytes) {
        splitter.add(Wire.latin1(bytes), 0, bytes.length());
        List<String> frames = new ArrayList<>();
        for (Optional<byte[]> frame = splitter.next(); frame.isPresent(); frame = splitter.next()) {
            frames.add(Wire.latin1(frame.get()));
        }
        return frames;
    }
}

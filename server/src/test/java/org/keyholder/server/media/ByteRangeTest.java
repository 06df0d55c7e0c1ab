package org.keyholder.server.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Range headers of RFC 9110, on a file of 212 bytes. */
class ByteRangeTest {

    private static final long SIZE = 212;

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 0",
        "bytes=100-104, 100, 104",
        "bytes=100-, 100, 211",
        "bytes=0-, 0, 211",
        "bytes=211-, 211, 211",
        "bytes=200-999, 200, 211",
        "bytes=0-99999999999999999999999, 0, 211",
        "bytes=-3, 209, 211",
        "bytes=-1, 211, 211",
        "bytes=-212, 0, 211",
        "bytes=-9999, 0, 211",
        "bytes=-99999999999999999999999, 0, 211",
        "BYTES=5-6, 5, 6",
        "'bytes= 5-6 ', 5, 6",
        "'bytes=5-6,', 5, 6",
        "bytes=0005-0006, 5, 6"
    })
    void aPartIsWhatIsThereOfIt(String header, long first, long last) {
        assertThat(ByteRange.read(header, SIZE)).isEqualTo(new ByteRange.Part(first, last));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=212-", "bytes=212-300", "bytes=99999999999999999999-", "bytes=-0", "bytes=-000"})
    void ofWhatLiesBeyondTheEndNothingIsThere(String header) {
        assertThat(ByteRange.read(header, SIZE)).isEqualTo(new ByteRange.NoneThere());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes",
                "bytes=",
                "bytes=-",
                "bytes=,",
                "bytes=5",
                "bytes=6-5",
                "bytes=a-b",
                "bytes=0x1-2",
                "bytes=1-2-3",
                "bytes=--1",
                "bytes=+1-2",
                "bytes= 1 - 2",
                "bytes=１-２",
                "lines=0-1",
                "bytes 0-1",
                "bytes=0-1,5-6",
                "bytes=0-1,-1",
                "bytes=0-0,0-0,0-0,0-0",
                "bytes=500-600,0-1"
            })
    void whatIsMalformedOrOfSeveralPartsIsPassedOver(String header) {
        assertThat(ByteRange.read(header, SIZE)).isEqualTo(new ByteRange.Whole());
    }

    @Test
    void nothingAskedForIsTheWhole() {
        assertThat(ByteRange.read(null, SIZE)).isEqualTo(new ByteRange.Whole());
    }

    @Test
    void anEmptyFileHasNoParts() {
        assertThat(ByteRange.read("bytes=0-", 0)).isEqualTo(new ByteRange.NoneThere());
        assertThat(ByteRange.read("bytes=-5", 0)).isEqualTo(new ByteRange.NoneThere());
    }
}

package org.keyholder.server.admission.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadOfRequestTest {

    @ParameterizedTest
    @CsvSource({
        "'', PARTLY",
        "GET / HTTP/1.1, PARTLY",
        "GET / HTTP/1.1^Host: a^, PARTLY",
        "GET / HTTP/1.1^Host: a^^, ENOUGH",
        "GET / HTTP/1.1~Host: a~~, ENOUGH",
        "^^GET / HTTP/1.1^Host: a^, PARTLY",
        "^^GET / HTTP/1.1^Host: a^^, ENOUGH",
        "POST /api/v1/events HTTP/1.1^Host: a^^{, ALARMS",
        "PUT /api/v1/events/1/media/2 HTTP/1.1^^, ALARMS",
        "GET /a/token HTTP/1.1^^, ALARMS",
        "POST /w/token HTTP/1.1^^, ALARMS",
        "POST /providers/twilio/status HTTP/1.1^^, ALARMS",
        "^^PUT /api/v1/events/1/media/2 HTTP/1.1^^, ALARMS",
        "GET /a/token/media/1/a.mp4 HTTP/1.1^^, ENOUGH",
        "GET /monitoring?act=/api/ HTTP/1.1^^, ENOUGH",
        "GET /assets/a.css HTTP/1.1^^, ENOUGH",
        "GET http://a/api/ HTTP/1.1^^, ENOUGH",
        "nonsense^^, ENOUGH",
    })
    void aHeadIsEnoughWithItsEmptyLineAndAnAlarmsByItsPath(String head, HeadOfRequest.Come come) {
        assertThat(HeadOfRequest.come(bytes(head), false)).isEqualTo(come);
    }

    @ParameterizedTest
    @CsvSource({"'', END", "GET / HTTP/1.1, END", "GET / HTTP/1.1^^, ENOUGH"})
    void whoClosesBeforeTheEndIsGone(String head, HeadOfRequest.Come come) {
        assertThat(HeadOfRequest.come(bytes(head), true)).isEqualTo(come);
    }

    @Test
    void moreThanIsReadAheadIsLeftToTheWebServer() {
        var full = bytes("POST /api/v1/events HTTP/1.1^X: " + "x".repeat(HeadOfRequest.READ_AHEAD));

        assertThat(HeadOfRequest.come(full, false)).isEqualTo(HeadOfRequest.Come.ALARMS);
    }

    private static ByteBuffer bytes(String head) {
        var bytes = head.replace("^", "\r\n").replace("~", "\n").getBytes(StandardCharsets.ISO_8859_1);
        var seen = ByteBuffer.allocate(HeadOfRequest.READ_AHEAD);
        seen.put(bytes, 0, Math.min(bytes.length, seen.capacity()));
        return seen.flip();
    }
}

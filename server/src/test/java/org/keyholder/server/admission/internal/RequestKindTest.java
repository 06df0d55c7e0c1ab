package org.keyholder.server.admission.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class RequestKindTest {

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/events, REPORT",
        "GET, /api/v1/events/1, REPORT",
        "PUT, /api/v1/events/1/media/a.mp4, UPLOAD",
        "GET, /api/v1/events/1/media/a.mp4, DOWNLOAD",
        "GET, /a/token, LINK",
        "POST, /a/token, LINK",
        "GET, /a/token/media/1/a.mp4, MEDIA",
        "POST, /w/token, LINK",
        "POST, /providers/twilio/status, CALLBACK",
        "GET, /monitoring, PAGE",
        "GET, /monitoring/alarms/1/media/2/a.mp4, MEDIA",
        "GET, /sites/1, PAGE",
        "GET, /sign-in, PAGE",
        "POST, /sign-in, SIGN_IN",
        "GET, /sign-in/with/north, PAGE",
        "POST, /sign-in/with/north, ELSEWHERE",
        "GET, /sign-in/with/north/answer, ELSEWHERE",
        "POST, /people/sign-in/try, ELSEWHERE",
        "GET, /assets/keyholder.css, FILE",
        "GET, /health/ready, HEALTH",
        "GET, /health, HEALTH",
        "GET, /healthy, PAGE",
        "GET, /monitoring/clip, MEDIA",
        "GET, /anything, PAGE",
    })
    void whatIsAskedForDecidesWhomItWaitsWith(String method, String path, RequestKind kind) {
        assertThat(RequestKind.of(new MockHttpServletRequest(method, path))).isEqualTo(kind);
    }
}

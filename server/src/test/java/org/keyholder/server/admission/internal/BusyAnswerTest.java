package org.keyholder.server.admission.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class BusyAnswerTest {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void itTellsBrowsersToComeByTlsAloneWhereTheyCameByIt(boolean byTls) throws IOException {
        var request = new MockHttpServletRequest();
        request.setSecure(byTls);
        var response = new MockHttpServletResponse();

        new BusyAnswer().write(RequestKind.CALLBACK, request, response);

        assertThat(response.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.containsHeader("Strict-Transport-Security")).isEqualTo(byTls);
    }
}

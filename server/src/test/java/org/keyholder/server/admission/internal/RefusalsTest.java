package org.keyholder.server.admission.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalsTest {

    /** A key or link that is made up waits its turn; a person who is too many, a second at least; whoever is known or a program, not at all. */
    @ParameterizedTest
    @CsvSource({
        "REPORT, 401, 0",
        "UPLOAD, 401, 0",
        "DOWNLOAD, 401, 0",
        "DOWNLOAD, 404,",
        "DOWNLOAD, 503,",
        "LINK, 404, 0",
        "LINK, 429, 1",
        "PAGE, 429, 1",
        "PAGE, 503, 1",
        "SIGN_IN, 429, 1",
        "REPORT, 201,",
        "REPORT, 404,",
        "REPORT, 503,",
        "UPLOAD, 503,",
        "CALLBACK, 401,",
        "CALLBACK, 503,",
        "HEALTH, 503,",
        "LINK, 200,",
        "PAGE, 404,",
        "SIGN_IN, 401,",
    })
    void whoWaitsForWhat(RequestKind kind, int status, Integer seconds) {
        assertThat(Refusals.before(kind, status))
                .isEqualTo(Optional.ofNullable(seconds).map(Duration::ofSeconds));
    }
}

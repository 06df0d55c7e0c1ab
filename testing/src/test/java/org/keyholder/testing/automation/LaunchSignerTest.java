package org.keyholder.testing.automation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LaunchSignerTest {

    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    private final LaunchSigner signer = new LaunchSigner("an-example-secret-for-the-docs-only-1");

    /** The signature is openssl's own. */
    @Test
    void itSignsAsOpensslDoes() {
        assertThat(signer.launch("/monitoring?act=P2794&zone=017", "kim", NOON))
                .isEqualTo("/monitoring?act=P2794&zone=017&operator=kim&time=1795694400"
                        + "&signature=56b7dd08b6dd33a81018679a1dcb0f61a79ddef08a5e6798cd02904408737d32");
    }

    @Test
    void aLoginIsEncodedBeforeItIsSigned() {
        assertThat(signer.launch("/monitoring", "kim müller&co", NOON))
                .startsWith("/monitoring?operator=kim+m%C3%BCller%26co&time=1795694400&signature=");
    }

    @Test
    void itDoesNotTellItsSecret() {
        assertThat(signer.toString()).doesNotContain("example");
    }
}

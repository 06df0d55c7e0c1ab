package org.keyholder.server.messaging.internal.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class CalledUrlTest {

    private static final String PATH = "/providers/twilio/inbound";

    @Test
    void thePortMayOrMayNotHaveBeenSigned() {
        assertThat(forms("https://verify.example.test", null, null))
                .containsExactly("https://verify.example.test" + PATH, "https://verify.example.test:443" + PATH);
        assertThat(forms("http://localhost:8080", null, null))
                .containsExactly("http://localhost" + PATH, "http://localhost:8080" + PATH);
        assertThat(forms("https://verify.example.test/kh", null, null))
                .contains("https://verify.example.test/kh" + PATH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tenant=acme", "b=2&a=1&b=1", "a=%7B%7C+x", "", "From=%2B13125550123"})
    void theQueryIsSignedAsItWasCalled(String query) {
        assertThat(forms("https://verify.example.test", query, null))
                .contains("https://verify.example.test" + PATH + "?" + query);
    }

    @ParameterizedTest
    @CsvSource({
        "twilio:secret, twilio:secret",
        "twilio, twilio",
        "twilio:s:e!c$, twilio:s:e!c$",
        "twilio:a@b/c?d#e%f, twilio:a%40b%2Fc%3Fd%23e%25f",
        "twilio:pâss, twilio:p%C3%A2ss"
    })
    void aUserAndPasswordInTheAddressMayOrMayNotHaveBeenSigned(String shown, String signed) {
        assertThat(forms("https://verify.example.test", "a=1", "Basic " + base64(shown)))
                .contains(
                        "https://verify.example.test" + PATH + "?a=1",
                        "https://" + signed + "@verify.example.test" + PATH + "?a=1",
                        "https://" + signed + "@verify.example.test:443" + PATH + "?a=1");
    }

    @Test
    void aUserInThePublicUrlMayOrMayNotHaveBeenSigned() {
        assertThat(forms("https://twilio:secret@verify.example.test", null, null))
                .contains(
                        "https://verify.example.test" + PATH,
                        "https://twilio:secret@verify.example.test" + PATH,
                        "https://twilio:secret@verify.example.test:443" + PATH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer kh_1", "Basic", "Basic ", "Basic %%%", "Digest username=\"x\""})
    void aHeaderThatNamesNobodyChangesNothing(String header) {
        assertThat(forms("https://verify.example.test", null, header))
                .containsExactly("https://verify.example.test" + PATH, "https://verify.example.test:443" + PATH);
    }

    private static List<String> forms(String base, @Nullable String query, @Nullable String authorization) {
        var request = new MockHttpServletRequest("POST", PATH);
        request.setQueryString(query);
        request.addHeader("Host", "evil.example");
        if (authorization != null) {
            request.addHeader("Authorization", authorization);
        }
        return CalledUrl.of(request, URI.create(base)).forms();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}

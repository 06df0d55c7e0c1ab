package org.keyholder.testing.phones;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Signatures made by Twilio's own library, with the token 12345. */
class TwilioSignatureTest {

    private static final Map<String, String> STATUS = Map.of(
            "MessageSid",
            "SM0123456789abcdef0123456789abcdef",
            "MessageStatus",
            "undelivered",
            "ErrorCode",
            "30003",
            "To",
            "+15551230001",
            "From",
            "+15550001111",
            "AccountSid",
            "AC00000000000000000000000000000001",
            "ApiVersion",
            "2010-04-01");

    private final TwilioSignature signature = new TwilioSignature("12345");

    @Test
    void theExampleOfTwiliosOwnDocumentationComesOutRight() {
        Map<String, String> call = Map.of(
                "CallSid",
                "CA1234567890ABCDE",
                "Caller",
                "+12349013030",
                "Digits",
                "1234",
                "From",
                "+12349013030",
                "To",
                "+18005551212");

        assertThat(signature.sign("https://mycompany.com/myapp.php?foo=1&bar=2", call))
                .isEqualTo("0/KCTR6DLpKmkAf8muzZqo1nDgQ=");
    }

    @Test
    void aStatusCallbackIsSignedOverTheUrlAsItIsCalled() {
        assertThat(signature.sign("https://verify.example.test/sms/status", STATUS))
                .isEqualTo("WLQaay2ezYZDKm2RIPhmRtvq8Vw=");
        assertThat(signature.sign("https://verify.example.test:443/sms/status", STATUS))
                .isEqualTo("b6TAK5LDinYUxixjmLlCM9Kt9jM=");
    }

    @Test
    void repeatedValuesCountOnceAndInOrder() {
        assertThat(signature.signLists("https://verify.example.test/x", Map.of("A", List.of("b", "a", "a"))))
                .isEqualTo("lg9crUq/PKgUxlgZZCWqdE9gXHk=");
    }

    @Test
    void aJsonBodyIsSignedByItsUrlAlone() {
        String url = "https://verify.example.test/j"
                + "?bodySHA256=015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862";

        assertThat(signature.sign(url, Map.of())).isEqualTo("rwH4YIcVEoqARfza9jypQTxOt1Q=");
    }
}

package org.keyholder.server.messaging.internal.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The values are those of npm twilio 6.2.0 (MIT) for the auth token 12345; the first stands in Twilio's own documentation as well.
 */
class TwilioSignatureTest {

    private static final TwilioSignature OURS = new TwilioSignature("12345");

    private static final String STATUS = "https://verify.example.test/sms/status";
    private static final String STATUS_SIGNED = "WLQaay2ezYZDKm2RIPhmRtvq8Vw=";
    private static final String STATUS_443 = "https://verify.example.test:443/sms/status";
    private static final String STATUS_443_SIGNED = "b6TAK5LDinYUxixjmLlCM9Kt9jM=";
    private static final String STATUS_FORM =
            "MessageSid=SM0123456789abcdef0123456789abcdef MessageStatus=undelivered ErrorCode=30003 To=+15551230001"
                    + " From=+15550001111 AccountSid=AC00000000000000000000000000000001 ApiVersion=2010-04-01";

    record Vector(String name, String url, String form, String signature) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Vector> vectors() {
        return Stream.of(
                new Vector(
                        "docs-sample",
                        "https://mycompany.com/myapp.php?foo=1&bar=2",
                        "CallSid=CA1234567890ABCDE Caller=+12349013030 Digits=1234 From=+12349013030 To=+18005551212",
                        "0/KCTR6DLpKmkAf8muzZqo1nDgQ="),
                new Vector("sms-status", STATUS, STATUS_FORM, STATUS_SIGNED),
                new Vector("sms-status-443", STATUS_443, STATUS_FORM, STATUS_443_SIGNED),
                new Vector(
                        "repeated-param",
                        "https://verify.example.test/x",
                        "A=b A=a A=a",
                        "lg9crUq/PKgUxlgZZCWqdE9gXHk="));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void itSignsAsTwilioDoes(Vector vector) {
        assertThat(OURS.sign(vector.url(), form(vector.form()))).isEqualTo(vector.signature());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void itTakesWhatTwilioSigned(Vector vector) {
        assertThat(OURS.fits(vector.signature(), List.of(vector.url()), form(vector.form())))
                .isTrue();
    }

    @Test
    void oneOfTheFormsOfAUrlIsEnough() {
        assertThat(OURS.fits(STATUS_443_SIGNED, List.of(STATUS, STATUS_443), form(STATUS_FORM)))
                .isTrue();
        assertThat(OURS.fits(STATUS_SIGNED, List.of(STATUS, STATUS_443), form(STATUS_FORM)))
                .isTrue();
        assertThat(OURS.fits(STATUS_SIGNED, List.of(), form(STATUS_FORM))).isFalse();
    }

    @Test
    void anyOtherAddressTokenOrFormDoesNotFit() {
        var url = List.of(STATUS);
        var form = form(STATUS_FORM);

        assertThat(new TwilioSignature("12346").fits(STATUS_SIGNED, url, form)).isFalse();
        assertThat(OURS.fits(STATUS_SIGNED, List.of(STATUS + "?x=1"), form)).isFalse();
        assertThat(OURS.fits(STATUS_SIGNED, List.of("http://verify.example.test/sms/status"), form))
                .isFalse();
        assertThat(OURS.fits(STATUS_SIGNED, url, form(STATUS_FORM.replace("undelivered", "delivered"))))
                .isFalse();
        assertThat(OURS.fits(STATUS_SIGNED, url, form(STATUS_FORM + " Extra=1")))
                .isFalse();
        assertThat(OURS.fits("", url, form)).isFalse();
        assertThat(OURS.fits(STATUS_SIGNED + " ", url, form)).isFalse();
        assertThat(OURS.fits("é", url, form)).isFalse();
    }

    /** Byte order is what is written; letter case counts. */
    @Test
    void namesAreSignedInByteOrder() {
        var form = form("b=2 B=1 a=3 _=4");

        assertThat(OURS.sign("https://x.test/", form))
                .isEqualTo(OURS.sign("https://x.test/B1_4a3b2", new TwilioForm(Map.of())));
    }

    private static TwilioForm form(String pairs) {
        return TwilioForm.parse(pairs.replace("+", "%2B").replace(' ', '&'));
    }
}

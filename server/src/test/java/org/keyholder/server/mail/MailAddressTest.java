package org.keyholder.server.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "ann@example.com, ann@example.com",
        "' Ann.Ortega+keys@Example.COM ', Ann.Ortega+keys@example.com",
        "kim@bücher.example, kim@xn--bcher-kva.example",
        "o'brien@mail.example.co.uk, o'brien@mail.example.co.uk",
    })
    void whatIsTypedBecomesAnAddress(String typed, String address) {
        assertThat(MailAddress.typed(typed)).contains(new MailAddress(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ann",
                "@example.com",
                "ann@",
                "ann@example",
                "ann@-example.com",
                "ann..o@example.com",
                ".ann@example.com",
                "ann o@example.com",
                "ann@example.com\r\nBcc: all@example.com",
                "ann@exa\u0000mple.com",
                "\"ann\"@example.com",
                "ann@[192.0.2.1]",
                "ann@192.0.2.1",
                "Ann <ann@example.com>",
                "ann@example.com, kim@example.com",
            })
    void whatIsNoAddressIsNone(String typed) {
        assertThat(MailAddress.typed(typed)).isEmpty();
    }

    @Test
    void itIsNoLongerThanMailTakes() {
        var most = "a".repeat(64) + "@" + "b".repeat(63) + "." + "c".repeat(63) + "." + "d".repeat(57) + ".com";
        assertThat(most).hasSize(MailAddress.LONGEST);
        assertThat(MailAddress.typed(most)).isPresent();

        assertThat(MailAddress.typed(most.replace(".com", ".info"))).isEmpty();
        assertThat(MailAddress.typed("a".repeat(65) + "@example.com")).isEmpty();
        assertThat(MailAddress.typed("a@" + "ä".repeat(100_000) + ".com")).isEmpty();
    }

    @Test
    void onlyAnAddressIsOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> new MailAddress("ann@Example.com"));
    }

    @Test
    void capitalLettersMakeNoOtherPerson() {
        assertThat(new MailAddress("Ann@example.com").isSameAs(new MailAddress("ann@example.com")))
                .isTrue();
        assertThat(new MailAddress("ann@example.com").isSameAs(new MailAddress("ann@example.org")))
                .isFalse();
    }
}

package org.keyholder.server.dealerportal.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TypedTest {

    @Test
    void whatWasTypedIsReadAsWordsAndAsOneNumber() {
        assertThat(Typed.of("p 27 94", "p 27 94").readings())
                .containsExactly(List.of("p", "27", "94"), List.of("p2794"));
        assertThat(Typed.of("harbour", "harbour").readings()).containsExactly(List.of("harbour"));
    }

    @Test
    void digitsAreReadAsAPhoneNumberToo() {
        assertThat(Typed.of("0043 664-12", "0043 664 12").readings())
                .containsExactly(List.of("0043", "664", "12"), List.of("004366412"), List.of("4366412"));
        assertThat(Typed.of("017", "017").readings()).containsExactly(List.of("017"));
        assertThat(Typed.of("0000", "0000").readings()).containsExactly(List.of("0000"));
    }

    @Test
    void nothingIsReadAsNothing() {
        assertThat(Typed.of("-", "").readings()).isEmpty();
        assertThat(Typed.cleaned("a\u0000b\uD800c\n")).isEqualTo("a b?c");
        assertThat(Typed.of("a b a", "a b a").readings().getFirst()).containsExactly("a", "b");
    }

    @Test
    void ofAVeryLongTextOnlyTheBeginningIsRead() {
        assertThat(Typed.cleaned("x".repeat(5_000))).hasSize(100);
        assertThat(Typed.of("x", "x".repeat(100)).readings().getFirst().getFirst())
                .hasSize(40);
        assertThat(Typed.of("x", "a b c d e f g h i j k").readings().getFirst()).hasSize(8);
    }
}

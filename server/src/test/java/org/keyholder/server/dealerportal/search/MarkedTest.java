package org.keyholder.server.dealerportal.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkedTest {

    @ParameterizedTest
    @CsvSource({
        "Harbour Yard, har, [Har]bour Yard",
        "Café Müller, cafe mul, [Café] [Mül]ler",
        "O’Neill & Sons, neill son, O’[Neill] & [Son]s",
        "North walkway, orth, North walkway",
    })
    void theBeginningsOfWordsAreMarked(String text, String typed, String marked) {
        assertThat(shown(Marked.words(text, List.of(typed.split(" "))))).isEqualTo(marked);
    }

    @Test
    void digitsAreMarkedAcrossWhatStandsBetweenThem() {
        assertThat(Marked.run("(312) 555-0143", "555014").map(MarkedTest::shown))
                .contains("(312) [555-014]3");
        assertThat(Marked.run("ABC 27-94", "bc27").map(MarkedTest::shown)).contains("A[BC 27]-94");
        assertThat(Marked.run("P2794", "99")).isEmpty();
    }

    private static String shown(Marked marked) {
        return marked.parts().stream()
                .map(part -> part.found() ? "[" + part.text() + "]" : part.text())
                .collect(Collectors.joining());
    }
}

package org.keyholder.dc09.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.dc09.Wire;

class WireTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"Küche", "Łazienka", "Кухня", "大门", "5 € „neu“", "Tür 🚪", "Front door", ""})
    void utf8IsReadAsWhatItSays(String words) {
        assertThat(WireText.words(Wire.utf8(words))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        // The character set of the standard: not one of these is valid UTF-8.
        "'K\u00FCche','Küche'",
        "'5 \u0080','5 €'",
        "'\u0084neu\u0093','„neu“'",
        // A beginning without its end, an end without its beginning, a sign written longer than it need be, half of a
        // pair.
        "'Caf\u00C3','CafÃ'",
        "'\u00BCx','¼x'",
        "'\u00C0\u00AF','À¯'",
        "'\u00ED\u00A0\u0080','í\u00A0€'",
        // One of each: what is not valid UTF-8 as a whole is none.
        "'K\u00C3\u00BCche Caf\u00E9','KÃ¼che Café'"
    })
    void everythingElseIsWindows1252(String bytes, String words) {
        assertThat(WireText.words(bytes)).isEqualTo(words);
    }

    @Test
    void noTwoBytesOfWindows1252BecomeTheSameCharacter() {
        StringBuilder bytes = new StringBuilder();
        for (char each = ' '; each < 256; each++) {
            bytes.append(each);
        }

        assertThat(WireText.words(bytes.toString())).doesNotContain("\uFFFD");
        assertThat(WireText.words(bytes.toString()).chars().distinct()).hasSize(bytes.length());
    }
}

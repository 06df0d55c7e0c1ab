package org.keyholder.dc09.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.keyholder.dc09.Wire;
import org.keyholder.dc09.message.Report;

class ExtendedDataTest {
    @Test
    void coordinatesAreReadInDegreesAndMinutesOrAsANumber() {
        assertThat(new ExtendedData.Longitude("006E07.7777777").degrees().orElseThrow())
                .isCloseTo(6.1296, within(0.0001));
        assertThat(new ExtendedData.Longitude("012W34.1").degrees().orElseThrow())
                .isCloseTo(-12.5683, within(0.0001));
        assertThat(new ExtendedData.Latitude("49N06.6666666").degrees().orElseThrow())
                .isCloseTo(49.1111, within(0.0001));
        assertThat(new ExtendedData.Latitude("52.21").degrees().orElseThrow()).isCloseTo(52.21, within(0.0001));
        assertThat(new ExtendedData.Latitude("115000").degrees()).isEmpty();
        assertThat(new ExtendedData.Latitude("NaN").degrees()).isEmpty();
        assertThat(new ExtendedData.Altitude("12.5").meters().orElseThrow()).isEqualTo(12.5);
    }

    @Test
    void severalLinksArePartedByCommas() {
        assertThat(new ExtendedData.Links("https://a.test/1,https://a.test/2").urls())
                .containsExactly("https://a.test/1", "https://a.test/2");
    }

    @Test
    void aLinkIsWrittenSoThatItFitsIntoItsBlock() {
        assertThat(ExtendedData.link("https://a.test/[1]|é,2").value())
                .isEqualTo("https://a.test/%5B1%5D%7C%C3%A9%2C2");
        Report report = Report.linkTest();
        assertThatIllegalArgumentException().isThrownBy(() -> report.with(ExtendedData.link("x".repeat(257))));
    }

    @Test
    void wordsTravelInWindows1252() {
        ExtendedData room = ExtendedData.ofWords('R', "Café „Löwe“ 5 €");

        assertThat(room.value()).contains("\u0080").contains("\u0084");
        assertThat(room.words()).isEqualTo("Café „Löwe“ 5 €");
        assertThat(ExtendedData.of("Eabc").words()).isEqualTo("abc");
    }

    @Test
    void wordsThatCameInUtf8AreReadAsSuchWhateverTheirLetter() {
        for (char letter : "ILOPRSVE".toCharArray()) {
            ExtendedData block = ExtendedData.of(letter + Wire.utf8("Küche 5 €"));

            assertThat(block.words()).isEqualTo("Küche 5 €");
            assertThat(block.value()).isEqualTo(Wire.utf8("Küche 5 €"));
        }
        assertThat(new ExtendedData.Links(Wire.utf8("https://a.test/ü,https://a.test/2")).urls())
                .containsExactly("https://a.test/ü", "https://a.test/2");
    }

    @Test
    void wordsThatAreSentStayWindows1252AndSomeSignsAreLeftOut() {
        assertThat(ExtendedData.ofWords('R', "Küche").value()).isEqualTo("K\u00FCche");
        assertThat(ExtendedData.ofWords('R', "Łódź").value()).isEqualTo("?\u00F3d?");
    }

    @Test
    void linksGoBeforeOtherBlocksBecauseSomeReceiversKeepOnlyTheFirst() {
        Report report = Report.sia("NRP")
                .with(new ExtendedData.Room("Hall"))
                .with(ExtendedData.link("https://a.test/1"))
                .with(ExtendedData.link("https://a.test/2"));

        assertThat(report.extended())
                .extracting(ExtendedData::value)
                .containsExactly("https://a.test/1", "https://a.test/2", "Hall");
    }

    @Test
    void aBlockThatWouldBreakTheFrameIsTheCallersMistake() {
        Report report = Report.sia("NRP");
        assertThatIllegalArgumentException().isThrownBy(() -> report.with(new ExtendedData.Room("a]b")));
        assertThatIllegalArgumentException().isThrownBy(() -> report.with(new ExtendedData.Trigger("12")));
        assertThatIllegalArgumentException().isThrownBy(() -> Report.sia("NRP]"));
    }

    @Test
    void theTimeOfOccurrenceIsRead() {
        assertThat(new ExtendedData.OccurredAt("13:14:15,02-15-2026").instant())
                .contains(Instant.parse("2026-02-15T13:14:15Z"));
        assertThat(new ExtendedData.OccurredAt("yesterday").instant()).isEmpty();
    }

    @Test
    void everyLetterComesBackFromItsType() {
        for (char letter = 'A'; letter <= 'Z'; letter++) {
            ExtendedData block = ExtendedData.of(letter + "value");
            assertThat(block.letter()).isEqualTo(letter);
            assertThat(block.value()).isEqualTo("value");
            boolean known = "ACHIJKLMNOPRSTVXYZ".indexOf(letter) >= 0;
            assertThat(block instanceof ExtendedData.Unknown).isEqualTo(!known);
        }
        assertThat(ExtendedData.of("")).isEqualTo(new ExtendedData.Unknown((char) 0, ""));
    }
}

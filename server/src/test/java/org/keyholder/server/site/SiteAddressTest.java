package org.keyholder.server.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.server.shared.Refusal;

class SiteAddressTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12 Mill Lane | Springfield | IL | 62701 | US | 12 Mill Lane, Springfield, IL 62701",
                "12 Mill Lane | Springfield | IL | '' | US | 12 Mill Lane, Springfield, IL",
                "5 King St | Toronto | ON | M5V 2T6 | CA | 5 King St, Toronto, ON M5V 2T6",
                "1 George St | Sydney | NSW | 2000 | AU | 1 George St, Sydney NSW 2000",
                "12 Mill Lane | Leeds | West Yorkshire | LS1 4DY | GB | 12 Mill Lane, Leeds, West Yorkshire, LS1 4DY",
                "Hauptstraße 5 | Berlin | '' | 10115 | DE | Hauptstraße 5, 10115 Berlin",
                "Via Roma 1 | Roma | RM | 00184 | IT | Via Roma 1, 00184 Roma RM",
                "Rua A 5 | São Paulo | SP | 01310-100 | BR | Rua A 5, São Paulo - SP, 01310-100",
                "Calle 5 | Puebla | PUE | 72000 | MX | Calle 5, 72000 Puebla, PUE",
                "MG Road 1 | Mumbai | Maharashtra | 400001 | IN | MG Road 1, Mumbai, Maharashtra 400001"
            })
    void itIsOneLineAsPeopleWriteItThere(
            String street, String town, String region, String code, String country, String line) {
        assertThat(new PostalAddress(street, town, region, code, country).line())
                .isEqualTo(line);
    }

    @Test
    void eachPartHasItsLimit() {
        assertThat(field(() -> new PostalAddress("x".repeat(101), "T", "", "", "US")))
                .isEqualTo("address");
        assertThat(field(() -> new PostalAddress("S", " ", "", "", "US"))).isEqualTo("town");
        assertThat(field(() -> new PostalAddress("S", "T", "a\nb", "", "US"))).isEqualTo("region");
        assertThat(field(() -> new PostalAddress("S", "T", "", "1".repeat(17), "US")))
                .isEqualTo("postalCode");
        assertThat(field(() -> new PostalAddress("S", "T", "", "", "us"))).isEqualTo("country");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "41.8781, -87.6298 | 41.8781, -87.6298",
                "41.8781 -87.6298 | 41.8781, -87.6298",
                "-33.8688;151.20930000001 | -33.8688, 151.2093",
                "0,0 | 0, 0",
                "10, 100 | 10, 100"
            })
    void coordinatesAreReadAndRounded(String typed, String read) {
        assertThat(Coordinates.read(typed).map(Coordinates::toString)).contains(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"41.8781", "north, west", "91, 0", "0, 181", "-87.6298, -187", "=1, 2", "1, 2, 3", "41°52′N"})
    void whatIsNoPlaceOnTheMapIsRefused(String typed) {
        assertThat(field(() -> Coordinates.read(typed))).isEqualTo("coordinates");
    }

    @Test
    void noCoordinatesAreNone() {
        assertThat(Coordinates.read("  ")).isEqualTo(Optional.empty());
    }

    private static String field(org.assertj.core.api.ThrowableAssert.ThrowingCallable reading) {
        return String.valueOf(catchThrowableOfType(Refusal.class, reading).field());
    }
}

package org.keyholder.server.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrandColourTest {

    private static final Pattern SHADE = Pattern.compile("--(brand[a-z-]*):#([0-9a-f]{6})");

    @ParameterizedTest
    @ValueSource(strings = {"123a7a", "ffcc00", "ffffff", "000000", "808080", "e5484d", "00ff88"})
    void anyColourCanBeReadOnItselfOnItsTintAndOnWhite(String hex) {
        var css = new BrandColour(hex).css();

        assertThat(contrast(css, "brand-on", "brand")).isGreaterThanOrEqualTo(4.5);
        assertThat(contrast(css, "brand-on", "brand-hover")).isGreaterThanOrEqualTo(4.5);
        assertThat(contrast(css, "brand-ink", "brand-soft")).isGreaterThanOrEqualTo(4.5);
        assertThat(BrandColour.contrast(shade(css, "brand-ink"), 0xffffff)).isGreaterThanOrEqualTo(4.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "1234567", "red", "12345g", "123a7a}body{"})
    void whatIsNoColourIsRefused(String hex) {
        assertThatThrownBy(() -> new BrandColour(hex)).isInstanceOf(IllegalArgumentException.class);
    }

    private static double contrast(String css, String one, String other) {
        return BrandColour.contrast(shade(css, one), shade(css, other));
    }

    private static int shade(String css, String name) {
        return SHADE.matcher(css)
                .results()
                .filter(found -> found.group(1).equals(name))
                .mapToInt(found -> Integer.parseInt(found.group(2), 16))
                .findFirst()
                .orElseThrow();
    }
}

package org.keyholder.server.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownKeysTest {

    private static final KnownKeys KEYS = new KnownKeys(
            Map.of(
                    "keyholder.port", "java.lang.Integer",
                    "keyholder.texts.senders", "java.util.Map<java.lang.String,java.lang.String>",
                    "keyholder.texts.prefixes", "java.util.List<java.lang.String>"),
            Map.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "keyholder.address",
                "keyholder.port",
                "keyholder.public-url",
                "keyholder.home",
                "keyholder.database.url",
                "keyholder.database.user",
                "keyholder.database.password",
                "keyholder.database.pool-size",
                "keyholder.health.minimum-free-space",
                "keyholder.metrics.address",
                "keyholder.metrics.port"
            })
    void theCompilerWroteDownTheKeysOfThisServer(String key) {
        assertThat(KnownKeys.ofThisServer().knows(key)).isTrue();
    }

    @Test
    void everyKeyIsOursAndInKebabCase() {
        var wellFormed = Pattern.compile("keyholder(\\.[a-z0-9]+(-[a-z0-9]+)*)+");

        assertThat(KnownKeys.ofThisServer().all())
                .isNotEmpty()
                .allMatch(key -> wellFormed.matcher(key).matches());
    }

    @ParameterizedTest
    @ValueSource(strings = {"keyholder.texts.senders.north", "keyholder.texts.prefixes[0]", "keyholder.texts.prefixes"})
    void belowAMapOrAListTheOperatorChoosesTheNames(String key) {
        assertThat(KEYS.knows(key)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"keyholder.ports", "keyholder.port.number", "keyholder", "keyholder.texts", "port"})
    void nothingElseIsKnown(String key) {
        assertThat(KEYS.knows(key)).isFalse();
        assertThatThrownBy(() -> SettingsCheck.requireKnown(key, "a test", KEYS))
                .isInstanceOf(StartRefused.class);
    }

    @ParameterizedTest
    @CsvSource({"port, port, 0", "port, prot, 2", "port, ports, 1", "port, '', 4", "kitten, sitting, 3"})
    void theDistanceIsTheNumberOfChangedLetters(String one, String other, int distance) {
        assertThat(KnownKeys.distance(one, other)).isEqualTo(distance);
        assertThat(KnownKeys.distance(other, one)).isEqualTo(distance);
    }
}

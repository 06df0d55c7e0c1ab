package org.keyholder.server.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.ConfigurableEnvironment;

class SettingsLoaderTest {

    @TempDir
    Path folder;

    private Home home;

    @BeforeEach
    void makeHome() {
        home = new Home(folder);
    }

    @Test
    void withoutFileAndVariablesTheDefaultsHold() {
        assertThat(load(Map.of()).getProperty("keyholder.home")).isEqualTo(folder.toString());
        assertThat(load(Map.of()).getProperty("keyholder.port")).isNull();
    }

    @Test
    void theCommandLineCountsBeforeTheEnvironmentAndThatBeforeTheFile() throws IOException {
        file("""
                keyholder:
                  port: 1001
                  address: 0.0.0.0
                  database:
                    pool-size: 11
                """);

        var settings = SettingsLoader.load(
                home,
                Map.of("KEYHOLDER_PORT", "1002", "KEYHOLDER_ADDRESS", "127.0.0.2"),
                Map.of("keyholder.port", 1003));

        assertThat(settings.getProperty("keyholder.port")).isEqualTo("1003");
        assertThat(settings.getProperty("keyholder.address")).isEqualTo("127.0.0.2");
        assertThat(settings.getProperty("keyholder.database.pool-size")).isEqualTo("11");
    }

    @ParameterizedTest
    @CsvSource({
        "KEYHOLDER_DATABASE_URL, postgres://a@b/c, keyholder.database.url",
        "KEYHOLDER_DATABASE_POOL_SIZE, 20, keyholder.database.pool-size",
        "KEYHOLDER_DATABASE_POOLSIZE, 20, keyholder.database.pool-size",
        "KEYHOLDER_PUBLIC_URL, https://alarms.example.com, keyholder.public-url",
    })
    void aVariableStandsForItsKey(String variable, String value, String key) {
        assertThat(load(Map.of(variable, value)).getProperty(key)).isEqualTo(value);
    }

    @Test
    void theVariablesOfTheLauncherAndOfOtherProgramsAreLeftAlone() {
        var settings = load(Map.of(
                "KEYHOLDER_HOME", "/somewhere",
                "KEYHOLDER_JAVA_HOME", "/jdk",
                "KEYHOLDER_JAVA_OPTIONS", "-Xmx1g",
                "SPRING_DATASOURCE_URL", "jdbc:of-another-program",
                "SERVER_PORT", "1"));

        assertThat(settings.getProperty("keyholder.home")).isEqualTo(folder.toString());
        assertThat(settings.getProperty("spring.datasource.url")).isNull();
        assertThat(settings.getProperty("server.port")).isNull();
    }

    @Test
    void anUnknownKeyInTheFileStopsTheStartAndTheNearestIsNamed() throws IOException {
        file("""
                keyholder:
                  port: 8080
                  database:
                    pool-sise: 20
                """);

        assertThatLoading()
                .hasMessageContaining("keyholder.database.pool-sise")
                .hasMessageContaining("keyholder.yaml, line 4")
                .hasMessageContaining("The nearest known one is keyholder.database.pool-size.");
    }

    @ParameterizedTest
    @CsvSource({
        "keyholder.database.poolSize, keyholder.database.pool-size",
        "database.url, keyholder.database.url",
        "keyholder.databse.usr, keyholder.database.user",
        "spring.datasource.url, keyholder.database.url",
        "logging.levels.root, keyholder",
        "logging.file.name, keyholder",
    })
    void aKeyThatIsNotOursStopsTheStart(String key, String nearest) throws IOException {
        file(key + ": x");

        assertThatLoading().hasMessageContaining(key).hasMessageContaining("The nearest known one is " + nearest);
    }

    @Test
    void anUnknownVariableStopsTheStartAndTheNearestIsNamed() {
        assertThatThrownBy(() -> load(Map.of("KEYHOLDER_DATABASE_PASSWRD", "hunter2")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("KEYHOLDER_DATABASE_PASSWRD")
                .hasMessageContaining("The nearest known one is KEYHOLDER_DATABASE_PASSWORD.")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void logLevelsMayBeSet() throws IOException {
        file("""
                logging:
                  level:
                    org.keyholder.server.database: debug
                """);

        assertThat(load(Map.of()).getProperty("logging.level.org.keyholder.server.database"))
                .isEqualTo("debug");
    }

    @Test
    void aValueThatIsNotANumberIsNamedWithWhatWouldBeRight() throws IOException {
        file("""
                keyholder:
                  port: eighty
                """);

        assertThatLoading()
                .hasMessage("The setting keyholder.port (the file " + home.configurationFile()
                        + ", line 2) is 'eighty', but has to be a whole number.");
    }

    @Test
    void aValueOutOfRangeIsNamedWithWhatWouldBeRight() {
        assertThatThrownBy(() -> load(Map.of("KEYHOLDER_DATABASE_POOL_SIZE", "1")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("keyholder.database")
                .hasMessageContaining("pool-size has to be from 4 to 500");
    }

    @Test
    void aSizeNeedsItsUnit() {
        assertThatThrownBy(() -> load(Map.of("KEYHOLDER_HEALTH_MINIMUM_FREE_SPACE", "lots")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("is 'lots', but has to be a size with its unit, such as 500KB");
    }

    @Test
    void aPublicAddressThatIsNoneIsRefused() {
        assertThatThrownBy(() -> load(Map.of("KEYHOLDER_PUBLIC_URL", "alarms.example.com")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("public-url has to be a web address");
    }

    @Test
    void aFileThatIsNotYamlIsNamedWithTheLine() throws IOException {
        file("""
                keyholder:
                  port: [
                """);

        assertThatLoading().hasMessageContaining("keyholder.yaml is not valid YAML in line 3");
    }

    @Test
    void aKeyThatStandsTwiceIsRefused() throws IOException {
        file("""
                keyholder:
                  port: 1
                  port: 2
                """);

        assertThatLoading().hasMessageContaining("duplicate key");
    }

    @Test
    void anEmptyFileIsFine() throws IOException {
        file("# nothing yet\n");

        assertThat(load(Map.of()).getProperty("keyholder.port")).isNull();
    }

    @Test
    void aFileOfSeveralDocumentsIsRefused() throws IOException {
        file("keyholder.port: 1\n---\nkeyholder.port: 2\n");

        assertThatLoading().hasMessageContaining("more than one document");
    }

    private ConfigurableEnvironment load(Map<String, String> variables) {
        return SettingsLoader.load(home, variables, Map.of());
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertThatLoading() {
        return assertThatThrownBy(() -> load(Map.of()))
                .isInstanceOfSatisfying(
                        StartRefused.class,
                        refused -> assertThat(refused.status()).isEqualTo(2));
    }

    private void file(String text) throws IOException {
        Files.writeString(home.configurationFile(), text);
    }
}

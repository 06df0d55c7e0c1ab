package org.keyholder.server.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenFilesTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "rw-------, false",
        "r--------, false",
        "rw--w--w-, false",
        "rw-r-----, true",
        "rw----r--, true",
        "rw-rw-rw-, true"
    })
    void aFileIsOpenWhereGroupOrOthersMayReadIt(String permissions, boolean open) throws Exception {
        var file = Files.createFile(folder.resolve("f"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

        assertThat(OpenFiles.othersMayRead(file)).contains(open);
    }

    @ParameterizedTest
    @CsvSource({
        "keyholder.messaging.twilio.auth-token: x, true",
        "'keyholder: {messaging: {twilio: {authToken: x}}}', true",
        "'keyholder.database.url: postgres://u:p@host/d', true",
        "keyholder.port: 8080, false"
    })
    void theSettingsAreWarnedOfWhereTheyHoldSecrets(String settings, boolean warned) throws Exception {
        var file = Files.writeString(folder.resolve("keyholder.yaml"), settings);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        var warning = OpenFiles.warning(OpenFiles.withSecrets(new Home(folder)));

        assertThat(warning)
                .isEqualTo(
                        warned
                                ? Optional.of(
                                        "Others on this machine may read files that hold secrets. Close them:  chmod 600 '"
                                                + file + "'")
                                : Optional.empty());
    }

    @Test
    void aSecretThatWasOpenedIsWarnedOf() throws Exception {
        var secrets = new SecretFiles(folder.resolve("secrets"));
        secrets.write("kept", "x");
        secrets.write("opened", "x");
        Files.setPosixFilePermissions(secrets.file("opened"), PosixFilePermissions.fromString("rw-r--r--"));

        var warning = OpenFiles.warning(OpenFiles.withSecrets(new Home(folder)));

        assertThat(warning)
                .hasValueSatisfying(words -> assertThat(words).endsWith("chmod 600 '" + secrets.file("opened") + "'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\tb", "a\u007fb"})
    void aHomeWithALineBreakInItsPathIsRefusedInOneSentence(String name) {
        var home = new Home(folder.resolve(name));

        assertThatThrownBy(home::claim)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("line break or another control character");
    }
}

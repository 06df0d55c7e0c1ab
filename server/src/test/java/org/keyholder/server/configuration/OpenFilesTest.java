package org.keyholder.server.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
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
    void theSettingsAreWarnedOfWhereTheyHoldSecrets(String settings, boolean warned, CapturedOutput output)
            throws Exception {
        var file = Files.writeString(folder.resolve("keyholder.yaml"), settings);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        OpenFiles.warnOf(new Home(folder));

        assertThat(output.getAll().contains(file + " holds secrets, and others on this machine may read it"))
                .isEqualTo(warned);
    }

    @Test
    void aSecretThatWasOpenedIsWarnedOf(CapturedOutput output) throws Exception {
        var secrets = new SecretFiles(folder.resolve("secrets"));
        secrets.write("kept", "x");
        secrets.write("opened", "x");
        Files.setPosixFilePermissions(secrets.file("opened"), PosixFilePermissions.fromString("rw-r--r--"));

        OpenFiles.warnOf(new Home(folder));

        assertThat(output.getAll()).contains("opened holds secrets").doesNotContain("kept holds secrets");
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

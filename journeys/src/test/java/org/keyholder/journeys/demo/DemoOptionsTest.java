package org.keyholder.journeys.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keyholder.server.configuration.StartRefused;

class DemoOptionsTest {

    @Test
    void theDemoNeedsNoOptions() {
        var options = DemoOptions.parse(List.of());

        assertThat(options.port()).isEqualTo(8080);
        assertThat(options.home()).isAbsolute().hasFileName("keyholder-demo");
        assertThat(options.clip()).isEmpty();
    }

    @Test
    void portHomeAndClipMayBeSaid(@TempDir Path folder) throws Exception {
        var clip = Files.createFile(folder.resolve("yard.mp4"));

        assertThat(DemoOptions.parse(List.of("--clip", clip.toString(), "--port", "0", "--home", "/srv/demo")))
                .isEqualTo(new DemoOptions(0, Path.of("/srv/demo"), Optional.of(clip)));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "--port, --port",
                "--port 70000, not 70000",
                "--port http, 'http'",
                "--prot 80, '--prot'",
                "again, 'again'",
                "--clip /not/there.mp4, There is no file /not/there.mp4",
            })
    void aMistakeIsTold(String line, String reason) {
        assertThatThrownBy(() -> DemoOptions.parse(List.of(line.split(" "))))
                .isInstanceOfSatisfying(
                        StartRefused.class,
                        refused -> assertThat(refused.status()).isEqualTo(2))
                .hasMessageContaining(reason);
    }

    @Test
    void aSecondDemoOnAPortSaysSoInOneLine() throws Exception {
        try (var first = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> DemoPorts.requireFree(first.getLocalPort()))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("Port " + first.getLocalPort() + " is in use, perhaps by another demo")
                    .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("\n"));
        }
    }
}

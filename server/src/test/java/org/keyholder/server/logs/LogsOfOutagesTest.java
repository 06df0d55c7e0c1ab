package org.keyholder.server.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keyholder.server.testing.Api;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What a server writes while something is away: it must not fill the disk that may be the reason. */
@ExtendWith(OutputCaptureExtension.class)
class LogsOfOutagesTest {

    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 0, 0, 0, 0, 0, 0, 0};

    @Test
    void aThousandUploadsOntoAFullDiskAreAFewLines(CapturedOutput output) {
        try (var server = TestServer.start(Map.of("keyholder.media.free-space", "1000000TB"))) {
            upload(server, 1000, "media-store-full");
        }

        var told = warnings(output);
        assertThat(told.lines()).hasSizeLessThan(20);
        assertThat(told.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(8 * 1024);
        assertThat(output.getAll())
                .contains("The media store is full", "Happened 999 more times")
                .doesNotContain("\tat ");
    }

    @Test
    void aFailureThatNobodyKnowsHasItsStackTraceOnce(CapturedOutput output) throws Exception {
        try (var server = TestServer.start()) {
            Files.delete(server.mediaFolder().resolve("arriving"));
            upload(server, 100, "media-not-stored");
        }

        assertThat(output.getAll().lines())
                .filteredOn(line -> line.contains("A file was not stored"))
                .hasSize(2);
        assertThat(output.getAll().lines())
                .filteredOn(line -> line.startsWith("java.nio.file.NoSuchFileException"))
                .hasSize(1);
        assertThat(output.getAll()).contains("Happened 99 more times");
    }

    /** Without what goes its ordinary course, at the other servers of these tests too. */
    private static String warnings(CapturedOutput output) {
        return output.getAll().lines().filter(line -> !line.contains(" INFO ")).collect(Collectors.joining("\n"));
    }

    private static void upload(TestServer server, int times, String code) {
        var watched = WatchedSite.build(server);
        var api = new Api(server);
        var event = api.accepted(watched.key(), "a");
        for (int i = 0; i < times; i++) {
            var reply = api.put(watched.key(), event, i + ".jpg", JPEG);
            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.text("code")).isEqualTo(code);
        }
    }
}

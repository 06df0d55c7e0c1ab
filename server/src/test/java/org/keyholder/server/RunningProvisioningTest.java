package org.keyholder.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keyholder.server.configuration.Home;
import org.keyholder.server.configuration.StartRefused;

/** To whom a set-up file is handed over: it holds passwords. */
class RunningProvisioningTest {

    @TempDir
    private Path place;

    private Home home;
    private Path folder;

    @BeforeEach
    void aServerSaysWhereItsSocketIs() throws IOException {
        home = new Home(place.resolve("home"));
        folder = Files.createDirectory(place.resolve("keyholder-1"));
        Files.createDirectories(home.secrets());
        Files.writeString(home.secrets().resolve(RunningProvisioning.WHERE), folder.resolve("provision") + "\n");
    }

    @Test
    void aFolderThatOthersMayWriteIntoGetsNoFile() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        var file = Files.writeString(place.resolve("set-up.json"), "{}");
        try (var impostor = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            impostor.bind(UnixDomainSocketAddress.of(folder.resolve("provision")));
            impostor.configureBlocking(false);

            assertThatThrownBy(() -> RunningProvisioning.in(home).orElseThrow().provision(file))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("is not the server's own");
            assertThat(impostor.accept()).isNull();
        }
    }

    @Test
    void aFolderThatIsAnotherPlaceGetsNoFile() throws IOException {
        var elsewhere = Files.createDirectory(place.resolve("elsewhere"));
        Files.delete(folder);
        Files.createSymbolicLink(folder, elsewhere);
        var file = Files.writeString(place.resolve("set-up.json"), "{}");

        assertThatThrownBy(() -> RunningProvisioning.in(home).orElseThrow().provision(file))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("is not the server's own");
    }
}

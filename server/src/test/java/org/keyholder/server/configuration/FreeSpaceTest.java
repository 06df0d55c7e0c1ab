package org.keyholder.server.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreeSpaceTest {

    private final FreeSpace system = FreeSpace.ofTheSystem();

    @Test
    void theMachineTellsHowMuchRoomAFolderHas(@TempDir Path folder) {
        assertThat(system.in(folder).orElseThrow()).isPositive();
        assertThat(system.isBelow(Long.MAX_VALUE, folder)).isTrue();
        assertThat(system.isBelow(1, folder)).isFalse();
    }

    @Test
    void nothingIsKnownOfAFolderThatIsNotThereOrOnNoDiskAndThatIsNotTooLittle(@TempDir Path folder) throws Exception {
        var nowhere = folder.resolve("not/there");

        assertThat(system.in(nowhere)).isEmpty();
        assertThat(system.isBelow(Long.MAX_VALUE, nowhere)).isFalse();
        try (var archive = FileSystems.newFileSystem(folder.resolve("a.zip"), Map.of("create", "true"))) {
            assertThat(system.in(archive.getPath("/"))).isEmpty();
        }
    }

    @Test
    void aFullDiskIsNotTakenForOneOfWhichNothingIsKnown() {
        FreeSpace full = folder -> OptionalLong.of(0);

        assertThat(full.isBelow(1, Path.of("/"))).isTrue();
    }
}

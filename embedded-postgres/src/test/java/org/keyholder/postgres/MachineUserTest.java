package org.keyholder.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineUserTest {

    private static final MachineUser STRANGER = new MachineUser("stranger", 64_001, 64_002);

    @TempDir
    Path folder;

    @Test
    void aUserIsKnownByNameAndAStrangerIsNot() throws Exception {
        assertThat(MachineUser.named("root")).contains(new MachineUser("root", 0, 0));
        assertThat(MachineUser.named("nobody-of-this-name")).isEmpty();
    }

    @Test
    void othersPassAFolderThatIsOpenToAllAndNotAClosedOne() throws Exception {
        set(folder, "rwxr-xr-x");
        assertThat(STRANGER.canPass(folder)).isTrue();

        set(folder, "rwx------");
        assertThat(STRANGER.canPass(folder)).isFalse();
    }

    @Test
    void aClosedFolderIsOpenedForPassingAndNotForLooking() throws Exception {
        assumeTrue(MachineUser.weAreRoot(), "only root opens a folder to somebody. Root can run it");
        set(folder, "rwx------");

        STRANGER.letThrough(folder);

        assertThat(permissions(folder)).isEqualTo("rwx--x---");
        assertThat(Files.getAttribute(folder, "unix:gid")).isEqualTo(64_002);
        assertThat(STRANGER.canPass(folder)).isTrue();
    }

    @Test
    void aFolderThatAnotherGroupUsesKeepsItsGroup() throws Exception {
        assumeTrue(MachineUser.weAreRoot(), "only root opens a folder to somebody. Root can run it");
        set(folder, "rwxr-x---");

        STRANGER.letThrough(folder);

        assertThat(permissions(folder)).isEqualTo("rwxr-x--x");
        assertThat(Files.getAttribute(folder, "unix:gid")).isEqualTo(0);
    }

    @Test
    void aProgramIsRunAsItsUser() {
        var program = List.of("initdb", "--version");

        assertThat(new Runner.Ourselves().line(program)).isEqualTo(program);
        assertThat(new Runner.AnotherUser(STRANGER, List.of("runuser", "-u", "stranger", "--")).line(program))
                .containsExactly("runuser", "-u", "stranger", "--", "initdb", "--version");
        assertThat(new Runner.Namespace().line(program))
                .containsExactly("unshare", "--user", "--", "initdb", "--version");
    }

    private static void set(Path folder, String permissions) throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
    }

    private static String permissions(Path folder) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
    }
}

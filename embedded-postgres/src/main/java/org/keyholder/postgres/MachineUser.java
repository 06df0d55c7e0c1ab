package org.keyholder.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/** A user of this machine, by the numbers that files and processes carry. */
record MachineUser(String name, int uid, int gid) {

    static boolean weAreRoot() {
        // Asked of the system itself: /proc, where Java would look, is not mounted everywhere.
        return new UnixSystem().getUid() == 0;
    }

    /** The user of this name or number; empty when the machine does not know it. */
    static Optional<MachineUser> named(String name) throws IOException {
        var uid = Command.run("id", "-u", "--", name);
        var gid = Command.run("id", "-g", "--", name);
        if (!uid.good() || !gid.good()) {
            return Optional.empty();
        }
        return Optional.of(new MachineUser(name, Integer.parseInt(uid.words()), Integer.parseInt(gid.words())));
    }

    boolean owns(Path file) throws IOException {
        return uidOf(file) == uid;
    }

    /** Whether the user gets through the folder to something whose name it knows. */
    boolean canPass(Path folder) throws IOException {
        var permissions = Files.getPosixFilePermissions(folder);
        if (owns(folder)) {
            return permissions.contains(PosixFilePermission.OWNER_EXECUTE);
        }
        return permissions.contains(
                gidOf(folder) == gid ? PosixFilePermission.GROUP_EXECUTE : PosixFilePermission.OTHERS_EXECUTE);
    }

    /** Lets the user, or the user's group where that is enough, through a folder that is ours; nobody can list it. */
    void letThrough(Path folder) throws IOException {
        var permissions = Files.getPosixFilePermissions(folder);
        if (permissions.stream().noneMatch(GROUPS::contains)) {
            Files.setAttribute(folder, "unix:gid", gid);
        }
        permissions.add(gidOf(folder) == gid ? PosixFilePermission.GROUP_EXECUTE : PosixFilePermission.OTHERS_EXECUTE);
        Files.setPosixFilePermissions(folder, permissions);
    }

    private static final Set<PosixFilePermission> GROUPS =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_WRITE, PosixFilePermission.GROUP_EXECUTE);

    /** Makes a file or folder the user's own. */
    void take(Path file) throws IOException {
        Files.setAttribute(file, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(file, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
    }

    /** Makes a folder with all that is in it the user's own; the folder last, so that a cut-off taking is seen and done again. */
    void takeAll(Path folder) throws IOException {
        try (var walk = Files.walk(folder)) {
            for (var file : (Iterable<Path>) walk::iterator) {
                if (!file.equals(folder)) {
                    take(file);
                }
            }
        }
        take(folder);
    }

    static int uidOf(Path file) throws IOException {
        return (int) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }

    private static int gidOf(Path file) throws IOException {
        return (int) Files.getAttribute(file, "unix:gid", LinkOption.NOFOLLOW_LINKS);
    }
}

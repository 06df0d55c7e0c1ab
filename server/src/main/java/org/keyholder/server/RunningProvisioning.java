package org.keyholder.server;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.keyholder.server.configuration.Home;
import org.keyholder.server.configuration.StartRefused;

/**
 * The way to a server that runs in the home: the command {@code provision} hands the file over instead of opening the database itself.
 * The file goes over the socket as it is; the answer is a sentence, or {@value #DONE}.
 */
public final class RunningProvisioning {

    /** The file among the home's secrets that says where the socket is. */
    public static final String WHERE = "provision-socket";

    public static final String DONE = "done";

    private static final Set<PosixFilePermission> OWNERS_ALONE = PosixFilePermissions.fromString("rwx------");

    /** Bytes of a set-up file. */
    public static final int LONGEST = 16 * 1024 * 1024;

    private final Path where;
    private final Path socket;

    private RunningProvisioning(Path where, Path socket) {
        this.where = where;
        this.socket = socket;
    }

    /** Empty where no server runs that takes files. */
    static Optional<RunningProvisioning> in(Home home) {
        var where = home.secrets().resolve(WHERE);
        try {
            return Files.isReadable(where)
                    ? Optional.of(new RunningProvisioning(
                            where, Path.of(Files.readString(where).strip())))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Hands the file over; refused like a run without a server. */
    void provision(Path file) {
        requireServersOwn();
        try (var server = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            Channels.newOutputStream(server).write(read(file));
            server.shutdownOutput();
            var answer = new String(Channels.newInputStream(server).readAllBytes(), StandardCharsets.UTF_8);
            if (!answer.equals(DONE)) {
                throw StartRefused.mistake(
                        answer.isEmpty()
                                ? "The running server did not answer."
                                : answer.replaceFirst("^The file\\b", file.toString()));
            }
        } catch (IOException e) {
            throw StartRefused.mistake("The running server cannot be reached at " + socket + ": " + e.getMessage());
        }
    }

    /**
     * The folder lies where everybody on the machine may make one. Where the server was killed, or the folder was tidied away, somebody else
     * may have made it anew, and the file holds passwords.
     */
    private void requireServersOwn() {
        var folder = socket.getParent();
        try {
            var found = Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (found.isDirectory()
                    && found.owner().equals(Files.getOwner(where))
                    && OWNERS_ALONE.containsAll(found.permissions())) {
                return;
            }
        } catch (IOException e) {
            throw StartRefused.mistake("The running server cannot be reached at " + socket + ": " + e.getMessage());
        }
        throw StartRefused.mistake("The folder " + folder
                + " is not the server's own, so the file is not handed over. If a server runs, restart it; if none does, delete "
                + where + ".");
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw StartRefused.mistake("The file " + file + " cannot be read.");
        }
    }
}

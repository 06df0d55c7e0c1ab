package org.keyholder.server;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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

    /** Bytes of a set-up file. */
    public static final int LONGEST = 16 * 1024 * 1024;

    private final Path socket;

    private RunningProvisioning(Path socket) {
        this.socket = socket;
    }

    /** Empty where no server runs that takes files. */
    static Optional<RunningProvisioning> in(Home home) {
        var where = home.secrets().resolve(WHERE);
        try {
            return Files.isReadable(where)
                    ? Optional.of(new RunningProvisioning(
                            Path.of(Files.readString(where).strip())))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Hands the file over; refused like a run without a server. */
    void provision(Path file) {
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

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw StartRefused.mistake("The file " + file + " cannot be read.");
        }
    }
}

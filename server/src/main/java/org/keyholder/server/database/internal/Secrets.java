package org.keyholder.server.database.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.keyholder.server.configuration.Home;
import org.keyholder.server.shared.Secret;

/** The generated passwords, each in a file that only its owner can read. */
public final class Secrets {

    private final Path folder;
    private final SecureRandom random = new SecureRandom();

    public Secrets(Path folder) {
        this.folder = folder;
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    boolean has(String name) {
        return Files.isRegularFile(file(name));
    }

    /** The secret of this name, made up and kept when it is asked for the first time. */
    Secret get(String name) throws IOException {
        if (!has(name)) {
            keep(name);
        }
        return new Secret(Files.readString(file(name)).strip());
    }

    private void keep(String name) throws IOException {
        Home.privateFolder(folder);
        var bytes = new byte[24];
        random.nextBytes(bytes);
        var draft = Files.createTempFile(
                folder,
                name,
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, HexFormat.of().formatHex(bytes), StandardOpenOption.SYNC);
        Files.move(draft, file(name), StandardCopyOption.ATOMIC_MOVE);
    }
}

package org.keyholder.server.configuration;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The generated secrets of a home, each in a file that only its owner can read, and that is there whole or not at all. */
public final class SecretFiles {

    private final Path folder;
    private final SecureRandom random = new SecureRandom();

    public SecretFiles(Path folder) {
        this.folder = folder;
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    public boolean has(String name) {
        return Files.isRegularFile(file(name));
    }

    /** The secret of this name, so many bytes in hex, made up and kept when it is asked for the first time. */
    public String get(String name, int bytes) throws IOException {
        if (!has(name)) {
            var made = new byte[bytes];
            random.nextBytes(made);
            write(name, HexFormat.of().formatHex(made));
        }
        return Files.readString(file(name)).strip();
    }

    /** Keeps a text under this name, in place of what was there. */
    public void write(String name, String text) throws IOException {
        Home.privateFolder(folder);
        var draft = Files.createTempFile(
                folder,
                name,
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, text, StandardOpenOption.SYNC);
        Files.move(draft, file(name), StandardCopyOption.ATOMIC_MOVE);
        // The rename lasts once the folder is on the disk: a lost password locks a database for good.
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}

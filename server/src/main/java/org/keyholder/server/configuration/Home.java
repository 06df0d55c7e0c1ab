package org.keyholder.server.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;

/** The one folder in which a server keeps all that is its own: settings, secrets, database, media and logs. */
public record Home(Path folder) {

    public Home {
        Objects.requireNonNull(folder);
        folder = folder.toAbsolutePath().normalize();
    }

    public Path configurationFile() {
        return folder.resolve("keyholder.yaml");
    }

    public Path secrets() {
        return folder.resolve("secrets");
    }

    public Path postgres() {
        return folder.resolve("postgres");
    }

    public Path logs() {
        return folder.resolve("logs");
    }

    public Path media() {
        return folder.resolve("media");
    }

    /** Makes the folder if it is missing and claims it for this process until the claim is closed. */
    public HomeClaim claim() {
        return HomeClaim.of(this);
    }

    /** Claims the folder, which is there, for this process; empty where another has it. */
    public Optional<HomeClaim> claimIfFree() {
        return HomeClaim.ifFree(this);
    }

    /** Makes a folder that only its owner can look into, and returns it. */
    public static Path privateFolder(Path folder) throws IOException {
        return Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
}

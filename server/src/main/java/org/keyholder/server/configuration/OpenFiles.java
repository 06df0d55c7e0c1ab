package org.keyholder.server.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says which files with secrets other users of the machine may read. */
public final class OpenFiles {

    private static final Logger log = LoggerFactory.getLogger(OpenFiles.class);
    private static final Pattern SECRET = Pattern.compile("(?i)auth-?token\\s*:|password|://[^/\\s:]+:[^/\\s@]+@");
    private static final long LARGEST = 1024 * 1024;

    private OpenFiles() {}

    /** Warns of the settings of a home, and of each of its secrets. */
    static void warnOf(Home home) {
        var settings = home.configurationFile();
        try {
            if (Files.isRegularFile(settings) && Files.size(settings) <= LARGEST && holdsSecret(settings)) {
                warnOf(settings);
            }
            if (Files.isDirectory(home.secrets())) {
                try (var secrets = Files.list(home.secrets())) {
                    secrets.filter(Files::isRegularFile).forEach(OpenFiles::warnOf);
                }
            }
        } catch (IOException e) {
            log.warn("It could not be seen who may read the files in {}: {}", home.folder(), e.getMessage());
        }
    }

    private static boolean holdsSecret(Path file) throws IOException {
        return SECRET.matcher(Files.readString(file)).find();
    }

    /** Warns of a file that holds secrets. */
    public static void warnOf(Path file) {
        if (othersMayRead(file).orElse(false)) {
            log.warn("{} holds secrets, and others on this machine may read it. Close it:  chmod 600 '{}'", file, file);
        }
    }

    /** Empty where the file system does not know of owner and others. */
    static Optional<Boolean> othersMayRead(Path file) {
        var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view == null) {
            return Optional.empty();
        }
        try {
            var others = EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);
            others.retainAll(view.readAttributes().permissions());
            return Optional.of(!others.isEmpty());
        } catch (IOException e) {
            log.warn("It could not be seen who may read {}: {}", file, e.getMessage());
            return Optional.empty();
        }
    }
}

package org.keyholder.server.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says which files with secrets other users of the machine may read. */
public final class OpenFiles {

    private static final Logger log = LoggerFactory.getLogger(OpenFiles.class);
    private static final Pattern SECRET = Pattern.compile("(?i)auth-?token\\s*:|password|://[^/\\s:]+:[^/\\s@]+@");
    private static final long LARGEST = 1024 * 1024;

    private OpenFiles() {}

    /** Warns of the settings of a home and of its secrets, of all in one line. */
    static void warnOf(Home home) {
        try {
            warning(withSecrets(home)).ifPresent(log::warn);
        } catch (IOException e) {
            log.warn("It could not be seen who may read the files in {}: {}", home.folder(), e.getMessage());
        }
    }

    static List<Path> withSecrets(Home home) throws IOException {
        var files = new ArrayList<Path>();
        var settings = home.configurationFile();
        if (Files.isRegularFile(settings) && Files.size(settings) <= LARGEST && holdsSecret(settings)) {
            files.add(settings);
        }
        if (Files.isDirectory(home.secrets())) {
            try (var secrets = Files.list(home.secrets())) {
                secrets.filter(Files::isRegularFile).sorted().forEach(files::add);
            }
        }
        return files;
    }

    private static boolean holdsSecret(Path file) throws IOException {
        return SECRET.matcher(Files.readString(file)).find();
    }

    /** Warns of a file that holds secrets. */
    public static void warnOf(Path file) {
        warning(List.of(file)).ifPresent(log::warn);
    }

    /** What to say of these files, which hold secrets; empty where nobody else may read them. */
    static Optional<String> warning(List<Path> files) {
        var open = files.stream()
                .filter(file -> othersMayRead(file).orElse(false))
                .map(file -> "'" + file + "'")
                .collect(Collectors.joining(" "));
        return open.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "Others on this machine may read files that hold secrets. Close them:  chmod 600 " + open);
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

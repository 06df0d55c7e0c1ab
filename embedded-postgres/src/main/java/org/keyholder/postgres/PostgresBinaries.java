package org.keyholder.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs that travel with the server, unpacked once per version into a folder. */
final class PostgresBinaries {

    private static final Logger log = LoggerFactory.getLogger(PostgresBinaries.class);
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private static final Pattern VERSION = Pattern.compile("binaries-[a-z0-9-]+?-(\\d+(?:\\.\\d+)+)\\.jar");

    /** Functions in Perl, Python and Tcl: nobody here writes any, and they need what bare machines do not have. */
    private static final Pattern OTHER_LANGUAGES = Pattern.compile(".*/\\w*pl(perl|python3|tcl)\\w*\\.so");

    private static final Set<PosixFilePermission> READ =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);
    private static final Set<PosixFilePermission> EXECUTE =
            Set.of(PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.OTHERS_EXECUTE);

    private PostgresBinaries() {}

    /** The folder that holds bin, lib and share, made if it is not there whole. */
    static Path unpackedIn(Path folder) throws IOException {
        var archive = PostgresBinaries.class.getResource(ARCHIVE);
        if (archive == null || !isSupportedMachine()) {
            throw new PostgresRefused(
                    "The database that travels with Keyholder runs on Linux on x86-64 only, and this is "
                            + System.getProperty("os.name") + " on " + System.getProperty("os.arch")
                            + ". A PostgreSQL of your own has to be named.");
        }
        var target = folder.resolve(versionOf(archive));
        if (!isWhole(target)) {
            log.info("Unpacking PostgreSQL into {}.", target);
            unpack(archive, folder, target);
        }
        openToAll(target.toRealPath());
        return target;
    }

    // Programs are no secret, and whoever runs them need not be who unpacked them. Who gets here is said by the folders
    // above.
    private static void openToAll(Path folder) throws IOException {
        try (var walk = Files.walk(folder)) {
            for (var file : (Iterable<Path>) walk::iterator) {
                if (!Files.isSymbolicLink(file)) {
                    open(file);
                }
            }
        }
    }

    private static void open(Path file) throws IOException {
        var permissions = Files.getPosixFilePermissions(file);
        var wanted = EnumSet.copyOf(permissions);
        wanted.addAll(READ);
        if (permissions.contains(PosixFilePermission.OWNER_EXECUTE)) {
            wanted.addAll(EXECUTE);
        }
        if (!wanted.equals(permissions)) {
            Files.setPosixFilePermissions(file, wanted);
        }
    }

    private static boolean isSupportedMachine() {
        return "Linux".equals(System.getProperty("os.name")) && "amd64".equals(System.getProperty("os.arch"));
    }

    private static String versionOf(URL archive) {
        var matcher = VERSION.matcher(archive.toString());
        return matcher.find() ? matcher.group(1) : "unknown";
    }

    // A rename can survive a power cut that the files' contents did not, so the sizes are counted again.
    private static boolean isWhole(Path target) throws IOException {
        var tally = tallyOf(target);
        return Files.isRegularFile(tally) && Files.readString(tally).equals(tally(target));
    }

    private static Path tallyOf(Path target) {
        return target.resolve(".unpacked");
    }

    private static String tally(Path target) throws IOException {
        long files = 0;
        long bytes = 0;
        var folder = target.toRealPath(); // it may be a link to programs that several homes share
        try (var walk = Files.walk(folder)) {
            for (var file : (Iterable<Path>) walk::iterator) {
                if (Files.isRegularFile(file) && !file.equals(tallyOf(folder))) {
                    files++;
                    bytes += Files.size(file);
                }
            }
        }
        return files + " files, " + bytes + " bytes";
    }

    private static void unpack(URL archive, Path folder, Path target) throws IOException {
        Folders.makePrivate(folder);
        var draft = Files.createTempDirectory(folder, ".unpacking-");
        try {
            try (var in = archive.openStream()) {
                extract(in, draft);
            }
            Files.writeString(tallyOf(draft), tally(draft));
            Folders.delete(target);
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Folders.delete(draft);
        }
    }

    private static void extract(InputStream packed, Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var path = folder.resolve(entry.getName()).normalize();
                if (!path.startsWith(folder)) {
                    throw new IOException("An entry of the archive points out of it: " + entry.getName());
                }
                if (isNeeded(entry.getName())) {
                    write(tar, entry, path);
                }
            }
        }
    }

    private static boolean isNeeded(String name) {
        return !name.endsWith(".a")
                && !name.contains("/pkgconfig/")
                && !OTHER_LANGUAGES.matcher(name).matches();
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, path);
        if ((entry.getMode() & 0100) != 0 && !path.toFile().setExecutable(true)) {
            throw new IOException("Cannot make " + path + " executable.");
        }
    }
}

package org.keyholder.server.media.internal;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.keyholder.server.configuration.FreeSpace;
import org.keyholder.server.media.MediaContent;
import org.keyholder.server.media.MediaSettings;
import org.keyholder.server.media.MediaStore;
import org.keyholder.server.media.MediaType;
import org.keyholder.server.media.StoredFile;
import org.keyholder.server.media.VideoCodec;
import org.keyholder.server.shared.Fingerprint;
import org.keyholder.server.shared.Ids;
import org.keyholder.server.shared.Outage;
import org.keyholder.server.shared.Refusal;

/**
 * Files in a folder: written under a passing name, forced to disk, then renamed, so that a file under its lasting name
 * is whole. Passing names are swept away at the next start.
 */
final class FileMediaStore implements MediaStore {

    private static final int CHUNK = 64 * 1024;
    private static final Set<StandardOpenOption> NEW =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.READ);

    /** A stored file, or a folder on the way to one. */
    private static final Pattern OURS = Pattern.compile("[0-9a-f]{4}(/[0-9a-f]{4}(/[0-9a-f-]{36})?)?");

    private static final List<String> NO_SPACE = List.of("No space left on device", "Disk quota exceeded");

    private final Path folder;
    private final Path arriving;
    private final MediaSettings settings;
    private final FreeSpace freeSpace;
    private final Ids ids;
    private final Clock clock;

    FileMediaStore(Path folder, MediaSettings settings, FreeSpace freeSpace, Ids ids, Clock clock) throws IOException {
        this.folder = folder;
        this.arriving = folder.resolve("arriving");
        this.settings = settings;
        this.freeSpace = freeSpace;
        this.ids = ids;
        this.clock = clock;
        Files.createDirectories(arriving);
        sweep();
    }

    private void sweep() throws IOException {
        try (Stream<Path> left = Files.list(arriving)) {
            for (var file : left.toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public StoredFile put(InputStream bytes) {
        var name = ids.next().toString();
        var passing = arriving.resolve(name);
        try {
            if (freeSpace.isBelow(settings.freeSpace().toBytes(), arriving)) {
                throw full("less than " + settings.freeSpace().toMegabytes() + " MB are free");
            }
            return store(bytes, name, passing);
        } catch (IOException e) {
            throw noSpace(e)
                    .map(FileMediaStore::full)
                    .orElseGet(() -> new Outage(Outage.Cause.OURS, "media-not-stored", "A file was not stored", e));
        } finally {
            discard(passing);
        }
    }

    private StoredFile store(InputStream bytes, String name, Path passing) throws IOException {
        var head = bytes.readNBytes(MediaType.BYTES_NEEDED);
        var type = MediaType.judge(head).orElseThrow(() -> unknownType(head.length));
        var digest = Fingerprint.digest();
        long size;
        VideoCodec codec;
        try (var channel = FileChannel.open(passing, NEW);
                var whole = new SequenceInputStream(new ByteArrayInputStream(head), bytes)) {
            size = copy(whole, Channels.newOutputStream(channel), digest);
            codec = type.isVideo() ? Mp4.videoCodec(channel).orElse(null) : null;
            channel.force(true);
        }
        var key = name.substring(0, 4) + "/" + name.substring(4, 8) + "/" + name;
        var target = folder.resolve(key);
        Files.createDirectories(target.getParent());
        Files.move(passing, target, StandardCopyOption.ATOMIC_MOVE);
        forceFolders(target);
        return new StoredFile(key, type, codec, size, digest.digest());
    }

    private long copy(InputStream from, OutputStream to, MessageDigest digest) throws IOException {
        var deadline = clock.instant().plus(settings.longestUpload());
        var chunk = new byte[CHUNK];
        long size = 0;
        for (int read = from.read(chunk); read >= 0; read = from.read(chunk)) {
            size += read;
            if (size > settings.largestFile().toBytes()) {
                throw tooLarge();
            }
            failAfter(deadline);
            digest.update(chunk, 0, read);
            to.write(chunk, 0, read);
        }
        return size;
    }

    private void failAfter(Instant deadline) {
        if (clock.instant().isAfter(deadline)) {
            throw new Refusal(Refusal.Kind.TOO_SLOW, "body-too-slow", "body", "The file took too long to arrive.");
        }
    }

    /** A rename is durable once the folders that it touched are. */
    private void forceFolders(Path file) throws IOException {
        for (var parent = file.getParent(); parent != null && parent.startsWith(folder); parent = parent.getParent()) {
            try (var channel = FileChannel.open(parent, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private Refusal tooLarge() {
        return new Refusal(
                Refusal.Kind.TOO_LARGE,
                "body-too-large",
                "body",
                "A file may have at most " + settings.largestFile().toMegabytes() + " MB.");
    }

    private static Refusal unknownType(int length) {
        return length == 0
                ? Refusal.invalid("body-empty", "body", "The file is empty.")
                : new Refusal(
                        Refusal.Kind.UNSUPPORTED,
                        "media-type-unknown",
                        "body",
                        "By its content this is neither an MP4 clip nor a JPEG or PNG picture.");
    }

    /** The last words of the system's own sentence; before them stands a file's name, or nothing. */
    private static Optional<String> noSpace(IOException e) {
        var words = String.valueOf(e.getMessage());
        return NO_SPACE.stream().filter(words::endsWith).findFirst();
    }

    /** Without the exception: where it was noticed tells nobody anything, and a full disk is no place for stack traces. */
    private static Outage full(String why) {
        return new Outage(Outage.Cause.OURS, "media-store-full", "The media store is full: " + why);
    }

    private static void discard(Path passing) {
        try {
            Files.deleteIfExists(passing);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("A passing file could not be removed: " + passing, e);
        }
    }

    @Override
    public MediaContent content(String key) {
        var file = file(key);
        try {
            return new FileContent(file, Files.size(file));
        } catch (IOException e) {
            throw new Outage(Outage.Cause.OURS, "media-not-read", "A stored file cannot be read", e);
        }
    }

    private record FileContent(Path file, long size) implements MediaContent {

        @Override
        public InputStream open(long from) throws IOException {
            var channel = FileChannel.open(file, StandardOpenOption.READ);
            try {
                return Channels.newInputStream(channel.position(from));
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        }
    }

    private Path file(String key) {
        var file = folder.resolve(key).normalize();
        if (!file.startsWith(folder)) {
            throw new IllegalArgumentException("Not a key of this store");
        }
        return file;
    }

    @Override
    public void eachStoredBefore(Instant moment, Consumer<String> key) {
        try {
            Files.walkFileTree(folder, new StoredBefore(moment, key));
        } catch (IOException e) {
            throw new Outage(Outage.Cause.OURS, "media-not-listed", "The stored files cannot be listed", e);
        }
    }

    private final class StoredBefore extends SimpleFileVisitor<Path> {

        private final Instant moment;
        private final Consumer<String> key;

        StoredBefore(Instant moment, Consumer<String> key) {
            this.moment = moment;
            this.key = key;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
            return isOurs(visited) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()
                    && isOurs(file)
                    && attributes.lastModifiedTime().toInstant().isBefore(moment)) {
                key.accept(key(file));
            }
            return FileVisitResult.CONTINUE;
        }

        /** It went meanwhile, or it is none of ours, such as the lost+found of a disk of its own. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException || !isOurs(file)) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }

        private boolean isOurs(Path visited) {
            return visited.equals(folder) || OURS.matcher(key(visited)).matches();
        }

        private String key(Path visited) {
            return folder.relativize(visited).toString().replace(File.separatorChar, '/');
        }
    }

    @Override
    public void remove(String key) {
        discard(file(key));
    }
}

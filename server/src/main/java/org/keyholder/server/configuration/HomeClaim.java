package org.keyholder.server.configuration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One process's hold on a home folder: the system lets go of it by itself when the process dies, however it dies. */
public final class HomeClaim implements AutoCloseable {

    private static final String LOCK = ".lock";

    /** A channel that nobody refers to any more is closed by the collector, and its lock is gone: a claim lasts until it is closed, or the process ends. */
    private static final Set<HomeClaim> HELD = ConcurrentHashMap.newKeySet();

    private final FileChannel channel;

    private HomeClaim(FileChannel channel) {
        this.channel = channel;
        HELD.add(this);
    }

    static HomeClaim of(Home home) {
        if (home.folder().toString().chars().anyMatch(Character::isISOControl)) {
            // PostgreSQL's own notes in its data folder are lines: a path with a line break would fall apart in them.
            throw StartRefused.mistake(
                    "The path of the home folder holds a line break or another control character. Choose another folder with --home.");
        }
        try {
            Home.privateFolder(home.folder());
            return locked(home.folder());
        } catch (FileSystemException e) {
            throw StartRefused.mistake("The home folder " + home.folder() + " cannot be used: "
                    + (e.getReason() == null ? e.getClass().getSimpleName() : e.getReason()) + ".");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A hold on a folder that is there; empty where another process has it. */
    static Optional<HomeClaim> ifFree(Home home) {
        try {
            return lockedIfFree(home.folder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HomeClaim locked(Path folder) throws IOException {
        return lockedIfFree(folder)
                .orElseThrow(() -> StartRefused.mistake("Another Keyholder is running in " + folder
                        + ". Stop it first, or choose another folder with --home."));
    }

    private static Optional<HomeClaim> lockedIfFree(Path folder) throws IOException {
        // Opened, never deleted: a lock on a file that another process has replaced would guard nothing.
        var channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(channel) == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(new HomeClaim(channel));
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held by another server in this very process, as tests and the demo run them
        }
    }

    @Override
    public void close() {
        HELD.remove(this);
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

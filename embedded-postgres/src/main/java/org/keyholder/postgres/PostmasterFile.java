package org.keyholder.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a running PostgreSQL wrote about itself into its data folder: line by line as its miscadmin.h lays down. */
record PostmasterFile(Path file, List<String> lines) {

    static Optional<PostmasterFile> in(Path data) throws IOException {
        var file = data.resolve("postmaster.pid");
        try {
            return Optional.of(new PostmasterFile(file, Files.readAllLines(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    long pid() {
        return number(0);
    }

    Path dataFolder() {
        return Path.of(line(1));
    }

    int port() {
        return (int) number(3);
    }

    boolean isReady() {
        return "ready".equals(line(7));
    }

    /** The process it speaks of, if that is alive and is a PostgreSQL: after a restart of the machine the number may be anybody's. */
    Optional<ProcessHandle> process() {
        return pid() <= 0 ? Optional.empty() : ProcessHandle.of(pid()).filter(PostmasterFile::isPostgres);
    }

    /** Whether a process has the number that is not a PostgreSQL. */
    boolean isNumberOfAnother() {
        return pid() > 0
                && ProcessHandle.of(pid())
                        .filter(process -> !isPostgres(process))
                        .isPresent();
    }

    private static boolean isPostgres(ProcessHandle process) {
        try {
            var command = Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
            return command.split("\0", 2)[0].endsWith("/postgres");
        } catch (IOException e) {
            return false;
        }
    }

    private String line(int index) {
        return index < lines.size() ? lines.get(index).strip() : "";
    }

    private long number(int index) {
        try {
            return Long.parseLong(line(index));
        } catch (NumberFormatException e) {
            return 0; // caught in the middle of being written
        }
    }
}

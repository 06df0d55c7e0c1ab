package org.keyholder.server.database.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.keyholder.server.configuration.StartRefused;

/** Runs initdb and pg_ctl. PostgreSQL refuses to run as root, so root hands it a user namespace in which nobody is root. */
final class PostgresPrograms {

    private final Path binaries;

    PostgresPrograms(Path binaries) {
        this.binaries = binaries;
    }

    /** What a program answered: its exit status and what it wrote. */
    record Answer(int status, String words) {

        boolean good() {
            return status == 0;
        }
    }

    Answer run(String program, String... arguments) throws IOException {
        var line = new ArrayList<String>();
        if (isRoot()) {
            line.addAll(List.of("unshare", "--user", "--"));
        }
        line.add(binaries.resolve("bin").resolve(program).toString());
        line.addAll(List.of(arguments));
        var builder = new ProcessBuilder(line).redirectErrorStream(true);
        // A PGPORT or PGDATA in the surroundings is somebody else's.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        return answerOf(start(builder));
    }

    private static boolean isRoot() throws IOException {
        return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    }

    private static Process start(ProcessBuilder builder) throws IOException {
        try {
            return builder.start();
        } catch (IOException e) {
            if (isRoot() && !Files.isExecutable(Path.of("/usr/bin/unshare"))) {
                throw StartRefused.obstacle(
                        "PostgreSQL does not run as root, and the program unshare that would help is"
                                + " missing. Install util-linux, or start Keyholder as another user.");
            }
            throw e;
        }
    }

    private static Answer answerOf(Process process) throws IOException {
        try (var out = process.getInputStream()) {
            process.getOutputStream().close();
            var words = new String(out.readAllBytes(), StandardCharsets.UTF_8).strip();
            return new Answer(process.waitFor(), words);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while a PostgreSQL program was running.", e);
        }
    }
}

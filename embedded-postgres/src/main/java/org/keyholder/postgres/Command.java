package org.keyholder.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs a program to its end. */
final class Command {

    private Command() {}

    /** What a program answered: its exit status and what it wrote. */
    record Answer(int status, String words) {

        boolean good() {
            return status == 0;
        }
    }

    static Answer run(String... line) throws IOException {
        return run(List.of(line));
    }

    static Answer run(List<String> line) throws IOException {
        var builder = new ProcessBuilder(line).redirectErrorStream(true);
        // A PGPORT or PGDATA in the surroundings is somebody else's.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        return answerOf(builder.start());
    }

    private static Answer answerOf(Process process) throws IOException {
        try (var out = process.getInputStream()) {
            process.getOutputStream().close();
            var words = new String(out.readAllBytes(), StandardCharsets.UTF_8).strip();
            return new Answer(process.waitFor(), words);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while a program was running.", e);
        }
    }
}

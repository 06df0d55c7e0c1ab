package org.keyholder.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs initdb and pg_ctl, with the rights of whoever runs PostgreSQL. */
final class PostgresPrograms {

    private final Path binaries;
    private final Runner runner;

    PostgresPrograms(Path binaries, Runner runner) {
        this.binaries = binaries;
        this.runner = runner;
    }

    Runner runner() {
        return runner;
    }

    Command.Answer run(String program, String... arguments) throws IOException {
        var line = new ArrayList<String>();
        line.add(binaries.resolve("bin").resolve(program).toString());
        line.addAll(List.of(arguments));
        return Command.run(runner.line(line));
    }
}

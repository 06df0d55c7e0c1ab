package org.keyholder.ffmpeg;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs ffmpeg as a child process with limits. A crash, a hang or a bomb in a file ends the child and nothing else. */
public final class Ffmpeg {

    /** What the child is started by: it puts the limits on itself, which the program then cannot take off. */
    private static final String LIMITED =
            "ulimit -c 0 && ulimit -s 2048 && ulimit -v $1 && ulimit -t $2 && ulimit -f $3 && shift 3 && exec nice -n 10 \"$@\"";

    private static final int BLOCK = 512; // in which the shell counts a file's size
    private static final int LAST_WORDS = 2_000;
    // 128 and the number of the signal that ended it.
    private static final int KILLED = 128 + 9;
    private static final int OUT_OF_PROCESSOR = 128 + 24;
    private static final int OUTPUT_TOO_LARGE = 128 + 25;

    // What the program and its loader say when they are given no more.
    private static final List<String> NO_MEMORY =
            List.of("Cannot allocate memory", "pthread_create() failed", "failed to map segment");

    private final Path program;

    private Ffmpeg(Path program) {
        this.program = program;
    }

    /** The ffmpeg that travels along, taken out of its archive into a folder below this one, if it is not there yet. */
    public static Ffmpeg unpackedIn(Path folder) throws IOException {
        if (!"Linux".equals(System.getProperty("os.name")) || !"amd64".equals(System.getProperty("os.arch"))) {
            throw new IOException("The ffmpeg that travels with Keyholder runs on Linux on x86-64 only.");
        }
        return new Ffmpeg(FfmpegFiles.unpackedIn(folder.toAbsolutePath()).resolve(FfmpegFiles.PROGRAM));
    }

    /** The folder with program and libraries. */
    Path folder() {
        return java.util.Objects.requireNonNull(program.getParent());
    }

    /** Converts; the new file is there whole or not at all. An interrupt ends it and its child. */
    public Outcome convert(Conversion conversion, Limits limits) throws IOException, InterruptedException {
        var to = conversion.to().toAbsolutePath();
        var part = to.resolveSibling(".part-" + to.getFileName());
        var words = Files.createTempFile("ffmpeg", ".log");
        try {
            var outcome = run(line(conversion, part, limits), words, limits, to);
            if (outcome instanceof Outcome.Made) {
                Files.move(part, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
            return outcome;
        } finally {
            Files.deleteIfExists(part);
            Files.delete(words);
        }
    }

    private List<String> line(Conversion conversion, Path part, Limits limits) {
        var line = new ArrayList<>(List.of("sh", "-c", LIMITED, "sh"));
        line.add(Long.toString(limits.memory() / 1024));
        line.add(Long.toString(limits.processor().toSeconds()));
        line.add(Long.toString(limits.output() / BLOCK + 1));
        line.add(program.toString());
        var threads = Integer.toString(limits.threads());
        line.addAll(List.of("-hide_banner", "-nostdin", "-y", "-loglevel", "error", "-filter_threads", threads));
        // A file may name others, at addresses of its choice: only files are opened, whatever it says.
        line.addAll(List.of("-protocol_whitelist", "file", "-threads", threads));
        line.addAll(conversion.reading());
        line.addAll(List.of("-i", "file:" + conversion.from().toAbsolutePath()));
        line.addAll(conversion.writing());
        line.addAll(List.of("-threads", threads, "file:" + part));
        return line;
    }

    private Outcome run(List<String> line, Path words, Limits limits, Path made)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(words.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().keySet().retainAll(List.of("PATH", "TMPDIR"));
        builder.environment().put("LC_ALL", "C");
        // Else each thread reserves 64 MB of the address space for itself, used or not.
        builder.environment().put("MALLOC_ARENA_MAX", "1");
        builder.environment().put("LD_LIBRARY_PATH", folder().toString());
        var child = builder.start();
        try {
            if (!child.waitFor(limits.time().toMillis(), TimeUnit.MILLISECONDS)) {
                return new Outcome.Stopped(Outcome.Limit.TIME);
            }
            return outcome(child.exitValue(), lastOf(words), made);
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private static Outcome outcome(int status, String words, Path made) {
        return switch (status) {
            case 0 -> new Outcome.Made(made);
            case KILLED, OUT_OF_PROCESSOR -> new Outcome.Stopped(Outcome.Limit.PROCESSOR);
            case OUTPUT_TOO_LARGE -> new Outcome.Stopped(Outcome.Limit.OUTPUT);
            default ->
                NO_MEMORY.stream().anyMatch(words::contains)
                        ? new Outcome.Stopped(Outcome.Limit.MEMORY)
                        : new Outcome.Failed(words);
        };
    }

    private static String lastOf(Path words) throws IOException {
        try (var file = new RandomAccessFile(words.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - LAST_WORDS));
            var bytes = new byte[LAST_WORDS];
            int read = Math.max(0, file.read(bytes));
            return new String(bytes, 0, read, StandardCharsets.UTF_8).strip();
        }
    }
}

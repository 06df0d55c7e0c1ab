package org.keyholder.journeys.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.keyholder.server.configuration.StartRefused;
import org.keyholder.testing.camera.Footage;

/** Takes the demo's steps one after the other: says each, lets none take longer than was said, ends with a sentence. */
final class DemoSteps {

    private static final Duration TO_UNDO = Duration.ofSeconds(10);

    private final PrintStream out;
    private final Path failures;

    /**
     * @param failures the file for the details of a failure that nobody foresaw
     */
    DemoSteps(PrintStream out, Path failures) {
        this.out = out;
        this.failures = failures;
    }

    /** Does the step and answers what it made; throws when it fails or is not done in time. */
    <T> T take(String doing, Duration longest, Callable<T> step) throws InterruptedException {
        out.println(doing + " (at most " + longest.toSeconds() + " s) …");
        var task = new FutureTask<>(step);
        var thread = Thread.ofPlatform().name("demo-step").start(task);
        try {
            return task.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            thread.interrupt();
            // What it has begun it may undo, such as a database that was started.
            thread.join(TO_UNDO);
            throw new DemoFailed(doing + " took longer than " + longest.toSeconds() + " s. The demo ends.");
        } catch (ExecutionException e) {
            throw failure(doing, e.getCause() == null ? e : e.getCause());
        }
    }

    private RuntimeException failure(String doing, Throwable cause) {
        return switch (cause) {
            case StartRefused refused -> refused;
            case DemoFailed failed -> new DemoFailed(doing + " failed: " + failed.sentence());
            case Footage.NoFootage none -> new DemoFailed(String.valueOf(none.getMessage()));
            case BindException taken ->
                new DemoFailed(
                        "A port that the demo needs was taken just now. Start it again, or choose another --port.");
            default -> new DemoFailed(doing + " failed: " + reason(cause) + "." + kept(cause));
        };
    }

    private static String reason(Throwable cause) {
        return Optional.ofNullable(cause.getMessage()).orElse(cause.getClass().getSimpleName());
    }

    private String kept(Throwable cause) {
        try (var file = new PrintWriter(Files.newBufferedWriter(failures))) {
            cause.printStackTrace(file);
            return " The details are in " + failures + ".";
        } catch (IOException e) {
            return " The details could not be written to " + failures + ": " + e;
        }
    }
}

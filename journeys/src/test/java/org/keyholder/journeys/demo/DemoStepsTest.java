package org.keyholder.journeys.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keyholder.server.configuration.StartRefused;

class DemoStepsTest {

    private static final Duration PLENTY = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private DemoSteps steps;

    @BeforeEach
    void prepare() {
        steps = new DemoSteps(new PrintStream(said, true, StandardCharsets.UTF_8), folder.resolve("demo-failure.txt"));
    }

    @Test
    void aStepIsSaidWithTheTimeThatItMayTake() throws Exception {
        assertThat(steps.<String>take("Making tea", PLENTY, () -> "tea")).isEqualTo("tea");

        assertThat(said.toString(StandardCharsets.UTF_8)).isEqualTo("Making tea (at most 30 s) …\n");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aStepThatIsNotDoneInTimeIsInterruptedAndEndsTheDemo() {
        var never = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);

        assertThatThrownBy(() -> steps.take("Making tea", Duration.ofMillis(10), () -> {
                    try {
                        never.await();
                        return "tea";
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                        throw e;
                    }
                }))
                .isInstanceOf(DemoFailed.class)
                .hasMessage("Making tea took longer than 0 s. The demo ends.");
        assertThat(interrupted.getCount()).isZero();
    }

    @Test
    void aStepThatFailsSaysWhyAndKeepsTheDetails() {
        assertThatThrownBy(() -> steps.take("Making tea", PLENTY, () -> {
                    throw new IllegalStateException("the kettle is empty");
                }))
                .isInstanceOf(DemoFailed.class)
                .hasMessageStartingWith("Making tea failed: the kettle is empty.")
                .hasMessageContaining("demo-failure.txt");
        assertThat(folder.resolve("demo-failure.txt")).content().contains("IllegalStateException");
    }

    @Test
    void whatIsForeseenIsToldInOneLine() {
        assertThatThrownBy(() -> steps.take("Making tea", PLENTY, () -> {
                    throw new DemoFailed("turned away with 503");
                }))
                .hasMessage("Making tea failed: turned away with 503");
        assertThatThrownBy(() -> steps.take("Making tea", PLENTY, () -> {
                    throw new BindException("Address already in use");
                }))
                .isInstanceOf(DemoFailed.class)
                .hasMessageContaining("choose another --port");
        assertThatThrownBy(() -> steps.take("Making tea", PLENTY, () -> {
                    throw StartRefused.obstacle("Another Keyholder is running.");
                }))
                .isInstanceOf(StartRefused.class);
        assertThat(folder).isEmptyDirectory();
    }
}

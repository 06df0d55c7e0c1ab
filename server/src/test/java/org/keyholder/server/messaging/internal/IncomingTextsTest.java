package org.keyholder.server.messaging.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.server.messaging.PhoneNumber;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;

/** What people write back, and what they are answered. */
@ExtendWith(SharedServer.class)
class IncomingTextsTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger(1000);

    private final TestServer server;
    private final IncomingTexts incoming;
    private final PhoneNumber from = new PhoneNumber("+1773555" + NUMBERS.incrementAndGet());

    IncomingTextsTest(TestServer server) {
        this.server = server;
        incoming = server.part(IncomingTexts.class);
    }

    @Test
    void aReplyThatTheProviderTellsTwiceIsKeptOnce() {
        var sid = sid();

        var first = incoming.receive(sid, from, "Who is this?");
        var second = incoming.receive(sid, from, "Who is this?");

        assertThat(first).isPresent();
        assertThat(second).isEmpty();
        assertThat(kept()).containsExactly("Who is this?");
    }

    /** A zero byte cannot be stored as text; the provider would come again with it for ever. */
    @Test
    void aReplyWithAZeroByteIsKeptWithoutIt() {
        incoming.receive(sid(), from, "Hello\u0000there");

        assertThat(kept()).containsExactly("Hello there");
    }

    /** Ours is not the only program that answers each text. */
    @Test
    void tenTextsInARowAreAnsweredOnceAndAllKept() {
        var answers = IntStream.range(0, 10)
                .mapToObj(n -> incoming.receive(sid(), from, "I am out of the office (" + n + ")"))
                .toList();

        assertThat(answers.getFirst()).isPresent();
        assertThat(answers.subList(1, 10)).containsOnly(Optional.empty());
        assertThat(kept()).hasSize(10);
    }

    @Test
    void tenTextsAtTheSameTimeAreAnsweredOnce() throws InterruptedException {
        Callable<Boolean> text =
                () -> incoming.receive(sid(), from, "I am out of the office").isPresent();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answered = threads.invokeAll(Collections.nCopies(10, text)).stream()
                    .filter(one -> one.resultNow())
                    .count();

            assertThat(answered).isOne();
        }
    }

    @Test
    void anotherNumberIsAnsweredOnItsOwn() {
        incoming.receive(sid(), from, "Hello");

        var other = incoming.receive(sid(), new PhoneNumber("+1773555" + NUMBERS.incrementAndGet()), "Hello");

        assertThat(other).isPresent();
    }

    @Test
    void aDayLaterANumberIsAnsweredAgain() {
        incoming.receive(sid(), from, "Hello");
        answeredAgo(Duration.ofHours(23));
        assertThat(incoming.receive(sid(), from, "Hello?")).isEmpty();

        answeredAgo(Duration.ofHours(24));

        assertThat(incoming.receive(sid(), from, "Hello??")).isPresent();
        assertThat(incoming.receive(sid(), from, "Hello???")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"STOP", "START", "HELP"})
    void aKeywordIsAnsweredByTheProviderAndUsesUpNoAnswer(String word) {
        assertThat(incoming.receive(sid(), from, word)).isEmpty();

        assertThat(incoming.receive(sid(), from, "Hello")).isPresent();
    }

    @Test
    void thatANumberWasAnsweredIsSweptAfterADay() {
        incoming.receive(sid(), from, "Hello");
        answeredAgo(Duration.ofHours(23));
        server.part(AutomaticAnswerSweep.class).sweep();
        assertThat(remembered()).isOne();

        answeredAgo(Duration.ofHours(24));
        var swept = server.part(AutomaticAnswerSweep.class).sweep();

        assertThat(swept).isPositive();
        assertThat(remembered()).isZero();
    }

    private static String sid() {
        return "SM" + UUID.randomUUID();
    }

    /** The clock is everybody's here: the answer moves instead. */
    private void answeredAgo(Duration ago) {
        server.rows()
                .sql("update automatic_answer set answered_at = ? where number = ?")
                .params(Timestamp.from(server.clock().instant().minus(ago)), from.e164())
                .update();
    }

    private long remembered() {
        return server.rows()
                .sql("select count(*) from automatic_answer where number = ?")
                .param(from.e164())
                .query(Long.class)
                .single();
    }

    private List<String> kept() {
        return server.rows()
                .sql("select body from incoming_text where sender = ? order by received_at, id")
                .param(from.e164())
                .query(String.class)
                .list();
    }
}

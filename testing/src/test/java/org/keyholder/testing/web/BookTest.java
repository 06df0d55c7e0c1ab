package org.keyholder.testing.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class BookTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final Book<String> book = new Book<>(3);

    @Test
    void theOldestLinesGoFirst() {
        for (String line : new String[] {"a", "b", "c", "d"}) {
            book.write(line, line);
        }

        assertThat(book.all()).containsExactly("b", "c", "d");
        assertThat(book.newest(2)).containsExactly("d", "c");
        assertThat(book.find("a")).isEmpty();
    }

    @Test
    void aLineThatComesAgainIsMergedWhereItStands() {
        book.write("a", "once");
        book.write("b", "b");

        book.write("a", "again", (old, next) -> old + " " + next);

        assertThat(book.all()).containsExactly("once again", "b");
    }

    @Test
    void whoWaitsFindsWhatIsAlreadyThere() {
        book.write("a", "here");

        assertThat(book.await("here"::equals, SOON)).isEqualTo("here");
    }

    @Test
    void whoWaitsIsToldOfWhatComesOrChangesLater() {
        var waiting = CompletableFuture.supplyAsync(() -> book.await("changed"::equals, SOON));
        book.write("a", "new");

        book.change("a", old -> "changed");

        assertThat(waiting).succeedsWithin(SOON).isEqualTo("changed");
    }

    @Test
    void waitingInVainShowsTheBook() {
        book.write("a", "what did come");

        assertThatThrownBy(() -> book.await("never"::equals, Duration.ofMillis(20)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("what did come");
    }
}

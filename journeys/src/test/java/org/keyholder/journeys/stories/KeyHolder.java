package org.keyholder.journeys.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.keyholder.testing.phones.Behaviour;
import org.keyholder.testing.phones.Phone;
import org.keyholder.testing.phones.TextMessage;

/** A key holder with a phone in hand, and what the story has read on it so far. */
final class KeyHolder {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Phone phone;
    private final Window window;
    private final Set<String> read = new HashSet<>();
    private URI link = URI.create("about:blank");

    KeyHolder(Phone phone, Window window) {
        this.phone = phone;
        this.window = window;
    }

    Window window() {
        return window;
    }

    String number() {
        return phone.number();
    }

    /** As it is written in these parts: {@code (312) 555-0143}. */
    String writtenNumber() {
        return phone.number().replaceFirst("\\+1(\\d{3})(\\d{3})(\\d{4})", "($1) $2-$3");
    }

    KeyHolder behaves(Behaviour behaviour) {
        phone.behaviour(behaviour);
        return this;
    }

    /** Waits for a text with these words in it. */
    KeyHolder receives(String words) {
        var message = phone.awaitMessage(
                one -> !read.contains(one.sid()) && one.body().contains(words), PATIENCE);
        read.add(message.sid());
        message.links().stream().findFirst().ifPresent(found -> link = found);
        return this;
    }

    /** The link of the text read last. */
    URI link() {
        return link;
    }

    KeyHolder opens() {
        window.opens(link);
        return this;
    }

    KeyHolder presses(String button) {
        window.presses(button);
        return this;
    }

    KeyHolder isTold(String heading) {
        assertThat(window.page().locator("h1")).hasText(heading);
        return this;
    }

    KeyHolder watchesTheClip() {
        window.page().waitForFunction("() => document.querySelector('video')?.currentTime > 0.3");
        assertThat(window.answersOf("/clip.mp4")).contains(206);
        return this;
    }

    /** In words, below the first picture. */
    KeyHolder isToldThatTheClipCannotBePlayed() {
        var seen = window.page().locator(".seen").first();
        assertThat(seen.locator(".unplayable").first()).isVisible();
        assertThat(seen.locator(".unplayable").first()).containsText("This clip cannot be played here.");
        assertThat(seen.locator("video")).hasCount(0);
        window.page()
                .waitForFunction("() => { const picture = document.querySelector('.seen .clip img');"
                        + " return picture.checkVisibility() && picture.naturalWidth > 0; }");
        return this;
    }

    KeyHolder replies(String text) {
        assertThat(phone.replies(text).answered()).isEqualTo(200);
        return this;
    }

    void receivedNothingElse() {
        assertThat(phone.messages())
                .as("what else came to %s's phone", phone.name())
                .extracting(TextMessage::sid)
                .containsExactlyInAnyOrderElementsOf(read);
    }
}

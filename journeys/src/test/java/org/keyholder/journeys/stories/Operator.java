package org.keyholder.journeys.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

/** An operator at the station, before the desk. */
final class Operator {

    static final String PASSWORD = "correct horse battery staple";

    private final Window window;
    private final String login;

    Operator(Window window, String login) {
        this.window = window;
        this.login = login;
    }

    Window window() {
        return window;
    }

    String login() {
        return login;
    }

    /** What the station's automation software does: opens an address, signed in or not. */
    Operator launches(String address) {
        window.opens(address);
        if (window.page().url().contains("/sign-in")) {
            signsIn(PASSWORD);
        }
        return this;
    }

    Operator signsIn(String password) {
        window.enters("User name", login).enters("Password", password).presses("Sign in");
        return this;
    }

    Operator isAt(String site) {
        window.isCalled(site);
        return this;
    }

    /** The clip runs by itself, and was fetched in ranges of bytes. */
    Operator watchesTheClip() {
        window.page().waitForFunction("""
                () => {
                  const video = document.querySelector('#clip video');
                  return video && video.readyState >= 2 && !video.paused && video.currentTime > 0.3;
                }""");
        assertThat(window.answersOf("/clip.mp4")).contains(206);
        return this;
    }

    /** In words, beside the first snapshot. */
    Operator isToldThatTheClipCannotBePlayed(String why) {
        var page = window.page();
        assertThat(page.locator("#unplayable")).isVisible();
        assertThat(page.locator("#unplayable")).containsText("This clip cannot be played here.");
        assertThat(page.locator("#unplayable")).containsText(why);
        assertThat(page.locator("#clip video")).hasCount(0);
        page.waitForFunction("() => { const still = document.getElementById('large');"
                + " return still.checkVisibility() && still.naturalWidth > 0; }");
        return this;
    }

    Operator verifies() {
        window.presses("Verify");
        return this;
    }

    /** Waits until the contact's row says so, without a reload. */
    Operator sees(String contact, String state) {
        assertThat(window.row(contact)).containsText(state);
        return this;
    }

    /** Waits until the log says so. */
    Operator reads(String line) {
        assertThat(window.page().locator("#log")).containsText(line);
        return this;
    }

    /** What the answers come to. */
    Operator seesTheOutcome(String words) {
        assertThat(window.page().locator(".asked .state")).hasText(words);
        return this;
    }

    Operator seesNoOutcome() {
        assertThat(window.page().locator(".asked .state")).hasCount(0);
        return this;
    }

    /** The large words where no alarm is open. */
    Operator isToldThatNothingIsOpen(String words) {
        assertThat(window.page().locator("h2.large")).containsText(words);
        assertThat(window.page().locator("#verify")).hasCount(0);
        return this;
    }

    Operator looksAtTheLastAlarm() {
        window.follows("Look at the last one");
        return this;
    }

    /** Banner, pictures, people and buttons all say that it is the past, and nobody can be asked by a slip. */
    Operator seesThePast(String ended) {
        var page = window.page();
        assertThat(page.locator("#past")).containsText("Past alarm");
        assertThat(page.locator("#past")).containsText(ended);
        assertThat(page.locator("#clip .past-tag")).hasText("Past alarm");
        assertThat(page.locator(".asked h2")).containsText("Past alarm");
        assertThat(page.locator("#actions")).containsText("This alarm is over. Nobody can be asked about it any more.");
        assertThat(page.locator("#verify")).hasCount(0);
        assertThat(page.locator("#complete")).hasCount(0);
        return this;
    }

    Operator completes() {
        window.followsTheKey("complete").isCalled("Complete this alarm?").presses("Complete");
        return this;
    }

    Operator canAskAgainAtOnce() {
        assertThat(window.page().locator("#verify")).isEnabled();
        assertThat(window.page().locator("#verify")).hasText(Pattern.compile("Ask again"));
        return this;
    }

    /** The address of the alarm that is before the operator. */
    String alarm() {
        return window.page()
                .locator("main[data-stream]")
                .getAttribute("data-stream")
                .replaceFirst("/stream$", "");
    }

    Operator canAskNobody() {
        assertThat(window.page().locator("#verify")).isDisabled();
        return this;
    }

    Operator seesTheTimeIsOver() {
        assertThat(window.page().locator(".asked")).containsText("time is up");
        assertThat(window.page().locator("#verify")).hasText(Pattern.compile("Ask again"));
        return this;
    }
}

package org.keyholder.journeys.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** One person's browser window, with cookies of its own, and what is asked of every page in it. */
final class Window implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    /** A desk and a phone: every page has to do on both. */
    enum Size {
        WIDE(1280, 800),
        NARROW(390, 844);

        private final int width;
        private final int height;

        Size(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    private final BrowserContext context;
    private final Page page;
    private final Size size;
    private final List<String> complaints = new ArrayList<>();
    private final List<Response> answers = new ArrayList<>();

    private Window(BrowserContext context, Size size) {
        this.context = context;
        this.size = size;
        page = context.newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.setDefaultNavigationTimeout(PATIENCE_MILLIS);
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            // What the network or the server said no to is told by the page itself.
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
        page.onResponse(answers::add);
    }

    static Window on(StoryWorld stories, Size size) {
        return on(stories, size, true);
    }

    static Window withoutScripts(StoryWorld stories, Size size) {
        return on(stories, size, false);
    }

    private static Window on(StoryWorld stories, Size size, boolean scripts) {
        var options = new NewContextOptions()
                .setBaseURL(stories.url("/").toString())
                .setViewportSize(size.width, size.height)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setPermissions(List.of("clipboard-read", "clipboard-write"))
                .setJavaScriptEnabled(scripts);
        return new Window(stories.browser().newContext(options), size);
    }

    Page page() {
        return page;
    }

    Window opens(String url) {
        page.navigate(url);
        return this;
    }

    Window opens(URI url) {
        return opens(url.toString());
    }

    /** Presses the button of exactly this name where there is one, else the one whose name begins so. */
    Window presses(String button) {
        var exactly = page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true));
        (exactly.count() > 0 ? exactly : page.getByRole(AriaRole.BUTTON, named(button))).click();
        return this;
    }

    Window follows(String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
                .first()
                .click();
        return this;
    }

    /** The link downloads the file, byte for byte, under the name that a camera gives its clip. */
    Window downloads(String link, Path file) {
        var download = page.waitForDownload(() -> follows(link));
        assertThat(download.suggestedFilename()).isEqualTo("clip.mp4");
        assertThat(download.path()).hasSameBinaryContentAs(file);
        return this;
    }

    /** A link that says its key after its words. */
    Window followsTheKey(String id) {
        page.locator("#" + id).click();
        return this;
    }

    Window followsInRow(String row, String link) {
        row(row).getByRole(AriaRole.LINK)
                .filter(new Locator.FilterOptions().setHasText(link))
                .click();
        return this;
    }

    Window enters(String label, String text) {
        page.getByLabel(startingWith(label)).fill(text);
        return this;
    }

    Window chooses(String label, String choice) {
        page.getByLabel(startingWith(label)).selectOption(choice);
        return this;
    }

    /** Waits until the page shows the words. */
    Window sees(String words) {
        assertThat(page.locator("body")).containsText(words, new ContainsTextOptions().setUseInnerText(true));
        return this;
    }

    /** On a page that does not change by itself. */
    Window seesAfterSomeReloads(String words) {
        page.waitForCondition(() -> {
            page.reload();
            return page.locator("main").innerText().contains(words);
        });
        return this;
    }

    Window seesNothingOf(String words) {
        assertThat(page.locator("body")).not().containsText(words, new ContainsTextOptions().setUseInnerText(true));
        return this;
    }

    Window isCalled(String heading) {
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(heading))
                        .first())
                .isVisible();
        return this;
    }

    /** The words of the page itself, without frame and navigation. */
    String words() {
        return page.locator("main").innerText();
    }

    /** A row of a table or a list that has the words in it. */
    Locator row(String words) {
        return page.locator("tr, li.person").filter(new Locator.FilterOptions().setHasText(words));
    }

    /** Waits until the row says it in this colour. */
    Window seesState(String row, String colour, String words) {
        assertThat(row(row).locator(".state-" + colour).filter(new Locator.FilterOptions().setHasText(words)))
                .isVisible();
        return this;
    }

    String clipboard() {
        return (String) page.evaluate("() => navigator.clipboard.readText()");
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(startingWith(name));
    }

    /** Labels go on with what is optional, buttons with their key. */
    private static Pattern startingWith(String words) {
        return Pattern.compile("^\\s*" + words.replaceAll("[^A-Za-z0-9 ]", "\\\\$0"));
    }

    /** The statuses with which requests for addresses like this were answered. */
    List<Integer> answersOf(String partOfUrl) {
        return answers.stream()
                .filter(answer -> answer.url().contains(partOfUrl))
                .map(Response::status)
                .toList();
    }

    /** Marks the page as it is now; a page that is loaded anew has lost the mark. */
    Window remembersThisPage() {
        page.evaluate("() => { window.sameAsBefore = true; }");
        return this;
    }

    Window isStillTheSamePage() {
        assertThat(page.evaluate("() => window.sameAsBefore === true")).isEqualTo(true);
        return this;
    }

    void losesItsConnection() {
        context.setOffline(true);
    }

    void findsItsConnectionAgain() {
        context.setOffline(false);
        complaints.clear(); // about the lost line, which is no fault of the page
    }

    /** On a desk and on a phone: usable by everybody, and nothing sticks out at the side. */
    Window isGoodForEverybody() {
        for (var shown : List.of(size, size == Size.WIDE ? Size.NARROW : Size.WIDE)) {
            page.setViewportSize(shown.width, shown.height);
            checkShownSize(shown);
        }
        page.setViewportSize(size.width, size.height);
        return this;
    }

    private void checkShownSize(Size shown) {
        var findings = new AxeBuilder(page)
                .setLegacyMode(true).analyze().getViolations().stream()
                        .map(rule -> rule.getId() + ": " + rule.getHelp()
                                + rule.getNodes().stream()
                                        .map(node -> "\n  " + node.getHtml() + "\n  " + node.getFailureSummary())
                                        .collect(joining()))
                        .toList();
        assertThat(findings).as("axe on %s at %s", page.url(), shown).isEmpty();
        assertThat(page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth"))
                .as("what sticks out at the side of %s at %s", page.url(), shown)
                .isEqualTo(0);
        assertThat((List<?>) page.evaluate("""
                () => [...document.querySelectorAll('button, .btn, .state')]
                  .filter(one => one.checkVisibility() && one.scrollWidth > one.clientWidth + 1)
                  .map(one => one.textContent.trim())"""))
                .as("words that do not fit their frame on %s at %s", page.url(), shown)
                .isEmpty();
    }

    /** The page in both sizes, to look at: {@code target/screenshots/NAME-1280.png} and {@code NAME-390.png}. */
    void isTwentyTimesSlower() {
        var rate = new JsonObject();
        rate.addProperty("rate", 20);
        context.newCDPSession(page).send("Emulation.setCPUThrottlingRate", rate);
    }

    /** A slow 4G line, over which everything comes anew: 4 Mbit/s, and 100 ms there and back. */
    void isOnASlowLine() {
        var session = context.newCDPSession(page);
        session.send("Network.enable");
        var cache = new JsonObject();
        cache.addProperty("cacheDisabled", true);
        session.send("Network.setCacheDisabled", cache);
        var line = new JsonObject();
        line.addProperty("offline", false);
        line.addProperty("latency", 100);
        line.addProperty("downloadThroughput", 500_000);
        line.addProperty("uploadThroughput", 500_000);
        session.send("Network.emulateNetworkConditions", line);
    }

    /** What of the page has moved by itself since it was opened, as browsers count it: nothing, on a good page. */
    double hasMoved() {
        return ((Number) page.evaluate("""
                () => new Promise((tell) => {
                  let moved = 0;
                  new PerformanceObserver((list) => {
                    for (const shift of list.getEntries()) moved += shift.hadRecentInput ? 0 : shift.value;
                  }).observe({ type: 'layout-shift', buffered: true });
                  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => tell(moved))));
                })""")).doubleValue();
    }

    /** All bytes that came for the page. */
    long bytes() {
        return ((Number) page.evaluate("""
                () => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
                  .reduce((sum, part) => sum + part.transferSize, 0)""")).longValue();
    }

    Window isPictured(String name) {
        isGoodForEverybody();
        for (var shown : Size.values()) {
            page.setViewportSize(shown.width, shown.height);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Checkout.pictures().resolve(name + "-" + shown.width + ".png"))
                    .setFullPage(
                            shown == Size.NARROW && page.locator(".actions").count() == 0)
                    .setAnimations(ScreenshotAnimations.DISABLED));
        }
        page.setViewportSize(size.width, size.height);
        return this;
    }

    /** What the browser held against the pages: errors of scripts, breaches of the content policy. */
    List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        context.close();
    }
}

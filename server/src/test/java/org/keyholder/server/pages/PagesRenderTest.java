package org.keyholder.server.pages;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PagesRenderTest {

    private static final Map<String, Page> SAMPLES = Samples.all();
    private static final Pattern ID = Pattern.compile("\\sid=\"([^\"]*)\"");
    private static final Pattern POINTER = Pattern.compile("\\s(?:for|aria-describedby|aria-labelledby)=\"([^\"]*)\"");
    private static final Pattern INLINE_STYLE = Pattern.compile("\\sstyle=|<style|\\son[a-z]+=|<script>|javascript:");

    static Stream<String> names() {
        return SAMPLES.keySet().stream();
    }

    private static String html(String name) {
        return Looks.render(requireNonNull(SAMPLES.get(name)));
    }

    @ParameterizedTest
    @MethodSource("names")
    void noPageHoldsStyleOrScriptInsideItself(String name) {
        assertThat(INLINE_STYLE.matcher(html(name)).find()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyIdIsUniqueAndEveryPointerHasItsTarget(String name) {
        var html = html(name);

        var ids = ID.matcher(html).results().map(found -> found.group(1)).toList();
        var pointers = POINTER.matcher(html)
                .results()
                .flatMap(found -> Stream.of(found.group(1).split(" ")))
                .toList();

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(new HashSet<>(ids)).containsAll(pointers);
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyWholePageHasOneHeadingAndSaysItsLanguage(String name) {
        var html = html(name);

        if (html.contains("<html")) {
            assertThat(html)
                    .contains("<html lang=\"en\"")
                    .containsOnlyOnce("<h1")
                    .containsOnlyOnce("<main");
        }
    }

    @Test
    void namesThatHoldMarkupAreShownAsTheyWereTyped() {
        assertThat(html("contact-wrong")).doesNotContain("<script>alert").contains("&lt;script>alert(1)&lt;/script>");
        assertThat(html("sites")).contains("Quarry Office &lt;b&gt;");
    }

    @Test
    void theDeskSaysWhereWhatWhenAndWhoHasBeenAsked() {
        assertThat(html("desk"))
                .contains("Harbour Yard, Mill Lane 12", "zone 017 North walkway", "P2794", "03:12:05", "48 s ago")
                .contains("Sat 21 Nov, site time (Chicago)", "Asked 3 contacts", "33 s ago", "1:27")
                .contains("Disregard · 21 s", "carrier unreachable", "Ask again");
    }

    @Test
    void sentIsNotShownAsDelivered() {
        assertThat(html("desk-dispatch"))
                .contains("id=\"step-raj-0\" class=\"done\">sent<")
                .contains("id=\"step-raj-1\" class=\"open\">delivered<");
    }

    @Test
    void theFetchedPanelBringsItsPicturesAndButtonsAlong() {
        assertThat(html("desk-panel"))
                .startsWith("<aside")
                .containsPattern("id=\"clip\"[^>]*hx-swap-oob=\"true\"")
                .containsPattern("id=\"strip\"[^>]*hx-swap-oob=\"true\"")
                .containsPattern("id=\"actions\"[^>]*hx-swap-oob=\"true\"");
    }

    @Test
    void thePhonePageWorksWithoutScriptsAndStaysSmall() {
        var html = html("phone");
        var weight = html.getBytes().length
                + Assets.bytes("phone.css").length
                + Assets.bytes("clock.js").length
                + BrandColour.NAVY.css().length();

        assertThat(html)
                .contains(
                        "<form method=\"post\" action=\"/v/Zm9v/answer\"><button class=\"dispatch\" name=\"answer\" value=\"dispatch\"")
                .contains("<button class=\"disregard\" name=\"answer\" value=\"disregard\"")
                .contains("Two other key holders have been asked too.")
                .doesNotContain("tabler", "P2794");
        assertThat(weight).isLessThan(24_000);
    }

    @Test
    void theLatePhonePageStillTakesAnAnswerAndSaysThatItIsLate() {
        assertThat(html("phone-late")).contains("Time is up.").contains("value=\"dispatch\"");
    }

    @Test
    void formsOfSignedInPeopleCarryTheirToken() {
        assertThat(html("desk")).contains("name=\"_csrf\" value=\"a-token\"");
        assertThat(html("site-new")).contains("name=\"_csrf\" value=\"a-token\"");
    }

    @Test
    void whatWasTypedStaysWhenSomethingIsWrong() {
        assertThat(html("site-taken"))
                .contains("value=\"p 2794\"", "This number is already in use at North Central.")
                .containsPattern("<option value=\"America/Chicago\" selected>");
    }
}

package org.keyholder.journeys.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.keyholder.journeys.stories.Wanted.alarm;

import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A dealer finds the site that needs attention: on the dashboard, in the list, and by a few keys from anywhere. */
class SitesStoryTest extends Story {

    private static final int MOST_BYTES = 150 * 1024;

    /** A pixel somewhere; browsers call a layout shift of 0.1 good. */
    private static final double SEEN_BY_NOBODY = 0.001;

    @Test
    void aDealerFindsTheSiteThatNeedsAttention() {
        // No other story's phone: it would have older texts.
        phone("Ann Ortega", "+13125550187");
        var acme = dealer("Acme Security", station(NORTH));
        var yard = site(acme, "Harbour Yard", "P2794");
        keyHolder(yard, "Ann Ortega", "Owner", 1);
        acme.site("Lakeside Storage", "P1120", "002", "Back door");
        acme.site("Quarry Office", "P1133", "001", "Front");
        yard.camera("017").reports();
        station(NORTH).receives(alarm("P2794", "017"));
        var dana = acme.signsIn().window();

        dana.opens("/").isCalled("Dashboard").sees("No contacts:").sees("1 event at 1 site");
        dana.isPictured("dashboard");
        dana.page()
                .getByRole(AriaRole.LINK, new GetByRoleOptions().setName(Pattern.compile("^Nobody can be asked")))
                .click();
        dana.isCalled("Sites").sees("2 sites").seesNothingOf("Harbour Yard").isPictured("sites-narrowed");
        dana.follows("Lakeside Storage").isCalled("Lakeside Storage");
        dana.page().goBack();
        dana.isCalled("Sites").sees("2 sites").seesNothingOf("Harbour Yard");

        findsByKeys(dana);
        looksAtTheSections(dana);
        nobodyReceivesAnythingElse();
    }

    private static void findsByKeys(Window dana) {
        var page = dana.page();
        page.keyboard().press("/");
        var field = page.locator("#search");
        assertThat(field).isFocused();
        page.keyboard().type("harb");
        var options = page.getByRole(AriaRole.OPTION);
        assertThat(options.first()).containsText("Harbour Yard");
        page.keyboard().press("ArrowDown");
        assertThat(options.first()).hasAttribute("aria-selected", "true");
        assertThat(field).hasAttribute("aria-activedescendant", "found-option-0");
        dana.isPictured("search-open");
        page.keyboard().press("Escape");
        assertThat(options.first()).isHidden();
        assertThat(field).hasAttribute("aria-expanded", "false");
        page.keyboard().press("Control+A");
        page.keyboard().type("(312) 555");
        assertThat(options.first()).containsText("Ann Ortega");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        dana.isCalled("Harbour Yard");
        page.keyboard().press("/");
        page.keyboard().type("p11");
        page.keyboard().press("Enter");
        dana.isCalled("Found for “p11”")
                .sees("Lakeside Storage")
                .sees("Quarry Office")
                .isPictured("search");
    }

    private static void looksAtTheSections(Window dana) {
        dana.opens("/sites").follows("Harbour Yard").follows("Monitoring").sees("Launch URL of zone 017");
        dana.isPictured("site-monitoring");
        dana.follows("Events").sees("opened the alarm").isPictured("events");
        dana.page().getByText("Signalled").first().waitFor();
        dana.follows("History").sees("Dana Whitfield").isPictured("history");
    }

    @Test
    void pagesAreLightAndNothingOnThemMoves() {
        var acme = dealer("Acme Security", station(NORTH));
        var yard = site(acme, "Harbour Yard", "P2794");
        keyHolder(yard, "Ann Ortega", "Owner", 1);
        var dana = acme.signsIn().window();
        dana.isOnASlowLine();

        for (var path : List.of(
                "/dashboard",
                "/sites",
                "/sites/" + yard.id(),
                "/sites/" + yard.id() + "/devices",
                "/sites/" + yard.id() + "/monitoring",
                "/sites/" + yard.id() + "/codes",
                "/sites/" + yard.id() + "/events",
                "/sites/" + yard.id() + "/history",
                "/sites/import")) {
            dana.opens(path);
            assertThat(dana.hasMoved()).as("what moves by itself on " + path).isLessThan(SEEN_BY_NOBODY);
            assertThat(dana.bytes()).as("bytes of " + path).isBetween(10_000L, (long) MOST_BYTES);
        }
        nobodyReceivesAnythingElse();
    }
}

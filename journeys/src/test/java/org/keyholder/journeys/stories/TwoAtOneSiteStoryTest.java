package org.keyholder.journeys.stories;

import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByTextOptions;
import org.junit.jupiter.api.Test;

/** The form of one site is open twice; the second sees what the first has saved, and chooses. */
class TwoAtOneSiteStoryTest extends Story {

    @Test
    void theSecondSeesWhatTheFirstHasChangedAndChooses() {
        var acme = dealer("Acme Security", station(NORTH));
        acme.site("Harbour Yard", "P2794", "017", "North walkway");
        var second = acme.signsIn().window();
        second.follows("Harbour Yard").follows("Change");
        second.isCalled("Change this site");

        var first = second.page().context().newPage();
        first.navigate(second.page().url());
        first.getByLabel("Name", new GetByLabelOptions().setExact(true)).fill("Harbour Yard East");
        first.getByLabel("Account number").fill("P2795");
        first.getByText("Save", new GetByTextOptions().setExact(true)).click();
        first.waitForURL(url -> !url.endsWith("/edit"));
        first.close();
        second.enters("Account number", "P2796").presses("Save");

        second.sees("has saved this site while you had it open")
                .sees("taken over below")
                .isPictured("site-meanwhile");
        second.page()
                .getByLabel("Use P2795 instead of mine", new GetByLabelOptions().setExact(false))
                .check();
        second.presses("Save");
        second.isCalled("Harbour Yard East").sees("P2795");
        nobodyReceivesAnythingElse();
    }
}

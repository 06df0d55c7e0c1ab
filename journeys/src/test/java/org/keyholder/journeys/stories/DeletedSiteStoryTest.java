package org.keyholder.journeys.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.keyholder.journeys.stories.Wanted.alarm;

import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** A site goes into the bin and comes back with its number; what is erased is gone, and its number is let go of on purpose. */
class DeletedSiteStoryTest extends Story {

    @Test
    void aSiteIsDeletedRestoredAndErased() {
        var acme = dealer("Acme Security", station(NORTH));
        var yard = site(acme, "Harbour Yard", "P2794");
        acme.site("Quarry Road", "P3000", "017", "Gate");
        var kim = operator("Kim Moreau");
        var dana = acme.signsIn().window();

        dana.follows("Quarry Road").follows("Export or delete this site");
        dana.isCalled("Export or delete Quarry Road").isPictured("delete-site");
        var kept = dana.page()
                .waitForDownload(() -> dana.page()
                        .getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Export all that is kept"))
                        .click());
        assertThat(kept.suggestedFilename()).endsWith(".zip");
        assertThat(kept.failure()).isNull();
        dana.presses("Delete the site");
        dana.isCalled("Deleted sites").sees("P3000").isPictured("deleted-sites");
        kim.launches("/monitoring?act=P3000&zone=017")
                .window()
                .isCalled("The account number P3000 is that of a deleted site")
                .sees("Acme Security")
                .isPictured("deleted-account");

        dana.presses("Restore Quarry Road").isCalled("Quarry Road");
        kim.launches("/monitoring?act=P3000&zone=017").window().sees("No alarm on zone 017");

        yard.camera("017").reports();
        station(NORTH).receives(alarm("P2794", "017"));
        dana.follows("Sites").follows("Harbour Yard").follows("Export or delete this site");
        dana.presses("Delete the site");
        dana.sees("An alarm of this site is still open").isPictured("delete-site-busy");

        dana.follows("Sites").follows("Quarry Road").follows("Export or delete this site");
        dana.presses("Delete the site");
        dana.follows("Erase Quarry Road").isCalled("Erase Quarry Road for good?");
        dana.enters("Name of the site", "Quarry").presses("Erase for good");
        dana.sees("Type the name of the site").isPictured("erase-site");
        dana.enters("Name of the site", "Quarry Road").presses("Erase for good");
        dana.isCalled("Deleted sites").sees("Nothing is deleted");

        dana.follows("Sites").follows("Former account numbers").isCalled("Former account numbers");
        dana.page()
                .getByLabel("Release P3000", new GetByLabelOptions().setExact(true))
                .check();
        dana.isPictured("former-numbers");
        dana.presses("Release the ticked numbers").sees("One number was released");
        nobodyReceivesAnythingElse();
    }
}

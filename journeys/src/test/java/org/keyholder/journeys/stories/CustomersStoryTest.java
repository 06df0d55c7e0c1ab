package org.keyholder.journeys.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** A dealer's customers come in: one by keyboard, many by a spreadsheet, and out again. */
class CustomersStoryTest extends Story {

    private static final String SHEET = """
            Customer;Street;City;State;Zip;Station;Account;Contact;Mobile;Zone;Zone name;Colour
            Quarry Road;Quarry Road 3;Joliet;IL;60432;%s;P3000;Raj Patel;(312) 555-0188;1;Gate;red
            Old Mill;Mill Lane 7;Gary;IN;46402;%1$s;P2794;Lea Brandt;(312) 555-0190;1;Yard;blue
            """;

    @Test
    void aCustomerIsCreatedByKeyboardAlone() {
        var acme = dealer("Acme Security", station(NORTH));
        var dana = acme.signsIn().window();
        dana.follows("Create the first site").isCalled("Create a customer site").isGoodForEverybody();
        var keys = dana.page().keyboard();

        // The form opens in its first field, and Enter sends it.
        keys.type("Harbour Yard");
        for (var next : new String[] {"Mill Lane 12", "Chicago", "IL", "60611"}) {
            keys.press("Tab");
            keys.type(next);
        }
        keys.press("Tab");
        dana.isPictured("site-new");
        dana.page().getByLabel("Account number").focus();
        keys.type("P2794");
        keys.press("Enter");

        dana.isCalled("Harbour Yard")
                .sees("Mill Lane 12, Chicago, IL 60611")
                .sees("What is still missing")
                .sees("Add the first camera")
                .isPictured("site-what-is-missing");
        dana.opens(dana.page().url() + "/edit");
        assertThat(dana.page().getByLabel("Time zone").inputValue()).isEqualTo("America/Chicago");
        nobodyReceivesAnythingElse();
    }

    @Test
    void theServerProposesTheTimeZoneWhereNoScriptRuns() {
        var acme = dealer("Acme Security", station(NORTH));
        var dana = acme.signsInWithoutScripts();
        dana.follows("Create the first site")
                .enters("Name", "Beach House")
                .enters("Street and number", "Ocean Drive 5")
                .enters("Town", "Pensacola")
                .enters("State or region", "florida")
                .presses("Create the site");
        dana.sees("There is more than one time zone here. This is the likeliest: check it, and save again.");
        assertThat(dana.page().getByLabel("Time zone").inputValue()).isEqualTo("America/New_York");

        dana.chooses("Time zone", "America/Chicago").presses("Create the site");

        dana.isCalled("Beach House").sees("Ocean Drive 5, Pensacola, FL");
        nobodyReceivesAnythingElse();
    }

    @Test
    void aSpreadsheetIsLookedAtMendedImportedAndExported() throws IOException {
        var acme = dealer("Acme Security", station(NORTH));
        acme.site("Harbour Yard", "P2794", "017", "North walkway");
        var dana = acme.signsIn().window();
        dana.follows("Import and export")
                .isCalled("Import and export")
                .sees("No file yet")
                .isPictured("import");

        looksAt(dana, "customers.csv", SHEET.formatted(NORTH));
        dana.sees("One thing is wrong, so nothing can be imported.")
                .sees("This number is your site Harbour Yard’s.")
                .sees("Colour")
                .isPictured("import-errors");

        dana.follows("Choose another file");
        looksAt(dana, "customers mended.csv", SHEET.formatted(NORTH).replace("P2794", "P2795"));
        dana.sees("This is what it would do: 2 new sites, 2 new contacts, 2 new zones.")
                .sees("Taken to be America/Indiana/Indianapolis")
                .isPictured("import-look");
        dana.presses("Import")
                .sees("Imported: 2 new sites, 2 new contacts, 2 new zones.")
                .isPictured("import-done");
        dana.follows("Sites").sees("Quarry Road").sees("P2795");

        dana.follows("Import and export");
        var exported = Files.readString(downloads(dana).path());
        looksAt(dana, "sites.csv", exported);
        dana.sees("Everything in this file is as it is here already. There is nothing to import.")
                .isPictured("import-unchanged");
        nobodyReceivesAnythingElse();
    }

    private static void looksAt(Window window, String name, String sheet) {
        window.page()
                .getByLabel("CSV file")
                .setInputFiles(new FilePayload(name, "text/csv", sheet.getBytes(StandardCharsets.UTF_8)));
        window.presses("Look at the file");
    }

    private static Download downloads(Window window) {
        return window.page().waitForDownload(() -> window.follows("Download all sites"));
    }
}

package org.keyholder.journeys.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.keyholder.journeys.stories.Wanted.alarm;

import com.microsoft.playwright.Page.GetByLabelOptions;
import org.junit.jupiter.api.Test;

/** Who adds the prefix is changed for all customers at once; dealer, station and operator follow, and nobody opens the wrong house. */
class PrefixStoryTest extends Story {

    private static final String RECEIVER_ADDS = "The station’s receiver adds it";

    @Test
    void theReceiverAddsThePrefixFromNowOn() {
        var acme = dealer("Acme Security", station(NORTH));
        var yard = site(acme, "Harbour Yard", "2794");
        acme.site("Quarry Road", "3000", "017", "Gate");
        var kim = operator("Kim Moreau");

        var dana = acme.signsIn().window();
        dana.follows("Monitoring stations")
                .isCalled("Monitoring stations")
                .sees("nobody adds a prefix")
                .isPictured("station-records");
        dana.follows("North Central").isCalled("North Central");
        dana.page()
                .getByLabel(RECEIVER_ADDS, new GetByLabelOptions().setExact(false))
                .check();
        dana.enters("Prefix", "A-1").presses("Show what it changes");
        dana.sees("A prefix has 1 to 8 letters and digits").isGoodForEverybody();
        assertThat(dana.page().getByLabel(RECEIVER_ADDS, new GetByLabelOptions().setExact(false)))
                .isChecked();
        dana.enters("Prefix", "ABC").presses("Show what it changes");
        dana.isCalled("If the receiver adds ABC").sees("ABC2794").isPictured("prefix-preview");
        kim.launches("/monitoring?act=ABC2794").window().sees("No site of North Central has the account number");

        dana.presses("Change it for 2 customers").sees("the receiver adds ABC").seesNothingOf("Change it for");

        yard.camera("017").reports();
        station(NORTH).receives(alarm("2794", "017"));
        kim.launches("/monitoring?act=abc2794&zone=017").isAt("Harbour Yard");
        kim.launches("/monitoring?act=2794&zone=017").isAt("Harbour Yard");
        dana.follows("Sites").follows("Quarry Road").follows("Change");
        dana.enters("Account number", "3001").presses("Save");
        dana.isCalled("Quarry Road").sees("ABC3001");
        kim.launches("/monitoring?act=ABC3000&zone=017")
                .window()
                .isCalled("The account number ABC3000 is no site’s any more")
                .sees("ABC3001")
                .isPictured("former-account")
                .follows("Open Quarry Road")
                .sees("No alarm on zone 017");
        kim.launches("/monitoring?act=ABC2794&csid=2795")
                .window()
                .isCalled("The launch address names several account numbers")
                .seesNothingOf("Harbour Yard")
                .isPictured("unclear-launch");

        var omar = stationAdmin("Omar Haddad");
        omar.launches("/station/numbers").window().isCalled("Account numbers").sees("kept until released");
        omar.window().isPictured("account-book");
        omar.window()
                .follows("Release 2794")
                .isCalled("Release the number 2794?")
                .presses("Release the number");
        omar.window().sees("An alarm of the site that had it is still open").isPictured("release-refused");

        dana.follows("Sites").follows("Harbour Yard").follows("Monitoring");
        dana.sees("signals say 2794, to which the receiver adds ABC").isPictured("site-numbers");
        dana.follows("Release 2794").isCalled("Release the number 2794?").isPictured("release-number");
        nobodyReceivesAnythingElse();
    }
}

package org.keyholder.journeys.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.keyholder.journeys.stories.Wanted.test;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import org.junit.jupiter.api.Test;

/** A station makes a receiver and gives its passkey away; a dealer makes a record by it, sees that signals arrive, and prints the sheet. */
class ReceiverStoryTest extends Story {

    private static final String PASSKEY = "blue-heron-at-dawn";

    @Test
    void aDealerComesToANewReceiverByItsPasskey() {
        var acme = dealer("Acme Security", station(NORTH));
        var yard = acme.site("Harbour Yard", "P2794", "017", "Gate");

        var omar = stationAdmin("Omar Haddad");
        omar.launches("/station/company").window().isCalled("Company").sees("Acme Security");
        omar.window().isPictured("company");
        omar.window().follows("Receivers").isPictured("receivers");
        omar.window().follows("Make a receiver").isCalled("Make a receiver");
        omar.window()
                .enters("Name", "Video alarms")
                .enters("Brand", "Keyholder")
                .enters("Description", "Video alarms only, day and night")
                .enters("Address", "nowhere")
                .enters("Passkey", PASSKEY)
                .presses("Make the receiver");
        omar.window().sees("Choose the format that it speaks").isGoodForEverybody();
        omar.window()
                .chooses("Format", "XML over HTTP or HTTPS")
                .enters("Address", station(NORTH).receiverAddress())
                .enters("Passkey", PASSKEY)
                .isPictured("receiver-form");
        omar.window().presses("Make the receiver").isCalled("Video alarms").sees(PASSKEY);
        omar.window().isPictured("receiver-made");
        omar.window().follows("Account numbers").follows("Blocks of numbers").isCalled("Blocks of numbers");
        omar.window()
                .chooses("Dealer", "Acme Security")
                .enters("First number", "P2000")
                .enters("Last number", "P2999")
                .presses("Give the block")
                .sees("P2000")
                .isPictured("number-blocks");

        var dana = acme.signsIn().window();
        dana.follows("Monitoring stations").follows("Add a station").isCalled("Which station?");
        dana.follows(NORTH).isCalled("Your record of " + NORTH);
        dana.page()
                .getByRole(
                        AriaRole.RADIO,
                        new Page.GetByRoleOptions().setName(java.util.regex.Pattern.compile("^Video alarms")))
                .check();
        dana.enters("Name", "Video").enters("Passkey", "a wrong guess").presses("Make the record");
        dana.sees("This is not the receiver’s passkey").isPictured("record-form");
        dana.enters("Passkey", PASSKEY).presses("Make the record").isCalled("Video");
        dana.sees("Next free ones").sees("P2000").sees("No customer has one here yet");

        dana.opens("/sites/" + yard.id() + "/edit")
                .chooses("Station record", "Video · Video alarms")
                .presses("Save");
        dana.follows("Monitoring stations").follows("Video").isCalled("Video").isPictured("station-record");
        dana.presses("Send a test signal").isCalled("Test signal").sees("acknowledged in ");
        dana.isPictured("test-signal");
        station(NORTH).receives(test("P2794"));

        dana.follows("Video").follows("Set-up sheet").isCalled("Set-up sheet for " + NORTH);
        dana.sees("Sentinel").sees("Patriot").sees("602").isPictured("set-up-sheet");
        printed(dana);
        nobodyReceivesAnythingElse();
    }

    /** On paper stands the sheet and nothing around it. */
    private static void printed(Window dana) {
        dana.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(dana.page().locator(".portal-nav")).isHidden();
        assertThat(dana.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Print")))
                .isHidden();
        dana.page().setViewportSize(794, 1123);
        dana.page()
                .screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Checkout.pictures().resolve("set-up-sheet-printed.png")));
        dana.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        assertThat(dana.page().locator("[data-print]")).isVisible();
    }
}

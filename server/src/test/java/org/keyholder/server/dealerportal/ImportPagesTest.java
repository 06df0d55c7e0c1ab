package org.keyholder.server.dealerportal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.site.ManyZones;
import org.keyholder.server.site.NumberBlock;
import org.keyholder.server.site.NumberBlocks;
import org.keyholder.server.site.PrefixChanges;
import org.keyholder.server.site.Zone;
import org.keyholder.server.station.PrefixRule;
import org.keyholder.server.station.Receiver;
import org.keyholder.server.station.ReceiverId;
import org.keyholder.server.station.Station;
import org.keyholder.server.station.StationRecordId;
import org.keyholder.server.station.Stations;
import org.keyholder.server.testing.PlainFormat;
import org.keyholder.server.testing.Wait;
import org.springframework.dao.DuplicateKeyException;

@ExtendWith(SharedPortal.class)
class ImportPagesTest {

    private static final String HEADER =
            "name;street;town;region;postal_code;country;time_zone;station;account_number;contact_name;contact_phone;contact_slot;zone_number;zone_name;zone_type\n";
    private static final String YARD =
            "Harbour Yard;Mill Lane 12;Chicago;IL;60611;US;;North Central;P2794;Ann Ortega;(312) 555-0143;1;17;North walkway;exterior\n";

    private static final Pattern MARK = Pattern.compile("name=\"shown\" value=\"([0-9a-f]{64})\"");

    private static PortalServer server;

    private Dealership acme;

    @BeforeAll
    static void startServer(PortalServer shared) {
        server = shared;
    }

    @BeforeEach
    void openDealership() {
        NumberPagesTest.releaseAll(server);
        acme = Dealership.open(server, "Acme Security");
    }

    @Test
    void aDealerWithoutFilesIsToldWhatOneHolds() {
        assertThat(acme.get("/sites/import").html())
                .contains("No file yet", "account_number", "Download an empty one", "at most 10,000 rows and 4 MB");
        assertThat(acme.get("/sites/import/template.csv").html())
                .startsWith("\uFEFFsite_id,name,")
                .hasLineCount(1);
    }

    @Test
    void eachRowsOutcomeIsShownBeforeAnythingIsSaved() {
        var looked = look(HEADER + YARD + ";;;;;;;;;Raj Patel;+1 312 555 0188;2;18;Gate;\n");

        var page = acme.get(looked);

        assertThat(page.html())
                .contains("UTF-8, separated by semicolons, 2 rows")
                .contains(
                        "New site Harbour Yard, Mill Lane 12, Chicago, IL 60611, America/Chicago, P2794 at North Central.")
                .contains("New contact Ann Ortega.", "New zone 017 North walkway, Exterior.", "New contact Raj Patel.")
                .contains("Nothing is saved yet. This is what it would do: 1 new site, 2 new contacts, 2 new zones.");
        assertThat(acme.get("/sites").html()).contains("No sites yet");
    }

    @Test
    void whatIsImportedIsThereAsIfMadeByHandAndNobodyIsTexted() {
        var site = imported(HEADER + YARD);

        assertThat(acme.get(site).html())
                .contains("Harbour Yard", "Mill Lane 12, Chicago, IL 60611", "P2794", "Ann Ortega", "Not sent");
        assertThat(acme.get(site + "/history").html())
                .contains("Dana Whitfield", "made the site", "added the contact Ann Ortega", "added zone 017");
        assertThat(server.rows()
                        .sql("select count(*) from message where dealer_id = ?")
                        .param(acme.person().dealer().value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void anExportThatIsImportedAgainChangesNothing() {
        imported(HEADER + YARD
                + ";;;;;;;;;Raj Patel;+44 20 7946 0000;2;18;=cmd|' /C calc'!A0;\n"
                        .replace("+44 20 7946 0000", "+13125550188")
                + "Quarry;Stone Road 40;Joliet;IL;;US;;;;;;;;;\n");
        acme.post("/sites", "name", "One line", "address", "Pier 9", "timeZone", "UTC");
        var exported = acme.get("/sites/export.csv").html();
        assertThat(exported).contains("'+13125550143", "'=cmd|' /C calc'!A0", "One line");

        var page = acme.get(look(exported));

        assertThat(page.html())
                .contains("Everything in this file is as it is here already. There is nothing to import.")
                .doesNotContain("state-red", ">Import<");
        assertThat(look(exported.replace("\uFEFF", ""))).isNotEmpty();
    }

    @Test
    void whatIsChangedInAnExportIsChangedAndSaysFromWhatToWhat() {
        var site = imported(HEADER + YARD);
        var changed = acme.get("/sites/export.csv")
                .html()
                .replace("P2794", "P2795")
                .replace("North walkway,exterior", "North gate,instant")
                .replace("no,,1,", "no,Owner,1,");

        var looked = look(changed);

        assertThat(acme.get(looked).html())
                .contains("Harbour Yard: account number P2794 → P2795.")
                .contains("Contact Ann Ortega: title none → Owner.")
                .contains("Zone 017 North gate: name North walkway → North gate; type Exterior → Instant.");
        importNow(looked);
        assertThat(acme.get(site).html()).contains("P2795", "Owner");
        assertThat(acme.get(site + "/devices").html()).contains("North gate");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Yard;Mill;Chicago;IL;;US;;South Central;P1|station|None of your monitoring stations has that name. Write one of: North Central.",
                "Yard;Mill;Chicago;IL;;US;;;=1+1|account_number|An account number has 1 to 20 letters",
                "Yard;Mill;;IL;;US;;;|town|This field is required.",
                "Yard;Mill;Chicago;IL;;Mars;;;|country|There is no country of that name.",
                "Yard;Mill;Chicago;;;US;;;|time_zone|Country and state do not tell the time zone here.",
                "Yard;Mill;Chicago;IL;;US;Mars/Olympus;;|time_zone|There is no time zone of that name.",
                "Yard;Mill;Chicago;IL;;US;;;;Ann;555|contact_phone|This is not a phone number.",
                "Yard;Mill;Chicago;IL;;US;;;;Ann;|contact_phone|A contact needs a phone number",
                "Yard;Mill;Chicago;IL;;US;;;;;(312) 555-0143|contact_name|This field is required.",
                "Yard;Mill;Chicago;IL;;US;;;;Ann;(312) 555-0143;1000|contact_slot|A slot is a number from 1 to 999.",
                "Yard;Mill;Chicago;IL;;US;;;;;;;1000;Gate|zone_number|from 1 to 999",
                "Yard;Mill;Chicago;IL;;US;;;;;;;1;|zone_name|A zone has a name",
                "Yard;Mill;Chicago;IL;;US;;;;;;;1;Gate;Fire|zone_type|A zone’s type is one of instant",
                ";Mill;Chicago;IL;;US;;;|name|Which site is this?",
                "Yard;Mill;Chicago;IL;;US;;;;;;;;;;;x|whole row|more cells than the header"
            })
    void aRowThatCannotBeIsNamedWithItsColumnAndWhatStandsThere(String row, String column, String words) {
        var page = acme.get(look(HEADER + row + "\n"));

        assertThat(page.html().replace("'", "’"))
                .contains("Has errors", "wrong, so nothing can be imported.", column, words)
                .contains("<th scope=\"row\" data-label=\"Row\">2</th>")
                .doesNotContain(">Import<");
    }

    @Test
    void aLongValueIsRefusedAndShownShortened() {
        var page = acme.get(look("name;street;town;region\n" + "x".repeat(10_000) + ";Mill;Chicago;IL\n"));

        assertThat(page.html())
                .contains("At most 120 characters.", "x".repeat(80) + "…")
                .doesNotContain("x".repeat(82));
    }

    @Test
    void twoRowsCannotGiveOneNumberToTwoCustomers() {
        var page = acme.get(
                look(HEADER + YARD + YARD.replace("Harbour Yard", "Dock").replace("P2794", "p 2794")));

        assertThat(page.html())
                .contains("Row 2, about the same site, says “Harbour Yard”.", "one number, one customer");
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aRowWithoutTheNumberBelongsToTheSiteOfThatNameAndAddressAboveOrBelow(boolean above) {
        var withNumber = "Shop;Main St 1;Chicago;IL;60611;US;;;1234;Ann Ortega;(312) 555-0143;;;;\n";
        var without = "Shop;Main St 1;;;;;;;;Bob Stone;(312) 555-0144;;;;\n";

        var page = acme.get(look(HEADER + (above ? withNumber + without : without + withNumber)));

        assertThat(page.html()).contains("This is what it would do: 1 new site, 2 new contacts.");
    }

    @Test
    void branchesOfOneNameAndStreetInDifferentTownsAreSitesOfTheirOwn() {
        var page = acme.get(look(HEADER + """
                Shop;Main St 1;Chicago;IL;60611;US;;;;Ann Ortega;(312) 555-0143;;;;
                Shop;Main St 1;;;;;;;;Bob Stone;(312) 555-0144;;;;
                Shop;Main St 1;Joliet;IL;60432;US;;;;Cid Moran;(312) 555-0145;;;;
                Shop;Main St 1;;;;;;;;Dee Walsh;(312) 555-0146;;;;
                Shop;Main St 1;Chicago;;60611;;;;;Eve Grant;(312) 555-0147;;;;
                """));

        assertThat(page.html()).contains("This is what it would do: 2 new sites, 5 new contacts.");
    }

    @Test
    void aPlanThatWhoeverPressesHasNotSeenIsShownAndNotImported() {
        var looked = look(HEADER + YARD);
        var seen = mark(looked);
        server.rows()
                .sql("update site_import set mark = 'another', changed_meanwhile = true where dealer_id = ?")
                .param(acme.person().dealer().value())
                .update();

        for (var pressed : List.of(acme.post(looked, "shown", seen), acme.post(looked))) {
            assertThat(pressed.status()).isEqualTo(409);
            assertThat(pressed.html())
                    .contains("The file was looked over anew after your page was shown")
                    .contains("Nothing was imported. Look at it once more.", "Nothing is saved yet.")
                    .doesNotContain("Something has changed since this was shown");
        }
        assertThat(acme.get(looked).html()).contains("Not imported yet");
        assertThat(acme.post(looked, "shown", "another").status()).isEqualTo(302);
        // Pressed twice, it is imported once, and nobody is told that it was not.
        assertThat(acme.post(looked, "shown", "another").status()).isEqualTo(302);
        Wait.until("the import has ended", () -> !acme.get(looked).html().contains("Being imported"));
    }

    @Test
    void aFileThatIsNoLongerKeptIsToBeChosenAgain() {
        var looked = look(HEADER + YARD);
        server.rows()
                .sql("update site_import set sheet = null where dealer_id = ?")
                .param(acme.person().dealer().value())
                .update();

        var page = acme.get(looked);

        assertThat(page.html())
                .contains("No longer kept", "This file is no longer kept. Choose it again.", "href=\"/sites/import\"")
                .doesNotContain("Import</button>", "Nothing is saved yet.");
        assertThat(acme.get("/sites/import").html()).contains("No longer kept");
    }

    @Test
    void aZoneThatSomebodyAddsInTheSameMomentIsNotOverwritten() {
        var site = acme.site("Harbour Yard", "P2794");
        acme.post(site + "/zones", "zone", "017", "zoneName", "Gate");
        var id = new SiteId(UUID.fromString(site.substring("/sites/".length())));
        var wanted = new ManyZones.Wanted(id, Optional.empty(), new Zone(new ZoneNumber(17), "Cellar"));
        var dealer = acme.person().dealer();

        assertThatThrownBy(() -> server.part(TenantTransactions.class)
                        .run(
                                TenantScope.dealer(dealer),
                                () -> server.part(ManyZones.class).save(dealer, List.of(wanted))))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(acme.get(site + "/devices").html()).contains("Gate").doesNotContain("Cellar");
    }

    @Test
    void aRowThatStandsThereTwiceIsNamed() {
        assertThat(acme.get(look(HEADER + YARD + YARD)).html())
                .contains("This row says nothing that row 2 does not say already. Delete one.");
    }

    @Test
    void aNumberThatIsAnothersIsRefusedAndNothingIsLearntOfThem() {
        var other = Dealership.open(server, "Best Alarms");
        other.site("Secret Bunker", "P2794");

        var page = acme.get(look(HEADER + YARD));

        assertThat(page.html())
                .contains(
                        "This number is already in use at North Central. Ask the station for the right one: +1 312 555 0100.")
                .doesNotContain("Best Alarms", "Secret Bunker");
    }

    @Test
    void aNumberThatTheStationsReceiverDoesNotTakeIsRefused() {
        lakeside(acme);
        var atLakeside = YARD.replace("North Central", "Lakeside");

        assertRefused(HEADER + atLakeside, "account_number", "P2794", "receiver takes account numbers of four digits.");
        assertThat(acme.get(look(HEADER + atLakeside.replace("P2794", "2794"))).html())
                .contains("Nothing is saved yet.");
    }

    @Test
    void aNumberThatIsTooLongWithItsPrefixIsRefused() {
        var site = acme.site("Quarry", "2795");
        keyholderAdds("ABC");
        var words = "With the prefix ABC this number has more than 20 characters.";

        assertRefused(
                HEADER + YARD.replace("P2794", "123456789012345678"), "account_number", "123456789012345678", words);
        assertRefused(
                "site_id;account_number\n" + id(site) + ";123456789012345678\n",
                "account_number",
                "123456789012345678",
                words);
    }

    @Test
    void aNumberThatLooksLikeAnothersIsToBeComparedAndStopsNothing() {
        Dealership.open(server, "Best Alarms").site("Secret Bunker", "P27940");

        assertDoubted(
                HEADER + YARD.replace("P2794", "P2794O"),
                "North Central has another number that looks like P2794O. Compare it with what the station gave you.");
    }

    @Test
    void aNumberThatHoldsThePrefixAlreadyIsToBeComparedAndStopsNothing() {
        keyholderAdds("ABC");

        assertDoubted(
                HEADER + YARD.replace("P2794", "ABC2794"),
                "The prefix ABC is added to ABC2794: the station would know the site as ABCABC2794.");
    }

    @Test
    void aNumberOfAnotherDealersBlockIsRefusedLikeOneThatIsInUse() {
        var other = Dealership.open(server, "Best Alarms");
        var station = lakeside(acme, other);
        server.part(NumberBlocks.class)
                .give(NumberBlock.read(station, other.person().dealer(), "2000", "2999"));
        var atLakeside = YARD.replace("North Central", "Lakeside");

        assertRefused(
                HEADER + atLakeside.replace("P2794", "2794"),
                "account_number",
                "2794",
                "This number is already in use at Lakeside " + station
                        + ". Ask the station for the right one: (312) 555-0166.");
        assertThat(acme.get(look(HEADER + atLakeside.replace("P2794", "3000"))).html())
                .contains("Nothing is saved yet.");
    }

    @Test
    void aFormerNumberIsRefusedWhileItIsKept() {
        var yard = acme.site("Harbour Yard", "P2794");
        acme.post(
                yard + "/edit",
                "name",
                "Harbour Yard",
                "address",
                "Mill Lane 12",
                "timeZone",
                "America/Chicago",
                "station",
                acme.station().toString(),
                "accountNumber",
                "P2796");

        assertRefused(
                HEADER + YARD.replace("Harbour Yard", "Quarry"),
                "account_number",
                "P2794",
                "This number was Harbour Yard’s and is kept for it. Release it on that site’s page, once North Central uses it for nobody.");
    }

    @Test
    void aSiteIsMovedToAnotherStationOnItsPageAlone() {
        var yard = acme.site("Harbour Yard", "P2794");
        lakeside(acme);

        assertRefused(
                "site_id;station\n" + id(yard) + ";Lakeside\n",
                "station",
                "Lakeside",
                "This site is watched by North Central. Move it on its page, which asks about an alarm that is open.");
    }

    @Test
    void aForeignSiteIsAnsweredLikeAnUnknownOne() {
        var other = Dealership.open(server, "Best Alarms");
        var foreign = other.site("Secret Bunker", "P2794").substring("/sites/".length());

        var page = acme.get(look("site_id,name\n" + foreign + ",Mine now\n" + UUID.randomUUID() + ",Mine\nx,Mine\n"));

        assertThat(page.html().split("None of your sites has this id.", -1)).hasSize(4);
        assertThat(page.html()).doesNotContain("Secret Bunker");
        assertThat(acme.get(other.get("/sites/import").html().isEmpty() ? "" : "/sites/import/" + UUID.randomUUID())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void anImportOfAnotherDealerIsAnsweredLikeAnUnknownOne() {
        var looked = look(HEADER + YARD);
        var other = Dealership.open(server, "Best Alarms");

        for (var address :
                new String[] {looked, looked + "/progress", "/sites/import/x", "/sites/import/" + UUID.randomUUID()}) {
            assertThat(other.get(address).status()).as(address).isEqualTo(404);
        }
        assertThat(other.post(looked).status()).isEqualTo(404);
    }

    @Test
    void aMistypedNumberRenamesNobody() {
        imported(HEADER + YARD);

        assertThat(acme.get(look(HEADER + YARD.replace("Harbour Yard", "Old Mill")))
                        .html())
                .contains("This number is your site Harbour Yard’s. If that is the one you mean, write its site_id:");
    }

    @Test
    void aSiteThatIsThereAlreadyIsNotMadeTwice() {
        imported("name;street;town;region\nQuarry;Stone Road 40;Joliet;IL\n");

        assertThat(acme.get(look("name;street;town;region\nquarry;Stone Road 40;Joliet;IL\n"))
                        .html())
                .contains("You have a site of this name at this address. To change it, write its site_id:");
    }

    @Test
    void aNumberThatIsTakenAfterTheLookSavesNothingAndSaysWhichRowLost() {
        var looked = look(HEADER + "Quarry;Stone Road 40;Joliet;IL;;US;;;;;;;;;\n" + YARD);
        Dealership.open(server, "Best Alarms").site("Secret Bunker", "P2794");

        importNow(looked);

        assertThat(acme.get(looked).html())
                .contains(
                        "Something has changed since this was shown, and nothing was saved.",
                        "already in use at North Central")
                .contains("<th scope=\"row\" data-label=\"Row\">3</th>");
        assertThat(acme.get("/sites").html()).contains("No sites yet");
    }

    @Test
    void whatIsOnRecordSaysWhichFileAndHowMuch() {
        imported(HEADER + YARD);
        acme.get("/sites/export.csv");

        assertThat(server.rows()
                        .sql(
                                "select after::jsonb ->> 'newSites' from audit_entry where organisation_id = ? and kind = 'sites-imported'")
                        .param(acme.person().dealer().value())
                        .query(String.class)
                        .single())
                .isEqualTo("1");
        assertThat(server.rows()
                        .sql(
                                "select after::jsonb ->> 'sites' from audit_entry where organisation_id = ? and kind = 'sites-exported'")
                        .param(acme.person().dealer().value())
                        .query(String.class)
                        .single())
                .isEqualTo("1");
    }

    @Test
    void whatIsNoSheetIsSaidAtTheFile() {
        assertThat(upload("x.xlsx", new byte[] {'P', 'K', 3, 4}).html())
                .contains("id=\"file-error\"", "save it as CSV");
        assertThat(upload("", new byte[0]).html()).contains("id=\"file-error\"", "Choose a file.");
        assertThat(upload("x.csv", "a,b\n".repeat(5).getBytes(UTF_8)).html())
                .contains("name, site_id or account_number");
        assertThat(upload("x.csv", ("name\n" + "Yard\n".repeat(200_000)).getBytes(UTF_8))
                        .html())
                .contains("more than 10,000 rows");
        assertThat(upload("x.csv", new byte[50 * 1024 * 1024]).html()).contains("larger than 4 MB");
        assertThat(acme.post("/sites/import", "file", "name").html()).contains("Choose a file.");
    }

    @Test
    void aFileOfExcelInGermanyIsReadAsItIsMeant() {
        var page = acme.get(upload(
                        "C:\\Users\\Jörg\\kunden.csv",
                        "Name;Street;City;Country;Farbe\r\nCafé Müller;Hauptstraße 5;Köln;Germany;rot\r\n"
                                .getBytes(Charset.forName("windows-1252")))
                .location());

        assertThat(page.html())
                .contains("kunden.csv", "Windows-1252, separated by semicolons", "Farbe")
                .contains("New site Café Müller, Hauptstraße 5, Köln, Europe/Berlin, no station yet.")
                .doesNotContain("Jörg");
    }

    /** Of these dealers: a station of the test's own, whose receiver takes account numbers of four digits. */
    private static StationId lakeside(Dealership... dealers) {
        var station = new StationId(UUID.randomUUID());
        var receiver = new ReceiverId(UUID.randomUUID());
        var stations = server.part(Stations.class);
        stations.save(new Station(station, "Lakeside " + station, "(312) 555-0166"));
        stations.save(new Receiver(receiver, station, "Old receiver", PlainFormat.CODE, "plain:" + station));
        for (var dealer : dealers) {
            stations.saveRecord(
                    dealer.person().dealer(), new StationRecordId(UUID.randomUUID()), "Lakeside", station, receiver);
        }
        return station;
    }

    private void keyholderAdds(String prefix) {
        var changes = server.part(PrefixChanges.class);
        var dealer = acme.person().dealer();
        var shown = changes.preview(dealer, acme.station(), new PrefixRule(PrefixRule.By.KEYHOLDER, prefix));
        assertThat(changes.change(dealer, acme.station(), shown.wanted(), shown.mark()))
                .isInstanceOf(PrefixChanges.Change.Done.class);
    }

    /** Its one row is told with its column, what stands there and why; and whoever sends the button's form all the same saves nothing. */
    private void assertRefused(String sheet, String column, String typed, String words) {
        var before = acme.get("/sites/export.csv").html();
        var looked = look(sheet);

        assertThat(acme.get(looked).html())
                .contains("Has errors", "One thing is wrong, so nothing can be imported.")
                .contains("<th scope=\"row\" data-label=\"Row\">2</th>", ">" + column + "<", ">" + typed + "<", words)
                .doesNotContain("Import</button>", "Best Alarms");
        acme.post(looked, "shown", storedMark(looked));
        assertThat(acme.get(looked).html()).contains("Has errors");
        assertThat(acme.get("/sites/export.csv").html()).isEqualTo(before);
    }

    /** Its one row is told with its column and why; nothing is saved before somebody who has read that says so, and then it is. */
    private void assertDoubted(String sheet, String words) {
        var looked = look(sheet);

        assertThat(acme.get(looked + "?show=note").html())
                .contains("Nothing is saved yet.", "Import</button>")
                .contains("<th scope=\"row\" data-label=\"Row\">2</th>", ">account_number<", words)
                .doesNotContain("Best Alarms", "Secret Bunker");
        assertThat(acme.get("/sites").html()).contains("No sites yet");
        importNow(looked);
        assertThat(acme.get("/sites").html()).contains("Harbour Yard");
    }

    /** What the page of a plan that cannot be saved does not show. */
    private static String storedMark(String looked) {
        return server.rows()
                .sql("select mark from site_import where id = ?::uuid")
                .param(id(looked))
                .query(String.class)
                .single();
    }

    private static String id(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    /** Looks at the file and returns where its outcome stands. */
    private String look(String text) {
        return upload("sites.csv", text.getBytes(UTF_8)).location();
    }

    private PortalServer.Answer upload(String name, byte[] bytes) {
        return server.upload(acme.person(), "/sites/import", name, bytes);
    }

    private String mark(String looked) {
        var mark = MARK.matcher(acme.get(looked).html());
        return mark.find() ? mark.group(1) : "";
    }

    private void importNow(String looked) {
        acme.post(looked, "shown", mark(looked));
        Wait.until("the import has ended", () -> !acme.get(looked).html().contains("Being imported"));
    }

    /** Imports the file and returns the address of its first site. */
    private String imported(String text) {
        var looked = look(text);
        importNow(looked);
        assertThat(acme.get(looked).html()).contains("Imported: ");
        var site = Pattern.compile("href=\"(/sites/[0-9a-f-]{36})\"")
                .matcher(acme.get("/sites").html());
        assertThat(site.find()).isTrue();
        return site.group(1);
    }
}

package org.keyholder.server.dealerportal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a dealer sees of account numbers: who adds the prefix, what a change of that would do, and what a site's numbers were. */
@ExtendWith(SharedPortal.class)
class NumberPagesTest {

    private static final Pattern MARK = Pattern.compile("name=\"shown\" value=\"([0-9a-f]{64})\"");
    private static final Pattern RELEASE = Pattern.compile("href=\"(/sites/[^\"]+/numbers/[^\"]+/release)\"");

    private static PortalServer server;

    private Dealership acme;
    private String record;

    @BeforeAll
    static void startServer(PortalServer shared) {
        server = shared;
    }

    @BeforeEach
    void openDealership() {
        releaseAll(server);
        acme = Dealership.open(server, "Acme Security");
        record = "/monitoring-stations/" + acme.station();
    }

    /** The station is shared by all tests of the portal. */
    static void releaseAll(PortalServer server) {
        server.rows().sql("update site set account_number = null").update();
        server.rows()
                .sql("update account_number set released_at = until_at where released_at is null")
                .update();
    }

    @Test
    void theStationsOfADealerAreListedWithWhoAddsThePrefix() {
        assertThat(acme.get("/monitoring-stations").html())
                .contains("North Central", "XML receiver", "nobody adds a prefix", record);
        assertThat(acme.get(record).html())
                .contains("Who adds the prefix", Dealership.STATION_PHONE, "Show what it changes");
    }

    @Test
    void aChangeIsShownForEveryCustomerAndThenMadeForAllAtOnce() {
        var yard = acme.site("Harbour Yard", "2794");
        var road = acme.site("Quarry Road", "2795");

        var preview = change("receiver", "abc", "");

        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.html())
                .contains("If the receiver adds abc", "Harbour Yard", "Quarry Road", "abc2794", "abc2795")
                .contains("Change it for 2 customers");
        assertThat(acme.get(yard).html()).doesNotContain("abc2794");

        var done = change("receiver", "abc", mark(preview));

        assertThat(done.location()).isEqualTo(record);
        assertThat(acme.get(yard + "/monitoring").html())
                .contains("abc2794", "signals say 2794, to which the receiver adds abc", "kept for this site");
        assertThat(acme.get(road).html()).contains("abc2795");
        assertThat(acme.get("/sites").html()).contains("abc2794", "abc2795");
    }

    /** What is added to it is not added twice. */
    @Test
    void aSiteIsSavedAsItsFormShowsIt() {
        var yard = acme.site("Harbour Yard", "2794");
        change("keyholder", "ABC", mark(change("keyholder", "ABC", "")));

        var shown = find(
                Pattern.compile("name=\"accountNumber\"[^>]* value=\"([^\"]*)\""),
                acme.get(yard + "/edit").html());
        edit(yard, shown, "");

        assertThat(shown).isEqualTo("2794");
        assertThat(acme.get(yard).html()).contains("ABC2794").doesNotContain("ABCABC2794");
    }

    @Test
    void aNumberThatWasTakenOffASiteIsReleasedThere() {
        var yard = acme.site("Harbour Yard", "2794");
        edit(yard, "", "");

        var release = find(RELEASE, acme.get(yard + "/monitoring").html());

        assertThat(acme.post(release).location()).isEqualTo(yard + "/monitoring");
        assertThat(acme.saveSite("Quarry Road", "2794").status()).isEqualTo(302);
    }

    @Test
    void withAClashNothingCanBeChangedAndNothingIsSaidOfTheOther() {
        var other = Dealership.open(server, "Best Alarms");
        other.site("Secret Bunker", "ABC2794");
        acme.site("Harbour Yard", "2794");

        var preview = change("keyholder", "ABC", "");

        assertThat(preview.html())
                .contains("This cannot be done as it is", "in use at the station, or not released there")
                .contains(Dealership.STATION_PHONE)
                .doesNotContain("Change it for", "Secret Bunker", "Best Alarms");
    }

    @Test
    void ofVeryManyCustomersTheFirstAreShownAndAllAreChanged() {
        customers(201);

        var preview = change("keyholder", "ABC", "");

        assertThat(preview.html())
                .contains("Customer 001", "Customer 200", "and 1 more customer<", "Change it for 201 customers")
                .doesNotContain("Customer 201");
        assertThat(change("keyholder", "ABC", mark(preview)).location()).isEqualTo(record);
        assertThat(server.rows()
                        .sql("select count(*) from account_number where until_at is null and number like 'ABCWX%'"
                                + " and station_record_id = ?")
                        .param(acme.station().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(201);
    }

    @Test
    void ofVeryManyCustomersThoseThatClashAreShownFirst() {
        Dealership.open(server, "Best Alarms").site("Secret Bunker", "ABCWX202");
        customers(202);

        var preview = change("keyholder", "ABC", "").html();

        assertThat(preview)
                .contains("One customer would have a number", "and 1 more customer<", "Customer 200")
                .doesNotContain("Customer 201", "Secret Bunker");
        assertThat(preview.indexOf("Customer 202")).isPositive().isLessThan(preview.indexOf("Customer 001"));
    }

    @Test
    void ofVeryManyClashesTheFirstAreShownAndTheOthersCounted() {
        customers(203);
        server.rows()
                .sql(
                        "update site set account_number = lpad(substr(account_number, 3), 20, '0') where station_record_id = ?")
                .param(acme.station().value())
                .update();

        assertThat(change("keyholder", "ABC", "").html())
                .contains("203 customers would have a number", "longer than numbers are", "Customer 200")
                .contains("and 3 more customers whose number cannot be theirs")
                .doesNotContain("Customer 201");
    }

    /** WX1 and so on. */
    private void customers(int count) {
        server.rows().sql("""
                        insert into site (dealer_id, id, name, address, time_zone, station_record_id, station_id, account_number, created_at)
                        select r.dealer_id, gen_random_uuid(), 'Customer ' || to_char(n, 'FM000'), 'Mill Lane', 'America/Chicago', r.id,
                               r.station_id, 'WX' || n, now()
                        from station_record r, generate_series(1, ?) as n
                        where r.id = ?
                        """).params(count, acme.station().value()).update();
    }

    @Test
    void whatWasSavedInBetweenIsShownFirst() {
        acme.site("Harbour Yard", "2794");
        var mark = mark(change("keyholder", "ABC", ""));
        acme.site("Quarry Road", "2795");

        var answer = change("keyholder", "ABC", mark);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.html()).contains("Nothing was changed", "Quarry Road", "ABC2795");
        assertThat(change("keyholder", "ABC", mark(answer)).location()).isEqualTo(record);
    }

    @ParameterizedTest
    @CsvSource({
        "keyholder, '', A prefix has 1 to 8 letters and digits",
        "keyholder, A-1, A prefix has 1 to 8 letters and digits",
        "receiver, ABCDEFGHI, A prefix has 1 to 8 letters and digits",
        "somebody, ABC, Choose who adds the prefix"
    })
    void aPrefixThatIsNoneIsRefusedBesideTheField(String by, String prefix, String words) {
        var answer = change(by, prefix, "");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.html()).contains(words).contains("value=\"" + prefix + "\"");
    }

    @Test
    void anothersStationRecordIsNotThere() {
        var other = Dealership.open(server, "Best Alarms");

        assertThat(other.get(record).status()).isEqualTo(404);
        assertThat(other.post(record + "/prefix", "prefixedBy", "keyholder", "prefix", "ABC")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aFormerNumberIsListedAndReleasedAfterAQuestion() {
        var yard = acme.site("Harbour Yard", "2794");
        edit(yard, "2796", "");
        var refused = acme.saveSite("Quarry Road", "2794");
        assertThat(refused.html()).contains("This number was Harbour Yard’s and is kept for it.", "Release it");

        var release = find(RELEASE, acme.get(yard + "/monitoring").html());
        assertThat(acme.get(release).html())
                .contains("Release the number", "2794", "It was Harbour Yard’s at North Central");
        assertThat(acme.post(release).location()).isEqualTo(yard + "/monitoring");

        assertThat(acme.get(yard + "/monitoring").html()).contains("released ").doesNotContain("kept for this site");
        assertThat(acme.saveSite("Quarry Road", "2794").status()).isEqualTo(302);
    }

    @Test
    void anothersNumberIsNotReleased() {
        var yard = acme.site("Harbour Yard", "2794");
        edit(yard, "2796", "");
        var release = find(RELEASE, acme.get(yard + "/monitoring").html());
        var other = Dealership.open(server, "Best Alarms");
        var own = other.site("Secret Bunker", "9000");

        assertThat(other.post(release).status()).isEqualTo(404);
        // Their own site, and a number that was another's.
        assertThat(other.post(own + release.substring(release.indexOf("/numbers")))
                        .status())
                .isEqualTo(404);
        assertThat(acme.get(yard + "/monitoring").html()).contains("kept for this site");
    }

    @ParameterizedTest
    @ValueSource(strings = {"P2794O", "p02794O", "P-27940", "0P27940"})
    void aLookAlikeIsSavedWhenItIsSentOnceMore(String typed) {
        Dealership.open(server, "Best Alarms").site("Secret Bunker", "P27940");

        var asked = acme.saveSite("Harbour Yard", typed);

        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.html())
                .contains("another number that looks like " + typed, "Save this number")
                .doesNotContain("Secret Bunker", "Best Alarms");
        assertThat(acme.get("/sites").html()).contains("No sites yet");
        assertThat(create(typed, find(Pattern.compile("name=\"numberAnyway\" value=\"([^\"]+)\""), asked.html()))
                        .status())
                .isEqualTo(302);
    }

    @Test
    void anotherNumberThanTheOneThatWasAskedAboutIsAskedAboutAgain() {
        Dealership.open(server, "Best Alarms").site("Secret Bunker", "P27940");
        var asked = acme.saveSite("Harbour Yard", "P2794O");
        var anyway = find(Pattern.compile("name=\"numberAnyway\" value=\"([^\"]+)\""), asked.html());

        assertThat(create("0P27940", anyway).status()).isEqualTo(422);
    }

    @Test
    void aPrefixThatIsTypedThoughSomebodyAddsItIsAskedAbout() {
        change("keyholder", "ABC", mark(change("keyholder", "ABC", "")));

        var asked = acme.saveSite("Harbour Yard", "abc2794");

        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.html()).contains("would know this site as ABCabc2794", "enter it without the prefix");
    }

    private PortalServer.Answer change(String by, String prefix, String shown) {
        return shown.isEmpty()
                ? acme.post(record + "/prefix", "prefixedBy", by, "prefix", prefix)
                : acme.post(record + "/prefix", "prefixedBy", by, "prefix", prefix, "shown", shown);
    }

    private static String mark(PortalServer.Answer preview) {
        return find(MARK, preview.html());
    }

    private static String find(Pattern pattern, String html) {
        var found = pattern.matcher(html);
        assertThat(found.find()).as(pattern + " in the page").isTrue();
        return found.group(1);
    }

    private PortalServer.Answer create(String number, String anyway) {
        return send("/sites", number, anyway);
    }

    private void edit(String site, String number, String anyway) {
        assertThat(send(site + "/edit", number, anyway).status()).isEqualTo(302);
    }

    private PortalServer.Answer send(String form, String number, String anyway) {
        return acme.post(
                form,
                "name",
                "Harbour Yard",
                "address",
                "Mill Lane 12",
                "timeZone",
                "America/Chicago",
                "station",
                acme.station().toString(),
                "accountNumber",
                number,
                "numberAnyway",
                anyway);
    }
}

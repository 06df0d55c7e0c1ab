package org.keyholder.server.dealerportal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.server.dealer.Dealers;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.testing.Wait;

@ExtendWith(SharedPortal.class)
class ContactPagesTest {

    private static PortalServer server;

    private Dealership acme;
    private String site;

    @BeforeAll
    static void startServer(PortalServer shared) {
        server = shared;
    }

    @BeforeEach
    void makeSite() {
        NumberPagesTest.releaseAll(server);
        server.rows().sql("delete from do_not_text").update();
        acme = Dealership.open(server, "Acme Security");
        site = acme.site("Harbour Yard", "P2794");
    }

    @Test
    void aNewContactIsFollowedByItsWelcomeMessageAsItWillBeSent() {
        var made = acme.post(
                site + "/contacts/new", "name", "Ann Ortega", "phone", "(312) 555-0143", "title", "Owner", "slot", "1");

        assertThat(made.status()).isEqualTo(302);
        assertThat(acme.get(made.location()).html())
                .contains("Acme Security: you are a key holder of Harbour Yard.", "https://keyholder.example/w/…")
                .contains("by text to (312) 555-0143", "Send");
        assertThat(acme.get(site).html())
                .contains("Ann Ortega", "Owner", "(312) 555-0143", "Not sent", made.location());
        assertThat(texts()).isZero();
    }

    @Test
    void theWelcomeGoesOutOnSendAndItsFateIsShown() {
        var contact = acme.contact(site, "Ann Ortega", "(312) 555-0143");

        var sent = acme.post(contact + "/welcome");

        assertThat(sent.location()).isEqualTo(site);
        assertThat(texts()).isOne();
        // This server has no account at a phone provider, and says so.
        Wait.until("the row shows it", () -> acme.get(site + "/contacts").html().contains("Send error"));
        assertThat(acme.get(site + "/contacts").html())
                .startsWith("<section")
                .contains("texting is not set up on this server", contact + "/help");
        assertThat(acme.get(contact + "/help").html())
                .contains("Texting is not set up on this server.", "Tell whoever runs this server");
    }

    @Test
    void aSecondPressWhileItIsOnItsWaySendsNothing() {
        var contact = acme.contact(site, "Ann Ortega", "(312) 555-0143");
        set(contact, "welcome_state = 'sending', welcome_at = now()");

        var again = acme.post(contact + "/welcome");

        assertThat(again.location()).isEqualTo(site);
        assertThat(texts()).isZero();
    }

    @Test
    void aWelcomeOfWhichItIsNotKnownWhetherItWentOutMayBeSentAgainByHand() {
        var contact = acme.contact(site, "Ann Ortega", "(312) 555-0143");
        set(
                contact,
                "welcome_state = 'sending', welcome_at = now() - interval '2 h', welcome_id = id, welcome_unknown = id");

        assertThat(acme.get(site).html()).contains("Outcome unknown", "Send again");
        assertThat(acme.get(contact + "/welcome").html())
                .contains("It is not known whether the last one went out", "Ask Ann Ortega whether it arrived");
        acme.post(contact + "/welcome");

        assertThat(texts()).isOne();
    }

    @Test
    void aFormWithMistakesKeepsWhatWasTypedAndNamesThemAll() {
        var refused = acme.post(
                site + "/contacts/new",
                "name",
                " ",
                "phone",
                "555-01",
                "email",
                "ann@",
                "alsoByEmail",
                "true",
                "title",
                "x".repeat(61),
                "slot",
                "1000");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html())
                .contains("value=\"555-01\"", "value=\"ann@\"", "value=\"1000\"", "checked")
                .contains("id=\"name-error\"", "id=\"phone-error\"", "id=\"email-error\"")
                .contains("id=\"title-error\"", "id=\"slot-error\"");
        assertThat(acme.get(site).html()).contains("Nobody can be asked yet");
    }

    @Test
    void theBoxForEmailIsOffNeedsAnAddressAndPretendsNothing() {
        var form = acme.get(site + "/contacts/new");
        var refused =
                acme.post(site + "/contacts/new", "name", "Ann", "phone", "(312) 555-0143", "alsoByEmail", "true");

        assertThat(form.html()).contains("So far Keyholder sends only texts").doesNotContain("checked");
        assertThat(refused.html()).contains("id=\"email-error\"", "checked");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "phone", "email", "title", "slot"})
    void whatNoFormShouldHoldIsRefusedAtItsField(String field) {
        for (var text : new String[] {"9".repeat(100_000), "a\0b@example.org"}) {
            var name = field.equals("name") ? text : "Ann Ortega";
            var phone = field.equals("phone") ? text : "(312) 555-0143";
            var more = field.equals("name") || field.equals("phone") ? "unknown" : field;

            var refused = acme.post(site + "/contacts/new", "name", name, "phone", phone, more, text);

            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.html()).contains("id=\"" + field + "-error\"");
        }
    }

    @Test
    void aNumberStandsOnceAtASite() {
        acme.contact(site, "Ann Ortega", "(312) 555-0143");

        var again = acme.post(site + "/contacts/new", "name", "Ann O.", "phone", "+1 312 555 0143");

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.html()).contains("Another contact of this site has this number.", "value=\"Ann O.\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            +881612345678     | a satellite phone's or an international service's number
            +870 773111632    | a satellite phone's or an international service's number
            +1 900 234 5678   | a premium-rate number
            (800) 555-1212    | a toll-free number
            +49 180 5123456   | a shared-cost number
            +44 7640 123456   | a pager's number
            +44 70 1234 5678  | a personal number that is forwarded
            +44 300 123 4567  | a company-wide number
            +1 876 555 1234   | This number is in Jamaica. Your company may send texts to numbers in United States only
            +46 70 123 45 67  | This number is in Sweden.
            +1 123 555 0143   | in no country's numbering plan
            """)
    void aNumberToWhichTextsCostTooMuchIsRefusedBesideItsField(String number, String words) {
        var refused = acme.post(site + "/contacts/new", "name", "Ann Ortega", "phone", number);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().replace("&#39;", "'")).contains("id=\"phone-error\"", words);
    }

    @Test
    void theCountriesOfADealerAreSetByWhoeverRunsTheServer() {
        server.part(Dealers.class).textOnlyTo(acme.person().dealer(), List.of("SE", "CA"));

        assertThat(acme.post(site + "/contacts/new", "name", "Ann", "phone", "+46 70 123 45 67")
                        .status())
                .isEqualTo(302);
        assertThat(acme.post(site + "/contacts/new", "name", "Bo", "phone", "(312) 555-0143")
                        .html())
                .contains("numbers in Canada, Sweden only");
        assertThatThrownBy(() ->
                        server.part(Dealers.class).textOnlyTo(acme.person().dealer(), List.of("Sweden")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("textCountries"));
    }

    /** It was entered before there were such rules. */
    @Test
    void noWelcomeIsSentToANumberThatCouldNotBeEnteredToday() {
        var contact = acme.contact(site, "Ann Ortega", "(312) 555-0143");
        set(contact, "phone = '+881612345678'");

        assertThat(acme.get(contact + "/welcome").html().replace("&#39;", "'"))
                .contains("a satellite phone's")
                .doesNotContain(">Send<", "Send</button>");
        assertThat(acme.post(contact + "/welcome").status()).isEqualTo(422);
        assertThat(texts()).isZero();
    }

    @Test
    void aMinuteLiesBetweenTwoWelcomesToOneNumberWhoeverTheContactAndWhichTheSite() {
        var contact = acme.contact(site, "Ann Ortega", "(312) 555-0143");
        acme.post(contact + "/welcome");
        set(contact, "welcome_state = 'pending', welcome_at = now()");
        var elsewhere = acme.contact(acme.site("Quarry", "P2795"), "Ann O.", "(312) 555-0143");

        var again = acme.post(contact + "/welcome");
        var other = acme.post(elsewhere + "/welcome");

        assertThat(again.status()).isEqualTo(429);
        assertThat(other.status()).isEqualTo(429);
        assertThat(other.html()).contains("went to this number a moment ago", "possible in");
        assertThat(texts()).isOne();
        older("61 s");
        assertThat(acme.post(elsewhere + "/welcome").status()).isEqualTo(302);
        assertThat(texts()).isEqualTo(2);
    }

    @Test
    void oneNumberIsSentFiveWelcomesADayAlsoWhenTheContactIsMadeAnew() {
        var contact = acme.contact(site, "Ann Ortega", "(312) 555-0143");
        queued(5, "+13125550143", "2 h");
        acme.post(contact + "/remove");
        var anew = acme.contact(site, "Ann Ortega", "(312) 555-0143");

        var refused = acme.post(anew + "/welcome");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.html()).contains("enough welcome messages for a day", "in 22 h");
        older("22 h");
        assertThat(acme.post(anew + "/welcome").status()).isEqualTo(302);
    }

    @Test
    void aDealersWelcomesOfAnHourAreLimitedAndThePagesSayItBeforeAndThen() {
        var contact = acme.contact(site, "Ann Ortega", "(312) 555-0143");
        queued(47, null, "50 min");
        assertThat(acme.get("/sites").html()).doesNotContain("welcome messages of this hour");

        queued(12, null, "50 min");
        assertThat(acme.get("/sites").html()).contains("59 of the 60 welcome messages of this hour are sent.");
        assertThat(acme.post(contact + "/welcome").status()).isEqualTo(302);
        var other = acme.contact(site, "Raj Patel", "(312) 555-0178");
        var refused = acme.post(other + "/welcome");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.html())
                .contains("The 60 welcome messages of this hour are sent.", "This one can be sent in 10 min");
        assertThat(acme.get("/sites").html()).contains("The 60 welcome messages of this hour are sent.");
        older("10 min");
        assertThat(acme.post(other + "/welcome").status()).isEqualTo(302);
    }

    @Test
    void oneDealersWelcomesAreNoOtherDealers() {
        queued(60, null, "5 min");
        var other = Dealership.open(server, "Other Alarms");
        var contact = other.contact(other.site("Quarry", "P2799"), "Ann Ortega", "(312) 555-0143");

        assertThat(other.get("/sites").html()).doesNotContain("welcome messages of this hour");
        assertThat(other.post(contact + "/welcome").status()).isEqualTo(302);
    }

    @Test
    void ofPressesAtTheSameMomentOneIsSent() throws Exception {
        var contacts = new ArrayList<String>();
        for (int i = 0; i < 6; i++) {
            contacts.add(acme.contact(acme.site("Site " + i, "P28" + i), "Ann Ortega", "(312) 555-0143"));
        }

        try (var presses = Executors.newVirtualThreadPerTaskExecutor()) {
            contacts.forEach(contact -> presses.submit(() -> acme.post(contact + "/welcome")));
        }

        assertThat(texts()).isOne();
    }

    /** Welcomes that went out so long ago, to that number or each to another one. */
    private void queued(int number, @Nullable String phone, String ago) {
        server.rows()
                .sql("""
                        insert into message (dealer_id, id, conversation, recipient, body, created_at, give_up_at, state)
                        select ?, gen_random_uuid(), 'welcome:' || gen_random_uuid(), coalesce(?, '+1312200' || 1000 + n), 'Hello',
                               now() - ?::interval, now(), 'sent'
                        from generate_series(1, ?) as n
                        """)
                .params(Arrays.asList(acme.person().dealer().value(), phone, ago, number))
                .update();
    }

    private void older(String by) {
        server.rows()
                .sql("update message set created_at = created_at - ?::interval where dealer_id = ?")
                .params(by, acme.person().dealer().value())
                .update();
    }

    @Test
    void aContactIsRemovedAfterAnotherQuestion() {
        var contact = acme.contact(site, "Ann Ortega", "(312) 555-0143");

        assertThat(acme.get(contact + "/remove").html()).contains("Remove Ann Ortega?", "(312) 555-0143");
        assertThat(acme.get(site).html()).contains("Ann Ortega");
        var removed = acme.post(contact + "/remove");

        assertThat(removed.location()).isEqualTo(site);
        assertThat(acme.get(site).html()).doesNotContain("Ann Ortega");
        assertThat(acme.get(contact + "/welcome").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            welcome_state = 'sending', welcome_at = now()                              | Sending…
            welcome_state = 'sending', welcome_at = now() - interval '20 min 10 s', welcome_id = dealer_id, welcome_unknown = dealer_id | may have gone out 20 min ago
            welcome_state = 'sending', welcome_at = now(), welcome_id = id, welcome_unknown = dealer_id | Sending…
            welcome_state = 'pending', welcome_at = now() - interval '20 min 10 s'     | sent 20 min ago
            welcome_state = 'pending', welcome_at = now(), number_valid_at = now()     | Number valid
            welcome_state = 'send-error', welcome_failure = 'probably a landline', welcome_at = now() | Takes no texts
            welcome_state = 'pending', welcome_at = now(), confirmed_at = now()        | Confirmed
            """)
    void eachStateHasItsWords(String change, String words) {
        var contact = acme.contact(site, "Ann Ortega", "(312) 555-0143");

        set(contact, change);

        assertThat(acme.get(site + "/contacts").html()).contains(words);
    }

    @Test
    void aLandlineIsExplainedWithWhatToDo() {
        var contact = acme.contact(site, "Lea Brandt", "(312) 555-0101");
        set(
                contact,
                "welcome_state = 'send-error', welcome_failure = 'probably a landline: this number takes no texts', welcome_at = now()");

        var help = acme.get(contact + "/help");

        assertThat(help.html())
                .contains("Texts do not reach Lea Brandt", "Probably a landline: this number takes no texts.")
                .contains("Ask Lea Brandt for a mobile number", contact + "/remove", contact + "/welcome");
        assertThat(acme.get(contact + "/welcome").html()).contains("The last one did not arrive", "Send again");
    }

    /** Release 0.1 writes sentences alone, and may do so beside this one while the nodes are upgraded. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            the phone is off or out of reach                        | Send again when the phone of Lea Brandt is on
            this phone blocks the texts                             | let texts of companies through
            this number does not exist any more                     | Create a contact with the right number
            the carrier took the text for spam                      | Send again in an hour.
            our sending number is not registered with the carriers  | has to be registered with the carriers
            this is not a phone number                              | Compare the number with what
            texts to this country are switched off                  | texts to the country of
            opted out with STOP                                     | to text START
            no way to the phone network in time                     | it does not reach the phone provider
            texting is not set up on this server                    | it has no account at a phone provider yet
            the carrier could not deliver it                        | whether the number is right and takes texts
            """)
    void aSentenceThatTheReleaseBeforeWroteTakesThePlaceOfAnOlderReason(String sentence, String advice) {
        var contact = acme.contact(site, "Lea Brandt", "(312) 555-0101");
        set(
                contact,
                "welcome_state = 'send-error', welcome_failure = 'probably a landline', welcome_failure_kind = 'landline',"
                        + " welcome_at = now()");

        set(contact, "welcome_state = 'sending', welcome_failure = null");
        set(contact, "welcome_state = 'send-error', welcome_failure = '" + sentence + "'");

        assertThat(acme.get(contact + "/help").html()).contains(advice);
    }

    @Test
    void whoeverOptedOutIsSentNothingAndTheDealerIsToldHowToComeBack() {
        var contact = acme.contact(site, "Raj Patel", "(312) 555-0178");
        set(contact, "confirmed_at = now()");
        server.rows()
                .sql("insert into do_not_text values ('+13125550178', now())")
                .update();

        var sent = acme.post(contact + "/welcome");

        assertThat(texts()).isZero();
        assertThat(sent.location()).isEqualTo(contact + "/help");
        assertThat(acme.get(sent.location()).html())
                .contains("Opted out", "reply START", "This phone answered STOP")
                .doesNotContain(contact + "/welcome");
        assertThat(acme.get(site).html()).contains("Opted out", "What to do");
        assertThat(acme.get("/sites").html()).contains("Nobody can be asked");
    }

    @Test
    void whoeverConfirmedIsNotSentTheWelcomeAgain() {
        var contact = acme.contact(site, "Ann Ortega", "(312) 555-0143");
        set(contact, "welcome_state = 'pending', welcome_at = now(), confirmed_at = now()");

        acme.post(contact + "/welcome");

        assertThat(texts()).isZero();
        assertThat(acme.get(contact + "/welcome").location()).isEqualTo(site);
        assertThat(acme.get(contact + "/help").location()).isEqualTo(site);
    }

    @Test
    void theOpenPageIsToldAtOnceToFetchItsContacts() {
        var stream = acme.get(site + "/contacts/stream");

        assertThat(stream.status()).isEqualTo(200);
        assertThat(stream.html()).contains("event:changed");
    }

    private static void set(String contact, String change) {
        var id = contact.substring(contact.lastIndexOf('/') + 1);
        server.rows()
                .sql("update contact set " + change + " where id = ?::uuid")
                .param(id)
                .update();
    }

    private int texts() {
        return server.rows()
                .sql("select count(*) from message where dealer_id = ?")
                .param(acme.person().dealer().value())
                .query(Integer.class)
                .single();
    }
}

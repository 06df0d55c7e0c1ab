package org.keyholder.server.contactpage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.keyholder.server.testing.Wait.until;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keyholder.server.contact.WelcomeMessages;
import org.keyholder.server.messaging.LinkTokens;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;

/**
 * A link ends with what it was given for; from then on it is like one that never was. That this holds at every address behind a link,
 * for a contact who was removed, is in EveryHandlerTest.
 */
@ExtendWith(SharedServer.class)
class LinksEndTest {

    private static final String UNKNOWN = "This link does not work";

    private final TestServer server;
    private final WatchedSite watched;
    private AskedContact ann;

    LinksEndTest(TestServer server) {
        this.server = server;
        this.watched = WatchedSite.build(server);
    }

    @BeforeEach
    void ask() {
        ann = AskedContact.ask(server, watched);
    }

    @AfterEach
    void hangUp() {
        ann.phone().close();
    }

    @Test
    void itLeadsToTheAlarmAsLongAsNothingHasEnded() {
        assertThat(ann.opens().body()).contains("Is this all right?");
        assertThat(ann.presses("dispatch").body()).contains("Your answer: Dispatch");
    }

    @Test
    void itEndsWhenTheContactHasAnotherNumber() {
        ann.change(
                "update contact set phone = '+13125550999' where id = ?",
                ann.contact().value());

        assertGone();
    }

    @Test
    void itEndsWithAnAlarmWhoseSiteHasMovedAway() {
        ann.change(
                "update site set station_id = null, station_record_id = null, account_number = null where id = ?",
                watched.site().value());
        assertThat(ann.opens().body()).contains("Is this all right?");

        ann.change(
                "update alarm set ended_at = now(), ended_why = 'completed' where id = ?",
                ann.alarm().id().value());

        assertGone();
    }

    @Test
    void anAlarmThatIsOverIsAnsweredAllTheSameWhereTheSiteHasStayed() {
        ann.change(
                "update alarm set ended_at = now(), ended_why = 'completed' where id = ?",
                ann.alarm().id().value());

        assertThat(ann.presses("dispatch").body()).contains("Your answer: Dispatch");
    }

    /** Whoever is not to be texted has not said that nobody breaks in. */
    @Test
    void stopDoesNotShutTheMouthOfWhoHasBeenAsked() {
        ann.change("insert into do_not_text (number, since) values ('+13125550272', now()) on conflict do nothing");

        assertThat(ann.presses("dispatch").body()).contains("Your answer: Dispatch");

        ann.change("delete from do_not_text where number = '+13125550272'");
    }

    @Test
    void itSaysPolitelyThatItHasClosedWhenTheKeepingTimeIsOverFirst() {
        ann.change(
                "update dealer set keep_days = 1 where id = ?", watched.dealer().value());
        ann.change(
                "update verification set asked_at = asked_at - interval '25 hours' where dealer_id = ?",
                watched.dealer().value());

        var page = ann.opens();

        assertThat(page.statusCode()).isEqualTo(410);
        assertThat(page.body()).contains("This link has closed");
        assertThat(ann.presses("dispatch").statusCode()).isEqualTo(410);
        assertThat(watched.count("answer")).isZero();
    }

    @Test
    void aWelcomeEndsWhenTheContactHasAnotherNumberAndSoDoesWhatWasAgreedTo() {
        var welcome = welcome();
        assertThat(ann.phone().get(welcome).statusCode()).isEqualTo(200);

        ann.change(
                "update contact set phone = '+13125550999' where id = ?",
                ann.contact().value());

        assertThat(ann.phone().get(welcome).body()).contains(UNKNOWN);
        assertThat(server.rows()
                        .sql("select confirmed_at is null and number_valid_at is null from contact where id = ?")
                        .param(ann.contact().value())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void aWelcomeEndsAfterThirtyDays() {
        var welcome = welcome();
        // The last receipt is the last that sets the time. That a text arrived at the number is known from the question
        // already.
        until(
                "it is delivered",
                () -> server.rows()
                        .sql("""
                                select message.state = 'delivered' from message
                                join contact on message.conversation like '%' || contact.welcome_id where contact.id = ?
                                """)
                        .param(ann.contact().value())
                        .query(Boolean.class)
                        .single());
        ann.change(
                "update contact set welcome_at = welcome_at - interval '31 days' where id = ?",
                ann.contact().value());

        assertThat(ann.phone().get(welcome).body()).contains(UNKNOWN);
    }

    @Test
    void aWelcomeIsWorthNothingToWhoSaidStop() {
        var welcome = welcome();
        ann.change(
                "update contact set confirmed_at = null where id = ?",
                ann.contact().value());
        ann.change("insert into do_not_text (number, since) values ('+13125550272', now()) on conflict do nothing");

        assertThat(ann.phone().post(welcome, Map.of()).body()).contains(UNKNOWN);
        assertThat(watched.count("consent")).isZero();

        ann.change("delete from do_not_text where number = '+13125550272'");
        assertThat(ann.phone().get(welcome).statusCode()).isEqualTo(200);
    }

    private String welcome() {
        server.part(WelcomeMessages.class).send(watched.dealer(), ann.contact());
        var id = server.rows()
                .sql("select welcome_id from contact where id = ?")
                .param(ann.contact().value())
                .query(UUID.class)
                .single();
        return WelcomeMessages.PATH
                + server.part(LinkTokens.class).token(new LinkTokens.Link(WelcomeMessages.PATH, id));
    }

    private void assertGone() {
        assertThat(ann.opens().statusCode()).isEqualTo(404);
        assertThat(ann.opens().body()).contains(UNKNOWN);
        assertThat(ann.presses("dispatch").body()).contains(UNKNOWN);
        assertThat(watched.count("answer")).isZero();
        assertThat(ann.told()).isEmpty();
    }
}

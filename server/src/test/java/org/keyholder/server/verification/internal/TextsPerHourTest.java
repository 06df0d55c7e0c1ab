package org.keyholder.server.verification.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keyholder.server.alarm.Alarm;
import org.keyholder.server.alarm.Alarms;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.testing.Api;
import org.keyholder.server.testing.Browser;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;
import org.keyholder.server.verification.AskContacts;

/** The texts of alarms have a bound of their own, so high that only a fault or a thief reaches it. */
@ExtendWith(SharedServer.class)
class TextsPerHourTest {

    private final TestServer server;
    private final WatchedSite watched;
    private final Alarm alarm;

    TextsPerHourTest(TestServer server) {
        this.server = server;
        watched = WatchedSite.build(server);
        watched.contact("Ann Ortega", "+13125550273", 2);
        alarm = alarm(watched);
    }

    private Alarm alarm(WatchedSite of) {
        var event = new EventId(UUID.fromString(new Api(server).accepted(of.key(), "a")));
        return server.part(Alarms.class)
                .ofEvent(TenantScope.station(of.station()), of.dealer(), event)
                .orElseThrow();
    }

    @Test
    void noNumberOfWelcomesHoldsUpTheTextsOfAnAlarm() {
        server.rows()
                .sql("""
                        insert into message (dealer_id, id, conversation, recipient, body, created_at, give_up_at, state)
                        select ?, gen_random_uuid(), 'welcome:' || gen_random_uuid(), '+13125550273', 'Hello', ?, now(), 'sent'
                        from generate_series(1, 500)
                        """)
                .params(watched.dealer().value(), Timestamp.from(server.clock().instant()))
                .update();

        assertThat(ask()).isEqualTo(new AskContacts.Result.Asking(1));
    }

    @Test
    void atTheirOwnBoundNobodyIsAskedAndTheDeskSaysSo() {
        asked(2999, Duration.ofMinutes(59));

        assertThat(ask()).isInstanceOf(AskContacts.Result.TooManyTexts.class);
        assertThat(watched.count("question")).isEqualTo(3000);
        assertThat(desk()).contains("All texts of this hour are used up. Call the contacts");
    }

    @Test
    void whatIsAnHourOldCountsNoMore() {
        asked(2999, Duration.ofMinutes(61));

        assertThat(ask()).isEqualTo(new AskContacts.Result.Asking(1));
    }

    private AskContacts.Result ask() {
        return ask(alarm);
    }

    private AskContacts.Result ask(Alarm about) {
        return watched.ask(about);
    }

    private String desk() {
        try (var browser = Browser.signedIn(server, watched.operator())) {
            return browser.get("/monitoring/alarms/" + alarm.id()).body();
        }
    }

    /** At another site of the dealer one contact was asked so long ago, and so many more. */
    private void asked(int more, Duration ago) {
        var elsewhere = watched.neighbour(watched.account().text() + "-2");
        elsewhere.contact("Raj Patel", "+13125550274", 1);
        ask(alarm(elsewhere));
        server.rows()
                .sql("update question set queued_at = ? where dealer_id = ?")
                .params(
                        Timestamp.from(server.clock().instant().minus(ago)),
                        watched.dealer().value())
                .update();
        server.rows().sql("""
                        insert into question (dealer_id, id, station_id, session_id, verification_id, contact_id, name, token_hash,
                                              viewable_until, queued_at)
                        select q.dealer_id, gen_random_uuid(), q.station_id, q.session_id, q.verification_id, gen_random_uuid(), 'x',
                               uuid_send(gen_random_uuid()), q.viewable_until, q.queued_at
                        from question q cross join generate_series(1, ?) where q.dealer_id = ?
                        """).params(more, watched.dealer().value()).update();
    }
}

package org.keyholder.server.contactpage;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.keyholder.server.alarm.Alarm;
import org.keyholder.server.contact.ContactId;
import org.keyholder.server.messaging.LinkTokens;
import org.keyholder.server.testing.Api;
import org.keyholder.server.testing.Browser;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;
import org.keyholder.server.verification.AskContacts;
import org.keyholder.server.verification.Questions;

/** Ann, who has been asked about an open alarm and has the link in her hand. */
record AskedContact(
        TestServer server, WatchedSite watched, ContactId contact, Alarm alarm, String link, Browser phone) {

    static AskedContact ask(TestServer server, WatchedSite watched) {
        var contact = watched.contact("Ann Ortega", "+13125550272", 2);
        var alarm = watched.alarmOf(new Api(server).accepted(watched.key(), "a"));
        assertThat(watched.ask(alarm)).isInstanceOf(AskContacts.Result.Asking.class);
        var question = server.rows()
                .sql("select id from question where contact_id = ?")
                .param(contact.value())
                .query(UUID.class)
                .single();
        var token = server.part(LinkTokens.class).token(new LinkTokens.Link(Questions.PATH, question));
        return new AskedContact(server, watched, contact, alarm, Questions.PATH + token, new Browser(server));
    }

    HttpResponse<String> opens() {
        return phone.get(link);
    }

    HttpResponse<String> presses(String button) {
        return phone.post(link, Map.of("answer", button));
    }

    /** Undo, of a page that was shown when so much had been done by the link. */
    HttpResponse<String> undoes(int of) {
        return phone.post(link, Map.of("answer", "take-back", "of", String.valueOf(of)));
    }

    /** What the station is told of answers: "139 new Dispatch wanted by …", in order. */
    List<String> told() {
        return server.rows()
                .sql("""
                        select contact_id_code || ' ' || qualifier || ' ' || text from signal
                        where alarm_id = ? and happening not in ('event', 'text-sent', 'text-opened') order by sequence
                        """)
                .param(alarm.id().value())
                .query(String.class)
                .list();
    }

    void change(String sql, Object... values) {
        assertThat(server.rows().sql(sql).params(values).update()).isPositive();
    }
}

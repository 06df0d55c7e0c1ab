package org.keyholder.server.verification.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.keyholder.server.testing.Wait.until;

import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keyholder.server.alarm.Alarm;
import org.keyholder.server.alarm.AlarmRecord;
import org.keyholder.server.alarm.Fact;
import org.keyholder.server.alarm.RecordedFact;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.testing.Api;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;
import org.keyholder.server.verification.AskContacts;
import org.keyholder.server.verification.QuestionState;
import org.keyholder.server.verification.Questions;
import org.keyholder.server.verification.Verifications;
import org.keyholder.testing.phones.Fault;
import org.keyholder.testing.phones.Phone;

/** A question of which nobody knows whether its text went out: shown as that, tried again, and to be asked again by hand. */
@ExtendWith(SharedServer.class)
class QuestionsInDoubtTest {

    private final TestServer server;
    private final WatchedSite watched;
    private final Phone phone;

    QuestionsInDoubtTest(TestServer server) {
        this.server = server;
        watched = WatchedSite.build(server);
        phone = server.phones().phone("+1773555" + ThreadLocalRandom.current().nextInt(1000, 9999));
        watched.contact("Ann Ortega", phone.number(), 2);
        server.phones().silenceReceipts(true);
        server.phones().lists(false);
        server.phones().fault(Fault.TAKES_WITHOUT_ID);
    }

    @AfterEach
    void everythingWorksAgain() {
        server.phones().fault(Fault.NONE);
        server.phones().silenceReceipts(false);
        server.phones().lists(true);
    }

    @Test
    void itIsAStateOfItsOwnOnRecordAndTriedAgain() {
        var alarm = alarm();
        ask(alarm);
        until("the operator sees it", () -> state(alarm) instanceof QuestionState.OutcomeUnknown);
        assertThat(server.part(AlarmRecord.class).of(tenant(), alarm))
                .extracting(RecordedFact::fact)
                .filteredOn(Fact.TextOutcomeUnknown.class::isInstance)
                .hasSize(1);

        server.phones().fault(Fault.NONE);

        until("a repeat has gone out", () -> state(alarm) instanceof QuestionState.Sent);
        assertThat(phone.messages()).hasSize(2);
        assertThat(phone.messages().get(0).links())
                .isEqualTo(phone.messages().get(1).links());
    }

    @Test
    void theOperatorMayAskAgainAtOnceAndTheFirstTextIsNotRepeatedThen() {
        var alarm = alarm();
        ask(alarm);
        until("the operator sees it", () -> state(alarm) instanceof QuestionState.OutcomeUnknown);
        server.phones().fault(Fault.NONE);

        assertThat(ask(alarm)).isEqualTo(new AskContacts.Result.Asking(1));

        until("the second text has gone out", () -> state(alarm) instanceof QuestionState.Sent);
        until("the first is let be", () -> jobs() == 0);
        assertThat(phone.messages().getLast().links())
                .isNotEqualTo(phone.messages().getFirst().links());
        assertThat(watched.count("message")).isEqualTo(2);
    }

    @Test
    void whoeverHasTheLinkOpenIsNotSentItAgain() {
        var alarm = alarm();
        ask(alarm);
        until("the operator sees it", () -> state(alarm) instanceof QuestionState.OutcomeUnknown);

        var link = phone.lastLink().orElseThrow().getPath();
        server.part(Questions.class).opened(link.substring(link.lastIndexOf('/') + 1));

        until("it is let be", () -> jobs() == 0);
        assertThat(state(alarm)).isInstanceOf(QuestionState.Opened.class);
    }

    private Alarm alarm() {
        var event = new Api(server).accepted(watched.key(), "a");
        return watched.alarmOf(event);
    }

    private AskContacts.Result ask(Alarm alarm) {
        return watched.ask(alarm);
    }

    private TenantScope tenant() {
        return TenantScope.dealer(watched.dealer());
    }

    private QuestionState state(Alarm alarm) {
        return server.part(Verifications.class)
                .of(tenant(), alarm)
                .newest()
                .orElseThrow()
                .questions()
                .getFirst()
                .state();
    }

    private long jobs() {
        return server.rows()
                .sql("select count(*) from scheduled_tasks where task_name = 'send-text' and task_instance like ?")
                .param(watched.dealer() + "/%")
                .query(Long.class)
                .single();
    }
}

package org.keyholder.server.messaging.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.keyholder.server.testing.Wait.until;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keyholder.server.contact.Contacts;
import org.keyholder.server.contact.Welcome;
import org.keyholder.server.contact.WelcomeMessages;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.messaging.Conversation;
import org.keyholder.server.messaging.LinkTokens;
import org.keyholder.server.messaging.MessageId;
import org.keyholder.server.messaging.NewText;
import org.keyholder.server.messaging.PhoneNumber;
import org.keyholder.server.messaging.TextFailure;
import org.keyholder.server.messaging.Texts;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;
import org.keyholder.testing.phones.Behaviour;
import org.keyholder.testing.phones.Fault;
import org.keyholder.testing.phones.Phone;

/** A phone network that takes a text and does not say so: the person is to get it, and not seven times. */
@ExtendWith(SharedServer.class)
class DoubtfulTextsTest {

    private final TestServer server;
    private final WatchedSite watched;
    private final TextOutbox outbox;
    private final Phone phone;

    DoubtfulTextsTest(TestServer server) {
        this.server = server;
        watched = WatchedSite.build(server);
        outbox = server.part(TextOutbox.class);
        phone = server.phones().phone("+1630555" + ThreadLocalRandom.current().nextInt(1000, 9999));
        phone.behaviour(Behaviour.WORKS);
        phone.clear();
        server.phones().silenceReceipts(true);
    }

    @AfterEach
    void everythingWorksAgain() {
        server.phones().fault(Fault.NONE);
        server.phones().silenceReceipts(false);
        server.phones().lists(true);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"TAKES_THEN_HANGS", "TAKES_WITHOUT_ID", "TAKES_THEN_BREAKS"})
    void aTextThatTheNetworkHasIsFoundThereAndNotRepeated(Fault fault) {
        server.phones().fault(fault);

        var message = queue(Duration.ofMinutes(5));

        until("it is known to be sent", () -> !column(message, "state").equals("queued"));
        assertThat(column(message, "doubts")).isEqualTo("1");
        assertThat(column(message, "provider_id"))
                .isEqualTo(phone.messages().getFirst().sid());
        until("its job is done", () -> jobs(message) == 0);
        assertThat(phone.messages()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"TAKES_THEN_HANGS", "TAKES_WITHOUT_ID", "TAKES_THEN_BREAKS"})
    void whereNobodyCanSayItIsRepeatedTwiceAndThenLetBe(Fault fault) {
        server.phones().lists(false);
        server.phones().fault(fault);

        var message = queue(Duration.ofSeconds(6));

        until("nothing more is done about it", () -> jobs(message) == 0);
        assertThat(column(message, "state")).isEqualTo("queued");
        assertThat(column(message, "doubts")).isEqualTo("3");
        assertThat(phone.messages()).hasSize(3);
    }

    @Test
    void aTextThatTheNetworkNeverTookIsTriedAgain() {
        server.phones().fault(Fault.ANSWERS_NOTHING);
        var message = queue(Duration.ofMinutes(5));
        until("it is in doubt", () -> column(message, "doubts").equals("1"));

        server.phones().fault(Fault.NONE);

        until("it is sent", () -> column(message, "state").equals("sent"));
        assertThat(phone.messages()).hasSize(1);
    }

    @Test
    void aReceiptUnderOurOwnIdSettlesIt() {
        var message = unsent();
        outbox.doubtful(found(message), "no answer");

        outbox.receive(ref(message), Receipt.delivered("SM-late-" + message));

        assertThat(column(message, "state")).isEqualTo("delivered");
        assertThat(column(message, "provider_id")).isEqualTo("SM-late-" + message);
    }

    @Test
    void ofARepeatTheDeliveryCountsAndTheFailureDoesNot() {
        var message = unsent();
        outbox.doubtful(found(message), "no answer");
        outbox.taken(found(message), "SM-second-" + message);

        outbox.receive(
                ref(message),
                Receipt.failed("SM-first-" + message, new Failure(TextFailure.SPAM, Optional.of("30007"))));
        assertThat(column(message, "state")).isEqualTo("sent");

        outbox.receive(ref(message), Receipt.delivered("SM-first-" + message));
        assertThat(column(message, "state")).isEqualTo("delivered");
        assertThat(column(message, "provider_id")).isEqualTo("SM-second-" + message);
    }

    @Test
    void aReceiptUnderTheIdOfAnotherDealersTextIsNotApplied() {
        var message = unsent();
        var other = WatchedSite.build(server).dealer();

        outbox.receive(new MessageRef(other, message), Receipt.delivered("SM-foreign-" + message));

        assertThat(column(message, "state")).isEqualTo("queued");
    }

    @Test
    void aPersonWhoSaidStopMeanwhileIsSentNothingMore() {
        server.phones().lists(false);
        server.phones().fault(Fault.TAKES_WITHOUT_ID);
        server.rows()
                .sql("insert into do_not_text values (?, now())")
                .param(phone.number())
                .update();
        var message = unsent();
        outbox.doubtful(found(message), "no answer");

        var result = server.part(TextSender.class)
                .run(new org.keyholder.server.work.Subject.OfDealer(watched.dealer(), message.value()), () -> false);

        assertThat(result).isEqualTo(new org.keyholder.server.work.Result.Done());
        assertThat(phone.messages()).isEmpty();
    }

    @Test
    void theDealerSeesThatAWelcomeMayHaveGoneOutAndAnotherOneEndsItsRepeats() {
        server.phones().lists(false);
        server.phones().fault(Fault.TAKES_WITHOUT_ID);
        var contacts = server.part(Contacts.class);
        var contact = watched.contact("Ann Ortega", phone.number(), 2);
        server.rows()
                .sql("update contact set confirmed_at = null where id = ?")
                .param(contact.value())
                .update();

        server.part(WelcomeMessages.class).send(watched.dealer(), contact);
        until(
                "it shows",
                () -> contacts.find(watched.dealer(), contact).orElseThrow().welcome()
                        instanceof Welcome.OutcomeUnknown);
        server.phones().fault(Fault.NONE);
        server.rows()
                .sql("update message set created_at = created_at - interval '1 min' where dealer_id = ?")
                .param(watched.dealer().value())
                .update();
        server.part(WelcomeMessages.class).send(watched.dealer(), contact);

        until("the second one is out", () -> count("state = 'sent'") == 1);
        until("the first one is let be", () -> jobsOfDealer() == 0);
        assertThat(contacts.find(watched.dealer(), contact).orElseThrow().welcome())
                .isInstanceOf(Welcome.Pending.class);
        assertThat(count("state = 'queued' and doubts = 1")).isOne();
        assertThat(phone.messages()).hasSize(2);
    }

    private MessageId queue(Duration useful) {
        return server.part(TenantTransactions.class)
                .call(
                        TenantScope.dealer(watched.dealer()),
                        () -> server.part(Texts.class)
                                .queue(List.of(text(useful)))
                                .getFirst());
    }

    private NewText text(Duration useful) {
        return new NewText(
                watched.dealer(),
                new Conversation("welcome", UUID.randomUUID()),
                new PhoneNumber(phone.number()),
                "See {link} now",
                Optional.of(new LinkTokens.Link("/w/", UUID.randomUUID())),
                server.clock().instant().plus(useful));
    }

    /** A message that no job sends. */
    private MessageId unsent() {
        var id = new MessageId(UUID.randomUUID());
        server.part(TenantTransactions.class)
                .run(
                        TenantScope.dealer(watched.dealer()),
                        () -> server.part(MessageRows.class)
                                .insert(
                                        List.of(new MessageRows.Queued(id, text(Duration.ofMinutes(1)))),
                                        server.clock().instant()));
        return id;
    }

    private MessageRef ref(MessageId id) {
        return new MessageRef(watched.dealer(), id);
    }

    private MessageRows.Message found(MessageId id) {
        return server.part(TenantTransactions.class)
                .call(
                        TenantScope.dealer(watched.dealer()),
                        () -> server.part(MessageRows.class)
                                .outgoing(watched.dealer(), id)
                                .orElseThrow()
                                .message());
    }

    private String column(MessageId id, String column) {
        return String.valueOf(server.rows()
                .sql("select " + column + " from message where id = ?")
                .param(id.value())
                .query()
                .singleRow()
                .get(column));
    }

    private long count(String condition) {
        return server.rows()
                .sql("select count(*) from message where dealer_id = ? and " + condition)
                .param(watched.dealer().value())
                .query(Long.class)
                .single();
    }

    private long jobs(MessageId id) {
        return tasks("%" + id);
    }

    private long jobsOfDealer() {
        return tasks(watched.dealer() + "/%");
    }

    private long tasks(String pattern) {
        return server.rows()
                .sql("select count(*) from scheduled_tasks where task_name = 'send-text' and task_instance like ?")
                .param(pattern)
                .query(Long.class)
                .single();
    }
}

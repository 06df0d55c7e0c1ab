package org.keyholder.server.messaging.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.keyholder.server.testing.Wait.until;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
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

/** Texts on their way to a phone network that behaves in every way one can. */
@ExtendWith(SharedServer.class)
class TextOutboxTest {

    private static final Failure GONE = new Failure(TextFailure.NUMBER_GONE, Optional.of("30005"));

    private final TestServer server;
    private final WatchedSite watched;
    private final TextOutbox outbox;
    private final TenantTransactions transactions;
    private final Phone phone;

    TextOutboxTest(TestServer server) {
        this.server = server;
        watched = WatchedSite.build(server);
        outbox = server.part(TextOutbox.class);
        transactions = server.part(TenantTransactions.class);
        phone = server.phones().phone("+1312555" + ThreadLocalRandom.current().nextInt(1000, 9999));
        phone.behaviour(Behaviour.WORKS);
        phone.clear();
    }

    @AfterEach
    void everythingWorksAgain() {
        server.phones().fault(Fault.NONE);
        server.phones().muddleReceipts(false);
    }

    @Test
    void aTextIsSentAndDeliveredAndCarriesItsLink() {
        var link = new LinkTokens.Link("/w/", UUID.randomUUID());

        var message = queue("See {link} now", Optional.of(link), Duration.ofMinutes(5));

        until("it is delivered", () -> state(message).equals("delivered"));
        assertThat(phone.messages())
                .singleElement()
                .satisfies(text -> assertThat(text.body())
                        .isEqualTo("See "
                                + server.url(
                                        "/w/" + server.part(LinkTokens.class).token(link)) + " now"));
        assertThat(body(message)).isEqualTo("See {link} now");
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"ANSWERS_500", "ANSWERS_NOTHING", "RATE_LIMITED"})
    void aPhoneNetworkInTroubleGetsTheTextWhenItIsBack(Fault fault) {
        server.phones().fault(fault);
        var message = queue("Hello", Optional.empty(), Duration.ofMinutes(5));
        until("it has been tried more than once", () -> attempts(message) >= 2);
        assertThat(state(message)).isEqualTo("queued");
        assertThat(phone.messages()).isEmpty();

        server.phones().fault(Fault.NONE);

        until("it is delivered", () -> state(message).equals("delivered"));
        assertThat(phone.messages()).hasSize(1);
    }

    @Test
    void aTextThatNobodyTookInTimeIsGivenUpAndSaysWhy() {
        server.phones().fault(Fault.ANSWERS_500);

        var message = queue("Hello", Optional.empty(), Duration.ofSeconds(1));

        until("it is given up", () -> state(message).equals("failed"));
        assertThat(failure(message)).isEqualTo("too-late");
        assertThat(providersCode(message)).isNull();
        assertThat(phone.messages()).isEmpty();
        until("no job is left", () -> jobs(message) == 0);
    }

    @ParameterizedTest
    @CsvSource({
        "LANDLINE, landline, 30006",
        "UNREACHABLE, unreachable, 30003",
        "NOT_MOBILE, landline, 21614",
        "INVALID, not-a-number, 21211"
    })
    void aTextThatCannotArriveSaysWhyAndKeepsTheProvidersCode(Behaviour behaviour, String why, String code) {
        phone.behaviour(behaviour);

        var message = queue("Hello", Optional.empty(), Duration.ofMinutes(5));

        until("it has failed", () -> state(message).equals("failed"));
        assertThat(failure(message)).isEqualTo(why);
        assertThat(providersCode(message)).isEqualTo(code);
    }

    @Test
    void aTextWithoutAReceiptStaysSent() {
        phone.behaviour(Behaviour.NO_RECEIPTS);

        var message = queue("Hello", Optional.empty(), Duration.ofMinutes(5));

        until("it is sent", () -> state(message).equals("sent"));
        until("its job is done", () -> jobs(message) == 0);
        assertThat(state(message)).isEqualTo("sent");
    }

    @Test
    void receiptsThatComeTwiceAndInTheWrongOrderEndInTheSameState() {
        server.phones().muddleReceipts(true);

        var message = queue("Hello", Optional.empty(), Duration.ofMinutes(5));

        until("it is delivered", () -> state(message).equals("delivered"));
        outbox.receive(Receipt.sent(providerId(message)));
        outbox.receive(Receipt.failed(providerId(message), GONE));
        assertThat(state(message)).isEqualTo("delivered");
    }

    @Test
    void aDeliveryThatOvertakesTheProvidersAnswerIsNotLost() {
        var sid = "SM" + UUID.randomUUID();
        var message = unsent();
        outbox.receive(Receipt.sent(sid));
        outbox.receive(Receipt.delivered(sid));
        assertThat(earlyReceipts(sid)).isEqualTo(2);

        outbox.taken(found(message), sid);

        assertThat(state(message)).isEqualTo("delivered");
        assertThat(earlyReceipts(sid)).isZero();
    }

    @Test
    void aFailureThatOvertakesTheProvidersAnswerKeepsItsReason() {
        var sid = "SM" + UUID.randomUUID();
        var message = unsent();
        outbox.receive(Receipt.failed(sid, GONE));

        outbox.taken(found(message), sid);

        assertThat(state(message)).isEqualTo("failed");
        assertThat(failure(message)).isEqualTo("number-gone");
        assertThat(providersCode(message)).isEqualTo("30005");
        assertThat(earlyReceipts(sid)).isZero();
    }

    /** It may have been written by a node that is not upgraded yet. */
    @ParameterizedTest
    @CsvSource({"undelivered, failed", "canceled, failed", "read, delivered"})
    void anEarlyReceiptInTheWordsOfTheReleaseBeforeIsUnderstood(String word, String state) {
        var sid = "SM" + UUID.randomUUID();
        var message = unsent();
        keepEarly(sid, word, server.clock().instant());

        outbox.taken(found(message), sid);

        assertThat(state(message)).isEqualTo(state);
    }

    @Test
    void anEarlyReceiptThatNoMessageCameForIsSweptAfterADayAndCounted() {
        var sweep = server.part(EarlyReceiptSweep.class);
        var now = server.clock().instant();
        keepEarly("SM-old", "delivered", now.minus(Duration.ofHours(25)));
        keepEarly("SM-young", "delivered", now.minus(Duration.ofHours(23)));

        var swept = sweep.sweep();

        assertThat(swept).isPositive();
        assertThat(earlyReceipts("SM-old")).isZero();
        assertThat(earlyReceipts("SM-young")).isOne();
    }

    @Test
    void theSweepOfEarlyReceiptsIsOneJobForAllNodesAndShowsItsFigure() {
        assertThat(server.rows()
                        .sql("select count(*) from scheduled_tasks where task_name = 'sweep-early-receipts'")
                        .query(Long.class)
                        .single())
                .isOne();
        assertThat(server.part(MeterRegistry.class)
                        .find("keyholder.swept")
                        .tag("what", "early-receipts")
                        .counter())
                .isNotNull();
    }

    @Test
    void aDeliveryAfterAFailureCounts() {
        var sid = "SM" + UUID.randomUUID();
        var message = unsent();
        outbox.taken(found(message), sid);
        outbox.receive(Receipt.failed(sid, GONE));

        outbox.receive(Receipt.delivered(sid));

        assertThat(state(message)).isEqualTo("delivered");
        assertThat(failure(message)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"STOP", "stop", " Stop ", "END", "Cancel", "QUIT", "UNSUBSCRIBE", "stopall", "revoke", "optout"})
    void aStopWordCutsTheNumberOffUntilStart(String word) {
        phone.replies(word);
        until("it is opted out", this::optedOut);
        var message = queue("Hello", Optional.empty(), Duration.ofMinutes(5));
        until("it has failed", () -> state(message).equals("failed"));
        assertThat(failure(message)).isEqualTo("opted-out");

        phone.replies("START");

        until("it is back", () -> !optedOut());
        var next = queue("Hello again", Optional.empty(), Duration.ofMinutes(5));
        until("it is delivered", () -> state(next).equals("delivered"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Stop texting me", "stopp", "DISREGARD", "no", "HELP", ""})
    void anyOtherWordCutsNobodyOffAndIsKept(String words) {
        var reply = phone.replies(words);

        assertThat(reply.answered()).isEqualTo(200);
        assertThat(optedOut()).isFalse();
        assertThat(kept(reply.sid())).isEqualTo(words);
    }

    private MessageId queue(String body, Optional<LinkTokens.Link> link, Duration useful) {
        return transactions.call(
                TenantScope.dealer(watched.dealer()),
                () -> server.part(Texts.class)
                        .queue(List.of(new NewText(
                                watched.dealer(),
                                new Conversation("welcome", UUID.randomUUID()),
                                new PhoneNumber(phone.number()),
                                body,
                                link,
                                server.clock().instant().plus(useful))))
                        .getFirst());
    }

    /** A message that no job sends. */
    private MessageId unsent() {
        var id = new MessageId(UUID.randomUUID());
        transactions.run(
                TenantScope.dealer(watched.dealer()),
                () -> server.part(MessageRows.class)
                        .insert(
                                List.of(new MessageRows.Queued(
                                        id,
                                        new NewText(
                                                watched.dealer(),
                                                new Conversation("welcome", UUID.randomUUID()),
                                                new PhoneNumber(phone.number()),
                                                "Hello",
                                                Optional.empty(),
                                                server.clock().instant().plusSeconds(60)))),
                                server.clock().instant()));
        return id;
    }

    private MessageRows.Message found(MessageId id) {
        return transactions.call(
                TenantScope.dealer(watched.dealer()),
                () -> server.part(MessageRows.class)
                        .outgoing(watched.dealer(), id)
                        .orElseThrow()
                        .message());
    }

    private boolean optedOut() {
        return !transactions
                .callUnscoped(() -> outbox.optedOut(List.of(new PhoneNumber(phone.number()))))
                .isEmpty();
    }

    private String state(MessageId id) {
        return String.valueOf(column(id, "state"));
    }

    private String body(MessageId id) {
        return String.valueOf(column(id, "body"));
    }

    private String providerId(MessageId id) {
        return String.valueOf(column(id, "provider_id"));
    }

    private void keepEarly(String sid, String word, Instant at) {
        server.rows()
                .sql("insert into early_receipt (provider_id, status, received_at) values (?, ?, ?)")
                .params(sid, word, Timestamp.from(at))
                .update();
    }

    private @Nullable Object failure(MessageId id) {
        return column(id, "failure_kind");
    }

    private @Nullable Object providersCode(MessageId id) {
        return column(id, "failure_code");
    }

    private int attempts(MessageId id) {
        return (Integer) java.util.Objects.requireNonNull(column(id, "attempts"));
    }

    private @Nullable Object column(MessageId id, String column) {
        return server.rows()
                .sql("select " + column + " from message where id = ?")
                .param(id.value())
                .query()
                .singleRow()
                .get(column);
    }

    private long jobs(MessageId id) {
        return server.rows()
                .sql("select count(*) from scheduled_tasks where task_instance like ?")
                .param("%" + id)
                .query(Long.class)
                .single();
    }

    private long earlyReceipts(String sid) {
        return server.rows()
                .sql("select count(*) from early_receipt where provider_id = ?")
                .param(sid)
                .query(Long.class)
                .single();
    }

    private String kept(String sid) {
        return server.rows()
                .sql("select body from incoming_text where provider_id = ?")
                .param(sid)
                .query(String.class)
                .single();
    }
}

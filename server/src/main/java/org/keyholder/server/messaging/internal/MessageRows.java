package org.keyholder.server.messaging.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.database.ColumnArray;
import org.keyholder.server.messaging.Conversation;
import org.keyholder.server.messaging.LinkTokens;
import org.keyholder.server.messaging.MessageId;
import org.keyholder.server.messaging.NewText;
import org.keyholder.server.messaging.PhoneNumber;
import org.keyholder.server.messaging.TextFailure;
import org.keyholder.server.shared.DealerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of messages, receipts that came early, numbers that said STOP, and what people wrote. All in the caller's transaction. */
@Component
class MessageRows {

    private final JdbcClient jdbc;

    MessageRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A message as it stands. */
    record Message(
            DealerId dealer,
            MessageId id,
            Conversation conversation,
            PhoneNumber to,
            String body,
            Optional<LinkTokens.Link> link,
            TextState state,
            Optional<String> providerId,
            int attempts,
            Instant giveUpAt,
            Optional<Doubt> doubt) {

        MessageRef ref() {
            return new MessageRef(dealer, id);
        }
    }

    /** A new text and the id that it gets. */
    record Queued(MessageId id, NewText text) {}

    void insert(List<Queued> texts, Instant now) {
        jdbc.sql("""
                        insert into message (dealer_id, id, conversation, recipient, body, link_path, give_up_at, created_at)
                        select m.dealer_id, m.id, m.conversation, m.recipient, m.body, m.link_path, m.give_up_at, ?
                        from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
                          as m (dealer_id, id, conversation, recipient, body, link_path, give_up_at)
                        """)
                .param(Timestamp.from(now))
                .param(ColumnArray.of("uuid", texts, m -> m.text().dealer().value()))
                .param(ColumnArray.of("uuid", texts, m -> m.id().value()))
                .param(ColumnArray.of(
                        "text", texts, m -> m.text().conversation().toString()))
                .param(ColumnArray.of("text", texts, m -> m.text().to().e164()))
                .param(ColumnArray.of("text", texts, m -> m.text().body()))
                .param(ColumnArray.of(
                        "text",
                        texts,
                        m -> m.text().link().map(LinkTokens.Link::toString).orElse(null)))
                .param(ColumnArray.of("timestamptz", texts, m -> m.text().giveUpAt()))
                .update();
    }

    /** A message, and whether its number has said STOP. */
    record Outgoing(Message message, boolean optedOut) {}

    Optional<Outgoing> outgoing(DealerId dealer, MessageId id) {
        return jdbc.sql("""
                        select dealer_id, id, conversation, recipient, body, link_path, state, provider_id, attempts, give_up_at,
                               doubts, doubtful_at, look_ups, exists (select from do_not_text d where d.number = recipient) as opted_out
                        from message where dealer_id = ? and id = ?
                        """)
                .params(dealer.value(), id.value())
                .query((row, n) -> new Outgoing(message(row), row.getBoolean("opted_out")))
                .optional();
    }

    private static Message message(ResultSet row) throws SQLException {
        return new Message(
                new DealerId(row.getObject("dealer_id", UUID.class)),
                new MessageId(row.getObject("id", UUID.class)),
                Conversation.parse(row.getString("conversation")),
                new PhoneNumber(row.getString("recipient")),
                row.getString("body"),
                Optional.ofNullable(row.getString("link_path")).map(LinkTokens.Link::parse),
                TextState.ofCode(row.getString("state")),
                Optional.ofNullable(row.getString("provider_id")),
                row.getInt("attempts"),
                row.getTimestamp("give_up_at").toInstant(),
                doubt(row));
    }

    private static Optional<Doubt> doubt(ResultSet row) throws SQLException {
        int times = row.getInt("doubts");
        return times == 0
                ? Optional.empty()
                : Optional.of(new Doubt(times, row.getTimestamp("doubtful_at").toInstant(), row.getInt("look_ups")));
    }

    void attempted(Message message, @Nullable String problem) {
        jdbc.sql("update message set attempts = attempts + 1, failure = ? where dealer_id = ? and id = ?")
                .params(Arrays.asList(
                        problem, message.dealer().value(), message.id().value()))
                .update();
    }

    /** Writes down that it is not known whether the provider took the message; false when it had moved on before. */
    boolean doubtful(Message message, String problem, Instant at) {
        return jdbc.sql("""
                                update message
                                set attempts = attempts + 1, failure = ?, doubts = doubts + 1, doubtful_at = ?, look_ups = 0
                                where dealer_id = ? and id = ? and state = 'queued'
                                """)
                        .params(
                                problem,
                                Timestamp.from(at),
                                message.dealer().value(),
                                message.id().value())
                        .update()
                == 1;
    }

    private static final String OF_KIND =
            " from message where dealer_id = ? and split_part(conversation, ':', 1) = ? and created_at > ?";

    int count(DealerId dealer, String kind, Instant since) {
        return jdbc.sql("select count(*)" + OF_KIND)
                .params(dealer.value(), kind, Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    Optional<Instant> lastBut(int place, DealerId dealer, String kind, Instant since) {
        return jdbc.sql("select created_at" + OF_KIND + " order by created_at desc offset ? limit 1")
                .params(dealer.value(), kind, Timestamp.from(since), place - 1)
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    Optional<Instant> lastBut(int place, DealerId dealer, String kind, PhoneNumber to, Instant since) {
        return jdbc.sql("select created_at" + OF_KIND + " and recipient = ? order by created_at desc offset ? limit 1")
                .params(dealer.value(), kind, Timestamp.from(since), to.e164(), place - 1)
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    void repeatNoMore(DealerId dealer, Collection<Conversation> conversations, Instant now) {
        jdbc.sql(
                        "update message set give_up_at = least(give_up_at, ?) where dealer_id = ? and conversation = any (?::text[])"
                                + " and state = 'queued' and doubts > 0")
                .param(Timestamp.from(now))
                .param(dealer.value())
                .param(ColumnArray.of("text", List.copyOf(conversations), Conversation::toString))
                .update();
    }

    void repeatNoMore(DealerId dealer, PhoneNumber to, Instant now) {
        jdbc.sql("update message set give_up_at = least(give_up_at, ?) where dealer_id = ? and recipient = ?"
                        + " and state = 'queued' and doubts > 0")
                .params(Timestamp.from(now), dealer.value(), to.e164())
                .update();
    }

    /** Its job finds that its time is over. */
    void sendNoMore(DealerId dealer, Collection<Conversation> conversations, Instant now) {
        jdbc.sql(
                        "update message set give_up_at = least(give_up_at, ?) where dealer_id = ? and conversation = any (?::text[])"
                                + " and state = 'queued'")
                .param(Timestamp.from(now))
                .param(dealer.value())
                .param(ColumnArray.of("text", List.copyOf(conversations), Conversation::toString))
                .update();
    }

    void lookedUp(Message message) {
        jdbc.sql("update message set look_ups = look_ups + 1 where dealer_id = ? and id = ?")
                .params(message.dealer().value(), message.id().value())
                .update();
    }

    /** Writes down under which id the provider has the message; false where that is known already. */
    boolean adopt(MessageRef message, String providerId) {
        return jdbc.sql("update message set provider_id = ? where dealer_id = ? and id = ? and provider_id is null")
                        .params(
                                providerId,
                                message.dealer().value(),
                                message.id().value())
                        .update()
                == 1;
    }

    /** Writes down the provider's id and that the message is sent; false when it had moved on before. */
    boolean taken(Message message, String providerId, Instant at) {
        return jdbc.sql("""
                                update message
                                set attempts = attempts + 1, provider_id = ?, failure = null, failure_code = null, failure_kind = null, state = 'sent',
                                    sent_at = ?
                                where dealer_id = ? and id = ? and state = 'queued'
                                """)
                        .params(
                                providerId,
                                Timestamp.from(at),
                                message.dealer().value(),
                                message.id().value())
                        .update()
                == 1;
    }

    /** Moves the message up; answers it as it was before, or nothing where it had come as far or farther. */
    Optional<Message> move(DealerId dealer, MessageId id, TextState to, @Nullable Failure failure, Instant at) {
        return jdbc.sql("""
                        update message m
                        set state = :state, failure_kind = :why, failure_code = :providerCode,
                            sent_at = case when :state = 'sent' then :at else m.sent_at end,
                            settled_at = case when :state = 'sent' then m.settled_at else :at end
                        from (select dealer_id, id, state from message
                              where dealer_id = :dealer and id = :id and state = any (:below::text[]) for update) before
                        where m.dealer_id = before.dealer_id and m.id = before.id
                        returning m.dealer_id, m.id, m.conversation, m.recipient, m.body, m.link_path, before.state,
                                  m.provider_id, m.attempts, m.give_up_at, m.doubts, m.doubtful_at, m.look_ups
                        """)
                .param("state", to.code())
                .param("why", why(failure))
                .param("providerCode", providerCode(failure))
                .param("at", Timestamp.from(at))
                .param("dealer", dealer.value())
                .param("id", id.value())
                .param("below", ColumnArray.of("text", to.codesBelow(), code -> code))
                .query((row, n) -> message(row))
                .optional();
    }

    /** The tenant, id and state of the message that the provider knows by its own id. */
    record Known(DealerId dealer, MessageId id, TextState state) {}

    Optional<Known> byProvider(String providerId) {
        return jdbc.sql("select dealer_id, id, state from find_message(?)")
                .param(providerId)
                .query((row, n) -> new Known(
                        new DealerId(row.getObject("dealer_id", UUID.class)),
                        new MessageId(row.getObject("id", UUID.class)),
                        TextState.ofCode(row.getString("state"))))
                .optional();
    }

    boolean hasEarly(String providerId) {
        return jdbc.sql("select exists (select from early_receipt where provider_id = ?)")
                .param(providerId)
                .query(Boolean.class)
                .single();
    }

    void keepEarly(Receipt receipt, Instant now) {
        jdbc.sql("""
                        insert into early_receipt (provider_id, status, failure_kind, error_code, received_at)
                        values (:providerId, :state, :why, :providerCode, :now)
                        on conflict do nothing
                        """)
                .param("providerId", receipt.providerId())
                .param("state", receipt.state().code())
                .param("why", why(receipt.failure()))
                .param("providerCode", providerCode(receipt.failure()))
                .param("now", Timestamp.from(now))
                .update();
    }

    /** The receipts that came before their message had its provider's id; they are taken out. */
    List<Receipt> takeEarly(String providerId) {
        return jdbc.sql("""
                        delete from early_receipt where provider_id = ?
                        returning provider_id, status, failure_kind, error_code
                        """).param(providerId).query((row, n) -> receipt(row)).list();
    }

    private static Receipt receipt(ResultSet row) throws SQLException {
        var state = TextState.ofCode(row.getString("status"));
        return new Receipt(row.getString("provider_id"), state, state == TextState.FAILED ? failure(row) : null);
    }

    /** Release 0.1 keeps the provider's code only. */
    private static Failure failure(ResultSet row) throws SQLException {
        var why = Optional.ofNullable(row.getString("failure_kind"));
        return new Failure(
                why.map(TextFailure::ofCode).orElse(TextFailure.UNKNOWN),
                Optional.ofNullable(row.getString("error_code")));
    }

    private static @Nullable String why(@Nullable Failure failure) {
        return failure == null ? null : failure.why().code();
    }

    private static @Nullable String providerCode(@Nullable Failure failure) {
        return failure == null ? null : failure.providerCode().orElse(null);
    }

    /** Takes away the receipts that came before that instant; says how many. */
    int dropEarly(Instant before) {
        return jdbc.sql("delete from early_receipt where received_at < ?")
                .param(Timestamp.from(before))
                .update();
    }

    void optOut(PhoneNumber number, Instant now) {
        jdbc.sql("insert into do_not_text (number, since) values (?, ?) on conflict do nothing")
                .params(number.e164(), Timestamp.from(now))
                .update();
    }

    void optIn(PhoneNumber number) {
        jdbc.sql("delete from do_not_text where number = ?")
                .param(number.e164())
                .update();
    }

    Set<PhoneNumber> optedOut(Collection<PhoneNumber> numbers) {
        return Set.copyOf(jdbc.sql("select number from do_not_text where number = any (?::text[])")
                .param(ColumnArray.of("text", List.copyOf(numbers), PhoneNumber::e164))
                .query((row, n) -> new PhoneNumber(row.getString("number")))
                .list());
    }

    /** Keeps what a person wrote; false when the provider has told us of it before. */
    boolean keepIncoming(UUID id, String providerId, PhoneNumber from, String body, Instant now) {
        return jdbc.sql("""
                                insert into incoming_text (id, provider_id, sender, body, received_at) values (?, ?, ?, ?, ?)
                                on conflict do nothing
                                """)
                        .params(id, providerId, from.e164(), body, Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Writes down that the number is answered automatically now; false when it was after the other instant already. */
    boolean answered(PhoneNumber number, Instant now, Instant before) {
        return jdbc.sql("""
                                insert into automatic_answer as a (number, answered_at) values (?, ?)
                                on conflict (number) do update set answered_at = excluded.answered_at where a.answered_at <= ?
                                """)
                        .params(number.e164(), Timestamp.from(now), Timestamp.from(before))
                        .update()
                == 1;
    }

    /** Takes away the automatic answers that were given at that instant or before; says how many. */
    int dropAnswered(Instant before) {
        return jdbc.sql("delete from automatic_answer where answered_at <= ?")
                .param(Timestamp.from(before))
                .update();
    }
}

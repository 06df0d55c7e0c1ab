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
import org.keyholder.server.shared.DealerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of messages, receipts that came early, and numbers that said STOP. All in the caller's transaction. */
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
            Progress progress,
            Optional<String> providerId,
            int attempts,
            Instant giveUpAt) {}

    void insert(MessageId id, NewText text, Instant now) {
        jdbc.sql("""
                        insert into message (dealer_id, id, conversation, recipient, body, link_path, created_at, give_up_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(Arrays.asList(
                        text.dealer().value(),
                        id.value(),
                        text.conversation().toString(),
                        text.to().e164(),
                        text.body(),
                        text.link().map(LinkTokens.Link::toString).orElse(null),
                        Timestamp.from(now),
                        Timestamp.from(text.giveUpAt())))
                .update();
    }

    /** The message, locked against everybody else until the transaction ends. */
    Optional<Message> lock(DealerId dealer, MessageId id) {
        return jdbc.sql("""
                        select dealer_id, id, conversation, recipient, body, link_path, state, provider_id, attempts, give_up_at
                        from message where dealer_id = ? and id = ? for update
                        """)
                .params(dealer.value(), id.value())
                .query((row, n) -> message(row))
                .optional();
    }

    /** A message, and whether its number has said STOP. */
    record Outgoing(Message message, boolean optedOut) {}

    Optional<Outgoing> outgoing(DealerId dealer, MessageId id) {
        return jdbc.sql("""
                        select dealer_id, id, conversation, recipient, body, link_path, state, provider_id, attempts, give_up_at,
                               exists (select from do_not_text d where d.number = recipient) as opted_out
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
                Progress.ofCode(row.getString("state")),
                Optional.ofNullable(row.getString("provider_id")),
                row.getInt("attempts"),
                row.getTimestamp("give_up_at").toInstant());
    }

    void attempted(Message message, @Nullable String problem) {
        jdbc.sql("update message set attempts = attempts + 1, failure = ? where dealer_id = ? and id = ?")
                .params(Arrays.asList(
                        problem, message.dealer().value(), message.id().value()))
                .update();
    }

    /** Writes down the provider's id and that the message is sent; false when it had moved on before. */
    boolean taken(Message message, String providerId, Instant at) {
        return jdbc.sql("""
                                update message
                                set attempts = attempts + 1, provider_id = ?, failure = null, failure_code = null, state = 'sent',
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

    void move(Message message, Progress to, @Nullable String failureCode, Instant at) {
        jdbc.sql("""
                        update message
                        set state = ?, failure_code = ?,
                            sent_at = case when ? = 'sent' then ? else sent_at end,
                            settled_at = case when ? = 'sent' then settled_at else ? end
                        where dealer_id = ? and id = ?
                        """)
                .params(Arrays.asList(
                        to.code(),
                        failureCode,
                        to.code(),
                        Timestamp.from(at),
                        to.code(),
                        Timestamp.from(at),
                        message.dealer().value(),
                        message.id().value()))
                .update();
    }

    /** The tenant, id and state of the message that the provider knows by its own id. */
    record Known(DealerId dealer, MessageId id, Progress progress) {}

    Optional<Known> byProvider(String providerId) {
        return jdbc.sql("select dealer_id, id, state from find_message(?)")
                .param(providerId)
                .query((row, n) -> new Known(
                        new DealerId(row.getObject("dealer_id", UUID.class)),
                        new MessageId(row.getObject("id", UUID.class)),
                        Progress.ofCode(row.getString("state"))))
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
                        insert into early_receipt (provider_id, status, error_code, received_at) values (?, ?, ?, ?)
                        on conflict do nothing
                        """)
                .params(Arrays.asList(receipt.providerId(), receipt.status(), receipt.errorCode(), Timestamp.from(now)))
                .update();
    }

    /** The receipts that came before their message had its provider's id; they are taken out. */
    List<Receipt> takeEarly(String providerId) {
        return jdbc.sql("delete from early_receipt where provider_id = ? returning provider_id, status, error_code")
                .param(providerId)
                .query((row, n) ->
                        new Receipt(row.getString("provider_id"), row.getString("status"), row.getString("error_code")))
                .list();
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
}

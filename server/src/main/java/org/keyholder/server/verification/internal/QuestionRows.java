package org.keyholder.server.verification.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.contact.Contact;
import org.keyholder.server.contact.ContactId;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.verification.Choice;
import org.keyholder.server.verification.PressedAnswer;
import org.keyholder.server.verification.Session;
import org.keyholder.server.verification.Verification;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of verifications, questions and answers. All in the caller's transaction. */
@Component
public class QuestionRows {

    private static final String NEWEST_ANSWER = """
            left join lateral (
                select choice, late, answered_at from answer a
                where a.dealer_id = q.dealer_id and a.session_id = q.session_id and a.question_id = q.id
                order by answered_at desc, id desc limit 1) newest on true
            """;

    private final JdbcClient jdbc;

    QuestionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A question with what the rules need to know. */
    record Question(
            DealerId dealer,
            UUID id,
            UUID session,
            UUID verification,
            ContactId contact,
            String name,
            Optional<String> title,
            Optional<Integer> slot,
            Instant askedAt,
            Instant closesAt,
            Instant viewableUntil,
            boolean opened,
            Optional<PressedAnswer> answer) {}

    void insertVerification(Session session, UUID id, String operator, Instant now, Instant closesAt) {
        jdbc.sql("""
                        insert into verification (dealer_id, id, station_id, session_id, asked_by, asked_at, closes_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        session.dealer().value(),
                        id,
                        session.station().value(),
                        session.id().value(),
                        operator,
                        Timestamp.from(now),
                        Timestamp.from(closesAt))
                .update();
    }

    void insertQuestion(
            Session session,
            UUID verification,
            UUID id,
            Contact contact,
            byte[] tokenHash,
            Instant now,
            Instant viewableUntil) {
        jdbc.sql("""
                        insert into question (dealer_id, id, station_id, session_id, verification_id, contact_id, name, title,
                                              slot, token_hash, viewable_until, queued_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(Arrays.asList(
                        session.dealer().value(),
                        id,
                        session.station().value(),
                        session.id().value(),
                        verification,
                        contact.id().value(),
                        contact.name(),
                        contact.title().orElse(null),
                        contact.slot().orElse(null),
                        tokenHash,
                        Timestamp.from(viewableUntil),
                        Timestamp.from(now)))
                .update();
    }

    /** Serialises the rounds of a session: two presses of Verify at once ask once. */
    boolean isAsking(Session session, Instant now) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("ask:" + session.id())
                .query((row, n) -> true)
                .single();
        return jdbc.sql("select count(*) from verification where dealer_id = ? and session_id = ? and closes_at > ?")
                        .params(session.dealer().value(), session.id().value(), Timestamp.from(now))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** The tenant and id of the question that a token leads to. Needs no tenant. */
    record Known(DealerId dealer, UUID question) {}

    Optional<Known> byToken(byte[] tokenHash) {
        return jdbc.sql("select dealer_id, question_id from find_question(?)")
                .param(tokenHash)
                .query((row, n) -> new Known(
                        new DealerId(row.getObject("dealer_id", UUID.class)), row.getObject("question_id", UUID.class)))
                .optional();
    }

    /** The question, locked against everybody else until the transaction ends. */
    Optional<Question> lock(DealerId dealer, UUID id) {
        jdbc.sql("select 1 from question where dealer_id = ? and id = ? for update")
                .params(dealer.value(), id)
                .query((row, n) -> true)
                .optional();
        return find(dealer, id);
    }

    Optional<Question> find(DealerId dealer, UUID id) {
        return jdbc.sql("select q.*, v.asked_at, v.closes_at, newest.* from question q "
                        + "join verification v on v.dealer_id = q.dealer_id and v.id = q.verification_id "
                        + NEWEST_ANSWER + " where q.dealer_id = ? and q.id = ?")
                .params(dealer.value(), id)
                .query((row, n) -> question(row))
                .optional();
    }

    private static Question question(ResultSet row) throws SQLException {
        return new Question(
                new DealerId(row.getObject("dealer_id", UUID.class)),
                row.getObject("id", UUID.class),
                row.getObject("session_id", UUID.class),
                row.getObject("verification_id", UUID.class),
                new ContactId(row.getObject("contact_id", UUID.class)),
                row.getString("name"),
                Optional.ofNullable(row.getString("title")),
                slot(row),
                row.getTimestamp("asked_at").toInstant(),
                row.getTimestamp("closes_at").toInstant(),
                row.getTimestamp("viewable_until").toInstant(),
                row.getTimestamp("opened_at") != null,
                answer(row));
    }

    int askedIn(DealerId dealer, UUID verification) {
        return jdbc.sql("select count(*) from question where dealer_id = ? and verification_id = ?")
                .params(dealer.value(), verification)
                .query(Integer.class)
                .single();
    }

    /** Writes the time into a column of the question where it is empty; false where it was not. */
    boolean stamp(DealerId dealer, UUID question, Step step, Instant at, @Nullable String failure) {
        return jdbc.sql("update question set " + step.column
                                + " = ?, failure = coalesce(?, failure) where dealer_id = ? and id = ? and "
                                + step.column + " is null")
                        .params(Arrays.asList(Timestamp.from(at), failure, dealer.value(), question))
                        .update()
                == 1;
    }

    /** How far a question comes. */
    enum Step {
        SENT("sent_at"),
        DELIVERED("delivered_at"),
        FAILED("failed_at"),
        OPENED("opened_at");

        private final String column;

        Step(String column) {
            this.column = column;
        }
    }

    void insertAnswer(Question question, Session session, UUID id, PressedAnswer answer, String address) {
        jdbc.sql("""
                        insert into answer (dealer_id, id, station_id, question_id, session_id, choice, late, answered_at, address)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        question.dealer().value(),
                        id,
                        session.station().value(),
                        question.id(),
                        session.id().value(),
                        answer.choice().code(),
                        answer.late(),
                        Timestamp.from(answer.at()),
                        address)
                .update();
    }

    /** Ends the round; empty when it had ended before. Answers the names of those who have not answered. */
    Optional<List<String>> close(DealerId dealer, UUID verification, Instant now) {
        int closed = jdbc.sql(
                        "update verification set closed_at = ? where dealer_id = ? and id = ? and closed_at is null")
                .params(Timestamp.from(now), dealer.value(), verification)
                .update();
        if (closed == 0) {
            return Optional.empty();
        }
        return Optional.of(jdbc.sql("""
                        select q.name from question q
                        where q.dealer_id = ? and q.verification_id = ?
                          and not exists (select from answer a where a.dealer_id = q.dealer_id and a.question_id = q.id)
                        order by q.slot nulls last, q.name
                        """)
                .params(dealer.value(), verification)
                .query(String.class)
                .list());
    }

    Optional<UUID> sessionOf(DealerId dealer, UUID verification) {
        return jdbc.sql("select session_id from verification where dealer_id = ? and id = ?")
                .params(dealer.value(), verification)
                .query(UUID.class)
                .optional();
    }

    /** The newest round of the session. */
    public Optional<Verification> newest(Session session) {
        return jdbc.sql("""
                        select id, asked_at, closes_at from verification where dealer_id = ? and session_id = ?
                        order by asked_at desc, id desc limit 1
                        """)
                .params(session.dealer().value(), session.id().value())
                .query((row, n) -> new Verification(
                        row.getTimestamp("asked_at").toInstant(),
                        row.getTimestamp("closes_at").toInstant(),
                        asked(session.dealer(), row.getObject("id", UUID.class))))
                .optional();
    }

    private List<Verification.Asked> asked(DealerId dealer, UUID verification) {
        return jdbc.sql("select q.*, newest.* from question q " + NEWEST_ANSWER
                        + " where q.dealer_id = ? and q.verification_id = ? order by q.slot nulls last, q.name")
                .params(dealer.value(), verification)
                .query((row, n) -> new Verification.Asked(
                        new ContactId(row.getObject("contact_id", UUID.class)),
                        row.getString("name"),
                        Optional.ofNullable(row.getString("title")),
                        slot(row),
                        time(row, "sent_at"),
                        time(row, "delivered_at"),
                        Optional.ofNullable(row.getString("failure")),
                        time(row, "opened_at"),
                        answer(row)))
                .list();
    }

    public List<PressedAnswer> answers(Session session) {
        return jdbc.sql("""
                        select q.name, q.slot, a.choice, a.late, a.answered_at
                        from answer a join question q on q.dealer_id = a.dealer_id and q.id = a.question_id
                        where a.dealer_id = ? and a.session_id = ? order by a.answered_at, a.id
                        """)
                .params(session.dealer().value(), session.id().value())
                .query((row, n) -> answer(row).orElseThrow())
                .list();
    }

    private static Optional<PressedAnswer> answer(ResultSet row) throws SQLException {
        var choice = row.getString("choice");
        if (choice == null) {
            return Optional.empty();
        }
        return Optional.of(new PressedAnswer(
                row.getString("name"),
                slot(row),
                Choice.ofCode(choice).orElseThrow(),
                row.getBoolean("late"),
                row.getTimestamp("answered_at").toInstant()));
    }

    private static Optional<Integer> slot(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getObject("slot", Integer.class));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}

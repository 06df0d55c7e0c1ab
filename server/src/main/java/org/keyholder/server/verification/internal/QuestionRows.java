package org.keyholder.server.verification.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.keyholder.server.alarm.Alarm;
import org.keyholder.server.alarm.AlarmRow;
import org.keyholder.server.alarm.Choice;
import org.keyholder.server.alarm.QuestionId;
import org.keyholder.server.alarm.VerificationId;
import org.keyholder.server.contact.Contact;
import org.keyholder.server.contact.ContactId;
import org.keyholder.server.database.ColumnArray;
import org.keyholder.server.messaging.FailureWords;
import org.keyholder.server.messaging.PhoneNumber;
import org.keyholder.server.messaging.TextFailure;
import org.keyholder.server.shared.Actor;
import org.keyholder.server.shared.AlarmId;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.signal.Answerer;
import org.keyholder.server.verification.PressedAnswer;
import org.keyholder.server.verification.Session;
import org.keyholder.server.verification.SessionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of verifications, questions and answers. All in the caller's transaction. */
@Component
class QuestionRows {

    private static final String QUESTION =
            "select q.id, q.session_id, q.verification_id, q.contact_id, q.name, q.title, q.slot, v.asked_at, v.closes_at, "
                    // What is not kept any longer is not shown either.
                    + "least(q.viewable_until, v.asked_at + make_interval(days => d.keep_days)) as viewable_until, "
                    + "q.outcome_unknown_at, q.opened_at, c.removed_at is not null or w.id is null as removed, q.phone, q.phone <> c.phone as renumbered, w.station_id as watching, "
                    + AlarmRow.COLUMNS + """
             from question q
            join dealer d on d.id = q.dealer_id
            join contact c on c.dealer_id = q.dealer_id and c.id = q.contact_id
            join verification v on v.dealer_id = q.dealer_id and v.id = q.verification_id
            join session s on s.dealer_id = q.dealer_id and s.id = q.session_id
            join alarm a on a.dealer_id = s.dealer_id and a.id = s.alarm_id
            -- One that is deleted is not there.
            left join site w on w.dealer_id = a.dealer_id and w.id = a.site_id
            where q.dealer_id = ? and q.id = ?
            """;

    private final JdbcClient jdbc;

    QuestionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A question with the alarm that it is about: all that a step of it needs, in one read.
     *
     * @param wasInDoubt it was not known for a while whether its text went out, or is not yet
     * @param wasOpened the contact had the page before them, so they have the text
     * @param texted the number that was texted; release 0.1 did not write it down
     */
    record Question(
            QuestionId id,
            SessionId session,
            VerificationId verification,
            ContactId contact,
            Answerer who,
            Optional<PhoneNumber> texted,
            Instant askedAt,
            Instant closesAt,
            Instant viewableUntil,
            boolean wasInDoubt,
            boolean wasOpened,
            LinkHolder holder,
            Alarm alarm) {

        DealerId dealer() {
            return alarm.dealer();
        }

        Actor.Contact actor() {
            return new Actor.Contact(contact.value(), who.name());
        }
    }

    void insertVerification(Session session, VerificationId id, Actor.Person operator, Instant now, Instant closesAt) {
        jdbc.sql("""
                        insert into verification (dealer_id, id, station_id, session_id, asked_by, asked_at, closes_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        session.dealer().value(),
                        id.value(),
                        session.station().value(),
                        session.id().value(),
                        operator.name(),
                        Timestamp.from(now),
                        Timestamp.from(closesAt))
                .update();
    }

    /** The question to one contact of a round. */
    record NewQuestion(QuestionId id, Contact contact, byte[] tokenHash) {}

    void insertQuestions(
            Session session,
            VerificationId verification,
            List<NewQuestion> questions,
            Instant now,
            Instant viewableUntil) {
        jdbc.sql("""
                        insert into question (dealer_id, station_id, session_id, verification_id, viewable_until, queued_at, id,
                                              contact_id, name, title, slot, token_hash, phone)
                        select ?, ?, ?, ?, ?, ?, q.id, q.contact_id, q.name, q.title, q.slot, q.token_hash, q.phone
                        from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::integer[], ?::bytea[], ?::text[])
                          as q (id, contact_id, name, title, slot, token_hash, phone)
                        """)
                .param(session.dealer().value())
                .param(session.station().value())
                .param(session.id().value())
                .param(verification.value())
                .param(Timestamp.from(viewableUntil))
                .param(Timestamp.from(now))
                .param(ColumnArray.of("uuid", questions, q -> q.id().value()))
                .param(ColumnArray.of("uuid", questions, q -> q.contact().id().value()))
                .param(ColumnArray.of("text", questions, q -> q.contact().name()))
                .param(ColumnArray.of(
                        "text", questions, q -> q.contact().title().orElse(null)))
                .param(ColumnArray.of(
                        "integer", questions, q -> q.contact().slot().orElse(null)))
                .param(ColumnArray.of("bytea", questions, NewQuestion::tokenHash))
                .param(ColumnArray.of(
                        "text", questions, q -> q.contact().phone().e164()))
                .update();
    }

    /** One thing at a time about an alarm: two presses of Verify ask once, and of two answers the second knows the first. */
    void lock(Alarm alarm) {
        jdbc.sql("select 1 from alarm where dealer_id = ? and id = ? for no key update")
                .params(alarm.dealer().value(), alarm.id().value())
                .query((row, n) -> true)
                .optional();
    }

    /** The tenant and id of the question that a token leads to. Needs no tenant. */
    record Known(DealerId dealer, QuestionId question) {}

    Optional<Known> byToken(byte[] tokenHash) {
        return jdbc.sql("select dealer_id, question_id from find_question(?)")
                .param(tokenHash)
                .query((row, n) -> new Known(
                        new DealerId(row.getObject("dealer_id", UUID.class)),
                        new QuestionId(row.getObject("question_id", UUID.class))))
                .optional();
    }

    /**
     * The question, its alarm locked against everybody else until the transaction ends. Read once the lock is there: a contact who was
     * removed while another press was on its way is seen to be.
     */
    Optional<Question> lock(DealerId dealer, QuestionId id) {
        jdbc.sql("""
                        select 1 from question q
                        join session s on s.dealer_id = q.dealer_id and s.id = q.session_id
                        join alarm a on a.dealer_id = s.dealer_id and a.id = s.alarm_id
                        where q.dealer_id = ? and q.id = ? for no key update of a
                        """).params(dealer.value(), id.value()).query((row, n) -> true).optional();
        return find(dealer, id);
    }

    Optional<Question> find(DealerId dealer, QuestionId id) {
        return question(QUESTION, dealer, id);
    }

    private Optional<Question> question(String sql, DealerId dealer, QuestionId id) {
        return jdbc.sql(sql)
                .params(dealer.value(), id.value())
                .query((row, n) -> question(row))
                .optional();
    }

    private static Question question(ResultSet row) throws SQLException {
        return new Question(
                new QuestionId(row.getObject("id", UUID.class)),
                new SessionId(row.getObject("session_id", UUID.class)),
                new VerificationId(row.getObject("verification_id", UUID.class)),
                new ContactId(row.getObject("contact_id", UUID.class)),
                new Answerer(row.getString("name"), Optional.ofNullable(row.getString("title")), slot(row)),
                Optional.ofNullable(row.getString("phone")).map(PhoneNumber::new),
                row.getTimestamp("asked_at").toInstant(),
                row.getTimestamp("closes_at").toInstant(),
                row.getTimestamp("viewable_until").toInstant(),
                row.getTimestamp("outcome_unknown_at") != null,
                row.getTimestamp("opened_at") != null,
                new LinkHolder(
                        row.getBoolean("removed"),
                        row.getBoolean("renumbered"),
                        Optional.ofNullable(row.getObject("watching", UUID.class))
                                .map(StationId::new)),
                AlarmRow.read(row));
    }

    int askedIn(DealerId dealer, VerificationId verification) {
        return jdbc.sql("select count(*) from question where dealer_id = ? and verification_id = ?")
                .params(dealer.value(), verification.value())
                .query(Integer.class)
                .single();
    }

    /** Writes the time into a column of the question where it is empty; false where it was not. */
    boolean stamp(Question question, Step step, Instant at) {
        return jdbc.sql("update question set " + step.column + " = ? where dealer_id = ? and id = ? and " + step.column
                                + " is null")
                        .params(
                                Timestamp.from(at),
                                question.dealer().value(),
                                question.id().value())
                        .update()
                == 1;
    }

    /** Writes down that the text will not arrive, and why, once; the previous release reads the words. */
    boolean fail(Question question, Instant at, TextFailure why) {
        return jdbc.sql("update question set failed_at = ?, failure_kind = ?, failure = ? "
                                + "where dealer_id = ? and id = ? and failed_at is null")
                        .params(
                                Timestamp.from(at),
                                why.code(),
                                FailureWords.of(why),
                                question.dealer().value(),
                                question.id().value())
                        .update()
                == 1;
    }

    /** When the question was queued that is the last but so many of the alarm's dealer and station; empty where there are not so many. */
    Optional<Instant> lastBut(int place, Alarm alarm, Instant since) {
        return jdbc.sql("""
                        select queued_at from question where dealer_id = ? and station_id = ? and queued_at > ?
                        order by queued_at desc offset ? limit 1
                        """)
                .params(alarm.dealer().value(), alarm.station().value(), Timestamp.from(since), place - 1)
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    /** The session's questions of which it is not known whether their text went out. */
    List<UUID> inDoubt(Session session) {
        return jdbc.sql(
                        "select id from question where dealer_id = ? and session_id = ? and outcome_unknown_at is not null and sent_at is null")
                .params(session.dealer().value(), session.id().value())
                .query(UUID.class)
                .list();
    }

    /** How far a question comes. */
    enum Step {
        SENT("sent_at"),
        OUTCOME_UNKNOWN("outcome_unknown_at"),
        DELIVERED("delivered_at"),
        OPENED("opened_at");

        private final String column;

        Step(String column) {
            this.column = column;
        }
    }

    void insertAnswer(Question question, UUID id, PressedAnswer answer, String address) {
        jdbc.sql("""
                        insert into answer (dealer_id, id, station_id, question_id, session_id, choice, late, answered_at, address)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        question.dealer().value(),
                        id,
                        question.alarm().station().value(),
                        question.id().value(),
                        question.session().value(),
                        answer.choice().code(),
                        answer.late(),
                        Timestamp.from(answer.at()),
                        address)
                .update();
    }

    /** Writes down that the answer was taken back. */
    void takeBack(Question question, Given given, Instant at, String address) {
        jdbc.sql("""
                        insert into answer_taken_back (dealer_id, answer_id, station_id, question_id, session_id, taken_back_at, address)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        question.dealer().value(),
                        given.id(),
                        question.alarm().station().value(),
                        question.id().value(),
                        question.session().value(),
                        Timestamp.from(at),
                        address)
                .update();
    }

    /** An answer, the question on which it was pressed, and whether it was taken back. */
    record Given(UUID id, QuestionId question, PressedAnswer answer, boolean takenBack) {}

    /** All answers about the alarm, over all rounds, oldest first, with those that were taken back. */
    List<Given> answers(Alarm alarm) {
        return jdbc.sql("""
                        select q.id, q.contact_id, q.name, q.slot, a.id as answer_id, a.choice, a.late, a.answered_at,
                               b.answer_id is not null as taken_back
                        from session s
                        join answer a on a.dealer_id = s.dealer_id and a.session_id = s.id
                        join question q on q.dealer_id = a.dealer_id and q.id = a.question_id
                        left join answer_taken_back b on b.dealer_id = a.dealer_id and b.answer_id = a.id
                        where s.dealer_id = ? and s.alarm_id = ? order by a.answered_at, a.id
                        """)
                .params(alarm.dealer().value(), alarm.id().value())
                .query((row, n) -> new Given(
                        row.getObject("answer_id", UUID.class),
                        new QuestionId(row.getObject("id", UUID.class)),
                        answer(row),
                        row.getBoolean("taken_back")))
                .list();
    }

    /** The answers about these alarms that were not taken back, each alarm's oldest first. */
    Map<AlarmId, List<PressedAnswer>> standingAnswers(List<Alarm> alarms) {
        var found = new HashMap<AlarmId, List<PressedAnswer>>();
        jdbc.sql("""
                        select s.alarm_id, q.contact_id, q.name, q.slot, a.choice, a.late, a.answered_at
                        from unnest(?::uuid[], ?::uuid[]) as wanted (dealer_id, alarm_id)
                        join session s on s.dealer_id = wanted.dealer_id and s.alarm_id = wanted.alarm_id
                        join answer a on a.dealer_id = s.dealer_id and a.session_id = s.id
                        join question q on q.dealer_id = a.dealer_id and q.id = a.question_id
                        where not exists (select from answer_taken_back b where b.dealer_id = a.dealer_id and b.answer_id = a.id)
                        order by a.answered_at, a.id
                        """)
                .param(ColumnArray.of("uuid", alarms, alarm -> alarm.dealer().value()))
                .param(ColumnArray.of("uuid", alarms, alarm -> alarm.id().value()))
                .query(row -> {
                    found.computeIfAbsent(new AlarmId(row.getObject("alarm_id", UUID.class)), _ -> new ArrayList<>())
                            .add(answer(row));
                });
        return found;
    }

    private static PressedAnswer answer(ResultSet row) throws SQLException {
        return new PressedAnswer(
                new ContactId(row.getObject("contact_id", UUID.class)),
                row.getString("name"),
                slot(row),
                Choice.ofCode(row.getString("choice")).orElseThrow(),
                row.getBoolean("late"),
                row.getTimestamp("answered_at").toInstant());
    }

    /** A round that has come to its end. */
    record Closed(Alarm alarm, List<String> silent) {}

    /** Ends the round; empty when it had ended before. Names those who have not answered. */
    Optional<Closed> close(DealerId dealer, VerificationId verification, Instant now) {
        int closed = jdbc.sql(
                        "update verification set closed_at = ? where dealer_id = ? and id = ? and closed_at is null")
                .params(Timestamp.from(now), dealer.value(), verification.value())
                .update();
        if (closed == 0) {
            return Optional.empty();
        }
        return jdbc.sql("select " + AlarmRow.COLUMNS + """
                         from verification v
                        join session s on s.dealer_id = v.dealer_id and s.id = v.session_id
                        join alarm a on a.dealer_id = s.dealer_id and a.id = s.alarm_id
                        where v.dealer_id = ? and v.id = ?
                        """)
                .params(dealer.value(), verification.value())
                .query((row, n) -> new Closed(AlarmRow.read(row), silent(dealer, verification)))
                .optional();
    }

    private List<String> silent(DealerId dealer, VerificationId verification) {
        return jdbc.sql("""
                        select q.name from question q
                        where q.dealer_id = ? and q.verification_id = ?
                          and not exists (select from answer a where a.dealer_id = q.dealer_id and a.session_id = q.session_id
                                          and a.question_id = q.id
                                          and not exists (select from answer_taken_back b
                                                          where b.dealer_id = a.dealer_id and b.answer_id = a.id))
                        order by q.slot nulls last, q.name
                        """)
                .params(dealer.value(), verification.value())
                .query(String.class)
                .list();
    }

    static Optional<Integer> slot(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getObject("slot", Integer.class));
    }
}

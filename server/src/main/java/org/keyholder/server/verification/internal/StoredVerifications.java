package org.keyholder.server.verification.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.keyholder.server.alarm.Alarm;
import org.keyholder.server.alarm.QuestionId;
import org.keyholder.server.alarm.VerificationId;
import org.keyholder.server.contact.ContactId;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.messaging.TextFailure;
import org.keyholder.server.shared.AlarmId;
import org.keyholder.server.verification.PressedAnswer;
import org.keyholder.server.verification.QuestionState;
import org.keyholder.server.verification.Verification;
import org.keyholder.server.verification.Verifications;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads rounds with the state of each question. */
@Component
class StoredVerifications implements Verifications {

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final QuestionRows questions;

    StoredVerifications(JdbcClient jdbc, TenantTransactions transactions, QuestionRows questions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.questions = questions;
    }

    @Override
    public Asking of(TenantScope tenant, Alarm alarm) {
        return transactions.call(tenant, () -> {
            var rows = rows(alarm);
            // Who has not been asked has not answered either.
            var given = rows.isEmpty() ? List.<QuestionRows.Given>of() : standing(questions.answers(alarm));
            return new Asking(newest(rows, newestByQuestion(given)), pressed(given));
        });
    }

    private static Optional<Verification> newest(List<Row> rows, Map<QuestionId, PressedAnswer> answers) {
        return rows.stream()
                .findFirst()
                .map(first -> new Verification(
                        first.verification(),
                        first.askedAt(),
                        first.closesAt(),
                        rows.stream().map(row -> asked(row, answers)).toList()));
    }

    /** What was taken back is on record and counts for nothing. */
    private static List<QuestionRows.Given> standing(List<QuestionRows.Given> given) {
        return given.stream().filter(one -> !one.takenBack()).toList();
    }

    private static List<PressedAnswer> pressed(List<QuestionRows.Given> given) {
        return given.stream().map(QuestionRows.Given::answer).toList();
    }

    private static Map<QuestionId, PressedAnswer> newestByQuestion(List<QuestionRows.Given> given) {
        var newest = new LinkedHashMap<QuestionId, PressedAnswer>();
        given.forEach(one -> newest.put(one.question(), one.answer()));
        return newest;
    }

    @Override
    public List<PressedAnswer> answers(TenantScope tenant, Alarm alarm) {
        return transactions.call(tenant, () -> pressed(standing(questions.answers(alarm))));
    }

    @Override
    public Map<AlarmId, List<PressedAnswer>> answers(TenantScope tenant, List<Alarm> all) {
        return transactions.call(tenant, () -> questions.standingAnswers(all));
    }

    /** A question as it lies in its row. */
    private record Row(
            VerificationId verification,
            Instant askedAt,
            Instant closesAt,
            QuestionId id,
            ContactId contact,
            String name,
            Optional<String> title,
            Optional<Integer> slot,
            QuestionState state) {}

    private List<Row> rows(Alarm alarm) {
        return jdbc.sql("""
                        select v.id as verification_id, v.asked_at, v.closes_at, q.id, q.contact_id, q.name, q.title, q.slot,
                               q.sent_at, q.delivered_at, q.failed_at, q.failure_kind, q.outcome_unknown_at, q.opened_at
                        from (select v.dealer_id, v.id, v.asked_at, v.closes_at from session s
                              join verification v on v.dealer_id = s.dealer_id and v.session_id = s.id
                              where s.dealer_id = ? and s.alarm_id = ? order by v.asked_at desc, v.id desc limit 1) v
                        join question q on q.dealer_id = v.dealer_id and q.verification_id = v.id
                        order by q.slot nulls last, q.name
                        """)
                .params(alarm.dealer().value(), alarm.id().value())
                .query((row, n) -> row(row))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new VerificationId(row.getObject("verification_id", UUID.class)),
                row.getTimestamp("asked_at").toInstant(),
                row.getTimestamp("closes_at").toInstant(),
                new QuestionId(row.getObject("id", UUID.class)),
                new ContactId(row.getObject("contact_id", UUID.class)),
                row.getString("name"),
                Optional.ofNullable(row.getString("title")),
                QuestionRows.slot(row),
                state(row));
    }

    /** Who has the page open is not asked whether the text was delivered; what failed after that changes nothing. */
    private static QuestionState state(ResultSet row) throws SQLException {
        Timestamp opened = row.getTimestamp("opened_at");
        if (opened != null) {
            return new QuestionState.Opened(opened.toInstant());
        }
        Timestamp delivered = row.getTimestamp("delivered_at");
        if (delivered != null) {
            return new QuestionState.Delivered(delivered.toInstant());
        }
        Timestamp sent = row.getTimestamp("sent_at");
        if (row.getTimestamp("failed_at") != null) {
            return new QuestionState.Failed(TextFailure.ofCode(row.getString("failure_kind")), sent != null);
        }
        if (sent != null) {
            return new QuestionState.Sent(sent.toInstant());
        }
        Timestamp unknown = row.getTimestamp("outcome_unknown_at");
        return unknown == null ? new QuestionState.Queued() : new QuestionState.OutcomeUnknown(unknown.toInstant());
    }

    private static Verification.Asked asked(Row row, Map<QuestionId, PressedAnswer> answers) {
        var answer = answers.get(row.id());
        var state = answer == null ? row.state() : new QuestionState.Answered(answer);
        return new Verification.Asked(row.contact(), row.name(), row.title(), row.slot(), state);
    }
}

package org.keyholder.server.verification.internal;

import java.time.Clock;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.work.JobHandler;
import org.keyholder.server.work.JobKind;
import org.keyholder.server.work.Result;
import org.keyholder.server.work.Subject;
import org.springframework.stereotype.Component;

/** Ends a round when its window is over. Nobody's silence is taken for an answer: it only says who was silent. */
@Component
class CloseVerification implements JobHandler<Subject.OfDealer> {

    static final JobKind<Subject.OfDealer> KIND = JobKind.ofDealers("close-verification");

    private final TenantTransactions transactions;
    private final QuestionRows rows;
    private final SessionFinder sessions;
    private final SessionLog log;
    private final Clock clock;

    CloseVerification(
            TenantTransactions transactions, QuestionRows rows, SessionFinder sessions, SessionLog log, Clock clock) {
        this.transactions = transactions;
        this.rows = rows;
        this.sessions = sessions;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public JobKind<Subject.OfDealer> kind() {
        return KIND;
    }

    @Override
    public Result run(Subject.OfDealer subject, BooleanSupplier stopping) {
        var dealer = subject.dealer();
        transactions.run(
                TenantScope.dealer(dealer),
                () -> rows.close(dealer, subject.id(), clock.instant())
                        .ifPresent(silent -> writeDown(dealer, subject, silent)));
        return new Result.Done();
    }

    private void writeDown(DealerId dealer, Subject.OfDealer subject, List<String> silent) {
        var session = rows.sessionOf(dealer, subject.id())
                .flatMap(id -> sessions.find(dealer, id))
                .orElseThrow();
        var text = silent.isEmpty()
                ? "The time to answer is over"
                : "The time to answer is over: no answer from " + String.join(", ", silent);
        log.add(session, SessionLog.Kind.CLOSED, text);
    }
}

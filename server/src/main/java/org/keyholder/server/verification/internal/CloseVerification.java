package org.keyholder.server.verification.internal;

import java.time.Clock;
import java.util.function.BooleanSupplier;
import org.keyholder.server.alarm.AlarmRecord;
import org.keyholder.server.alarm.Fact;
import org.keyholder.server.alarm.VerificationId;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.shared.Actor;
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
    private final AlarmRecord record;
    private final Clock clock;

    CloseVerification(TenantTransactions transactions, QuestionRows rows, AlarmRecord record, Clock clock) {
        this.transactions = transactions;
        this.rows = rows;
        this.record = record;
        this.clock = clock;
    }

    @Override
    public JobKind<Subject.OfDealer> kind() {
        return KIND;
    }

    @Override
    public Result run(Subject.OfDealer subject, BooleanSupplier stopping) {
        var dealer = subject.dealer();
        var verification = new VerificationId(subject.id());
        transactions.run(TenantScope.dealer(dealer), () -> {
            var now = clock.instant();
            rows.close(dealer, verification, now)
                    .ifPresent(closed -> record.add(
                            closed.alarm(),
                            new Fact.WindowClosed(verification, closed.silent()),
                            new Actor.System(),
                            now));
        });
        return new Result.Done();
    }
}

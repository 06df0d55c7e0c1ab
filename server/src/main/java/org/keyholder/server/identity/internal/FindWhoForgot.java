package org.keyholder.server.identity.internal;

import java.util.Map;
import java.util.function.BooleanSupplier;
import org.keyholder.server.audit.Audit;
import org.keyholder.server.audit.AuditKind;
import org.keyholder.server.audit.AuditNote;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.identity.internal.PasswordLinkRows.Asker;
import org.keyholder.server.work.JobHandler;
import org.keyholder.server.work.JobKind;
import org.keyholder.server.work.Result;
import org.keyholder.server.work.Subject;
import org.springframework.stereotype.Component;

/** Finds who has forgotten their password, and leaves them a link to be mailed where there is an address that may be believed. */
@Component
class FindWhoForgot implements JobHandler<Subject.OfOrganisation> {

    static final JobKind<Subject.OfOrganisation> KIND = JobKind.ofOrganisations("find-who-forgot");

    private final PasswordLinkRows rows;
    private final NewPasswordLinks links;
    private final TenantTransactions transactions;
    private final Audit audit;

    FindWhoForgot(PasswordLinkRows rows, NewPasswordLinks links, TenantTransactions transactions, Audit audit) {
        this.rows = rows;
        this.links = links;
        this.transactions = transactions;
        this.audit = audit;
    }

    @Override
    public JobKind<Subject.OfOrganisation> kind() {
        return KIND;
    }

    @Override
    public Result run(Subject.OfOrganisation subject, BooleanSupplier stopping) {
        transactions.run(PasswordLinkRows.SCOPE, () -> {
            rows.askers(subject.id()).forEach(this::leaveLink);
            rows.forgetAsked(subject.id());
        });
        return new Result.Done();
    }

    private void leaveLink(Asker asker) {
        rows.lock(asker.person());
        rows.mailAddress(asker.person())
                .filter(to -> links.mail(asker.person(), null, to))
                .ifPresent(
                        to -> audit.write(AuditNote.of(AuditKind.PASSWORD_LINK_MADE, rows.organisations(asker.person()))
                                .about("person", asker.person().value())
                                .saying(Map.of("askedFrom", asker.address(), "mailTo", to.text()))));
    }
}

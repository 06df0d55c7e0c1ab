package org.keyholder.server.identity.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.keyholder.server.audit.Audit;
import org.keyholder.server.audit.AuditKind;
import org.keyholder.server.audit.AuditNote;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.identity.Member;
import org.keyholder.server.identity.Memberships;
import org.keyholder.server.identity.SecondFactors;
import org.keyholder.server.identity.internal.factor.FactorRows;
import org.keyholder.server.identity.internal.passkey.Passkeys;
import org.keyholder.server.live.LiveNotices;
import org.keyholder.server.live.Topic;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.shared.PersonId;
import org.keyholder.server.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which organisation asks for one, and the way back for who lost theirs: app, passkeys and sign-ins go together. */
@Component
class FactorRules implements SecondFactors {

    private static final TenantScope INSTALLATION = TenantScope.installation();

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final FactorRows rows;
    private final Passkeys passkeys;
    private final Memberships memberships;
    private final Audit audit;
    private final LiveNotices live;
    private final Clock clock;

    FactorRules(
            JdbcClient jdbc,
            TenantTransactions transactions,
            FactorRows rows,
            Passkeys passkeys,
            Memberships memberships,
            Audit audit,
            LiveNotices live,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.rows = rows;
        this.passkeys = passkeys;
        this.memberships = memberships;
        this.audit = audit;
        this.live = live;
        this.clock = clock;
    }

    @Override
    public boolean isRequired(OrganisationId organisation) {
        return transactions.call(
                INSTALLATION,
                () -> jdbc.sql("select second_factor_required from organisation where id = ?")
                        .param(organisation.value())
                        .query(Boolean.class)
                        .optional()
                        .orElse(false));
    }

    @Override
    public void require(OrganisationId organisation, boolean required) {
        transactions.run(INSTALLATION, () -> {
            int changed = jdbc.sql("update organisation set second_factor_required = ?"
                            + " where id = ? and second_factor_required <> ?")
                    .params(required, organisation.value(), required)
                    .update();
            if (changed > 0) {
                audit.write(AuditNote.of(AuditKind.SECOND_FACTOR_RULE_CHANGED, organisation.value())
                        .about("organisation", organisation.value())
                        .changing(
                                Map.of("required", String.valueOf(!required)),
                                Map.of("required", String.valueOf(required))));
            }
        });
    }

    @Override
    public Owner colleague(Member by, PersonId person) {
        return memberships
                .colleague(by, person)
                .filter(one -> one.until().isEmpty() && !person.equals(by.person()))
                .map(one -> new Owner(person, one.name(), rows.of(by.scope(), person)))
                .orElseThrow(Refusal::notFound);
    }

    @Override
    public Optional<Owner> find(Member by, OrganisationId organisation, String login) {
        var wanted = Login.of(login);
        if (!wanted.isGood()) {
            return Optional.empty();
        }
        return transactions.call(
                by.scope(),
                () -> jdbc
                        .sql("""
                        select p.id, p.name from person p
                        where p.login in (?, ?)
                          and exists (select from membership m
                                      where m.person_id = p.id and m.organisation_id = ? and m.ends_at is null)
                        """)
                        .params(wanted.folded(), login.strip(), organisation.value())
                        .query((row, n) -> {
                            var person = new PersonId(row.getObject("id", UUID.class));
                            return new Owner(person, row.getString("name"), rows.of(by.scope(), person));
                        })
                        .list()
                        .stream()
                        .findFirst());
    }

    @Override
    public void reset(Member by, OrganisationId organisation, Owner owner) {
        transactions.run(by.scope(), () -> {
            var removed = rows.removeApp(by.scope(), owner.person());
            if (passkeys.remove(by.scope(), owner.person(), null) == 0 && !removed) {
                return;
            }
            rows.dropUnneededCodes(by.scope(), owner.person());
            jdbc.sql("update person set second_factor_reset_at = ? where id = ?")
                    .params(Timestamp.from(clock.instant()), owner.person().value())
                    .update();
            jdbc.sql("select end_sign_ins_of(?)")
                    .param(owner.person().value())
                    .query(Long.class)
                    .single();
            live.changed(Topic.person(owner.person().value()));
            // Whoever works for several organisations has lost it for all of them.
            audit.write(AuditNote.of(AuditKind.SECOND_FACTOR_RESET, organisation.value(), Audit.INSTALLATION)
                    .about("person", owner.person().value())
                    .saying(Map.of("name", owner.name())));
        });
    }
}

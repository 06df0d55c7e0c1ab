package org.keyholder.server.identity.internal.provider;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.keyholder.server.audit.Audit;
import org.keyholder.server.audit.AuditKind;
import org.keyholder.server.audit.AuditNote;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.identity.Member;
import org.keyholder.server.identity.OwnProvider;
import org.keyholder.server.identity.Role;
import org.keyholder.server.identity.SignInProviders;
import org.keyholder.server.identity.WantedProvider;
import org.keyholder.server.openid.Endpoints;
import org.keyholder.server.openid.OpenIdConnect;
import org.keyholder.server.openid.Told;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.shared.PersonId;
import org.keyholder.server.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The providers that are set, and the accounts that have come in by them; all that changes one is on record with it. */
@Component
class OrganisationProviders implements SignInProviders {

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final ProviderRows rows;
    private final OpenIdConnect openId;
    private final Audit audit;

    OrganisationProviders(
            JdbcClient jdbc, TenantTransactions transactions, ProviderRows rows, OpenIdConnect openId, Audit audit) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.rows = rows;
        this.openId = openId;
        this.audit = audit;
    }

    @Override
    public Optional<OwnProvider> of(OrganisationId organisation, Role.Side side) {
        return transactions.call(Member.scope(organisation, side), () -> rows.find(organisation, side));
    }

    @Override
    public void save(OrganisationId organisation, Role.Side side, WantedProvider wanted) {
        var next = new OwnProvider(
                wanted.goodName(),
                openId.issuer(wanted.issuer()),
                wanted.goodClientId(),
                wanted.providesSecondFactor());
        var secret = wanted.goodSecret();
        transactions.run(Member.scope(organisation, side), () -> {
            var before = rows.find(organisation, side);
            if (before.filter(one -> one.issuer().equals(next.issuer())).isEmpty()) {
                rows.delete(organisation, side);
                rows.insert(organisation, side, next, secret.orElseThrow(WantedProvider::secretMissing));
            } else {
                rows.update(organisation, side, next, secret);
            }
            var is = next.fields();
            secret.ifPresent(given -> is.put("clientSecret", "another"));
            audit.write(note(AuditKind.PROVIDER_SET, organisation)
                    .changing(before.map(OwnProvider::fields).orElseGet(Map::of), is));
        });
    }

    private static AuditNote note(AuditKind kind, OrganisationId organisation) {
        return AuditNote.of(kind, organisation.value());
    }

    @Override
    public Optional<String> tryOut(OrganisationId organisation, Role.Side side) {
        var issuer = of(organisation, side).orElseThrow(Refusal::notFound).issuer();
        return switch (openId.tryOut(issuer)) {
            case Told.Said<Endpoints> good -> Optional.empty();
            case Told.Failed<Endpoints>(var problem) -> Optional.of(problem.words());
        };
    }

    @Override
    public void remove(OrganisationId organisation, Role.Side side) {
        transactions.run(Member.scope(organisation, side), () -> {
            var before = rows.find(organisation, side).orElseThrow(Refusal::notFound);
            rows.delete(organisation, side);
            audit.write(note(AuditKind.PROVIDER_REMOVED, organisation).changing(before.fields(), Map.of()));
        });
    }

    @Override
    public List<Account> accounts(OrganisationId organisation, Role.Side side) {
        return transactions.call(
                Member.scope(organisation, side),
                () -> jdbc.sql("""
                        select p.id, p.name, p.login from provider_account a join person p on p.id = a.person_id
                        where a.organisation_id = ? and a.side = ? order by lower(p.name), p.login limit 1000
                        """)
                        .params(organisation.value(), side.code())
                        .query((row, n) -> new Account(
                                new PersonId(row.getObject("id", UUID.class)),
                                row.getString("name"),
                                row.getString("login")))
                        .list());
    }

    @Override
    public void unbind(OrganisationId organisation, Role.Side side, PersonId person) {
        transactions.run(Member.scope(organisation, side), () -> {
            int unbound = jdbc.sql(
                            "delete from provider_account where organisation_id = ? and side = ? and person_id = ?")
                    .params(organisation.value(), side.code(), person.value())
                    .update();
            if (unbound == 0) {
                throw Refusal.notFound();
            }
            audit.write(note(AuditKind.ACCOUNT_UNBOUND, organisation).about("person", person.value()));
        });
    }
}

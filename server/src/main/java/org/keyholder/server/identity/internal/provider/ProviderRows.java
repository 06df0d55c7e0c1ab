package org.keyholder.server.identity.internal.provider;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.keyholder.server.identity.OwnProvider;
import org.keyholder.server.identity.Role;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.Secret;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The providers' rows, each with its secret sealed; in the caller's transaction. */
@Component
public class ProviderRows {

    private final JdbcClient jdbc;
    private final ProviderSecrets secrets;
    private final Clock clock;

    ProviderRows(JdbcClient jdbc, ProviderSecrets secrets, Clock clock) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.clock = clock;
    }

    public Optional<OwnProvider> find(OrganisationId organisation, Role.Side side) {
        return jdbc.sql("select * from sign_in_provider where organisation_id = ? and side = ?")
                .params(organisation.value(), side.code())
                .query((row, n) -> provider(row))
                .optional();
    }

    private static OwnProvider provider(ResultSet row) throws SQLException {
        return new OwnProvider(
                row.getString("name"),
                URI.create(row.getString("issuer")),
                row.getString("client_id"),
                row.getBoolean("provides_second_factor"));
    }

    public void insert(OrganisationId organisation, Role.Side side, OwnProvider next, Secret secret) {
        try {
            jdbc.sql("""
                            insert into sign_in_provider
                                (organisation_id, side, name, issuer, client_id, sealed_secret, provides_second_factor, changed_at)
                            values (?, ?, ?, ?, ?, ?, ?, ?)
                            """)
                    .params(
                            organisation.value(),
                            side.code(),
                            next.name(),
                            next.issuer().toString(),
                            next.clientId(),
                            secrets.closed(
                                    secret, organisation, side, next.issuer().toString()),
                            next.providesSecondFactor(),
                            Timestamp.from(clock.instant()))
                    .update();
        } catch (DuplicateKeyException another) {
            throw taken();
        }
    }

    public void update(OrganisationId organisation, Role.Side side, OwnProvider next, Optional<Secret> secret) {
        try {
            jdbc.sql("""
                            update sign_in_provider
                            set name = ?, client_id = ?, provides_second_factor = ?, changed_at = ?,
                                sealed_secret = coalesce(?, sealed_secret)
                            where organisation_id = ? and side = ?
                            """)
                    .param(next.name())
                    .param(next.clientId())
                    .param(next.providesSecondFactor())
                    .param(Timestamp.from(clock.instant()))
                    .param(secret.map(given -> secrets.closed(
                                    given, organisation, side, next.issuer().toString()))
                            .orElse(null))
                    .param(organisation.value())
                    .param(side.code())
                    .update();
        } catch (DuplicateKeyException another) {
            throw taken();
        }
    }

    public void delete(OrganisationId organisation, Role.Side side) {
        jdbc.sql("delete from sign_in_provider where organisation_id = ? and side = ?")
                .params(organisation.value(), side.code())
                .update();
    }

    private static Refusal taken() {
        return new Refusal(Refusal.Kind.CONFLICT, "name-taken", "name", "Another organisation has this short name.");
    }
}

package org.keyholder.server.identity.internal.provider;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.identity.Role;
import org.keyholder.server.identity.WantedProvider;
import org.keyholder.server.openid.Provider;
import org.keyholder.server.shared.OrganisationId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds providers by the names that people type. */
@Component
public class KnownProviders {

    private static final Logger log = LoggerFactory.getLogger(KnownProviders.class);

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final ProviderSecrets secrets;

    KnownProviders(JdbcClient jdbc, TenantTransactions transactions, ProviderSecrets secrets) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.secrets = secrets;
    }

    /** Empty for a name that nobody has, of an organisation that is closed, or whose secret was sealed elsewhere. */
    public Optional<FoundProvider> find(String name) {
        // PostgreSQL is not even asked for what is no name.
        return WantedProvider.NAME.matcher(name).matches()
                ? transactions
                        .callUnscoped(() -> jdbc.sql("select * from find_sign_in_provider(?)")
                                .param(name)
                                .query((row, n) -> found(row))
                                .optional())
                        .flatMap(found -> found)
                : Optional.empty();
    }

    private Optional<FoundProvider> found(ResultSet row) throws SQLException {
        var organisation = new OrganisationId(row.getObject("organisation_id", UUID.class));
        var side = row.getString("side").equals(Role.Side.DEALER.code()) ? Role.Side.DEALER : Role.Side.STATION;
        var issuer = row.getString("issuer");
        var secret = secrets.opened(row.getBytes("sealed_secret"), organisation, side, issuer);
        if (secret.isEmpty()) {
            log.warn(
                    "The client secret of the provider of {} {} cannot be read: it was kept by a server with another {}."
                            + " Set it again.",
                    side.code(),
                    organisation,
                    ProviderSecrets.KEY_FILE);
            return Optional.empty();
        }
        return Optional.of(new FoundProvider(
                row.getString("name"),
                organisation,
                side,
                row.getString("organisation_name"),
                new Provider(URI.create(issuer), row.getString("client_id"), secret.get()),
                row.getBoolean("provides_second_factor")));
    }
}

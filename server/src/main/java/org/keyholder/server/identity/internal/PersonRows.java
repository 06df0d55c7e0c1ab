package org.keyholder.server.identity.internal;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.audit.Audit;
import org.keyholder.server.audit.AuditKind;
import org.keyholder.server.audit.AuditNote;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.identity.Operator;
import org.keyholder.server.identity.People;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.PersonId;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.Secret;
import org.keyholder.server.shared.StationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** The people's rows. */
@Component
class PersonRows implements UserDetailsService, People {

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final PasswordEncoder passwords;
    private final Audit audit;
    private final Clock clock;

    PersonRows(JdbcClient jdbc, TenantTransactions transactions, PasswordEncoder passwords, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public UserDetails loadUserByUsername(String login) {
        var wanted = Login.of(login);
        if (!wanted.isGood()) {
            // Nobody's name; PostgreSQL would not even look for one with a zero byte.
            throw new UsernameNotFoundException("No such person");
        }
        return transactions
                .callUnscoped(() -> jdbc.sql(
                                "select id, login, name, password_hash, dealer_id, station_id from find_folded_login(?, ?)")
                        .params(wanted.folded(), login.strip())
                        .query(PersonRows::signedIn)
                        .optional())
                .orElseThrow(() -> new UsernameNotFoundException("No such person"));
    }

    private static SignedIn signedIn(ResultSet row, int number) throws SQLException {
        return person(row, row.getString("password_hash"));
    }

    static SignedIn person(ResultSet row, @Nullable String passwordHash) throws SQLException {
        var person = new PersonId(row.getObject("id", UUID.class));
        var name = row.getString("name");
        var dealer = row.getObject("dealer_id", UUID.class);
        var organisation = dealer != null
                ? new SignedIn.Organisation.OfDealer(new DealerPerson(person, new DealerId(dealer), name))
                : new SignedIn.Organisation.OfStation(
                        new Operator(person, new StationId(row.getObject("station_id", UUID.class)), name));
        return new SignedIn(row.getString("login"), organisation, passwordHash);
    }

    @Override
    public void saveForDealer(DealerId dealer, String login, String name, Secret password) {
        transactions.run(TenantScope.dealer(dealer), () -> save(login, name, password, dealer.value(), null));
    }

    @Override
    public void saveForStation(StationId station, String login, String name, Secret password) {
        transactions.run(TenantScope.station(station), () -> save(login, name, password, null, station.value()));
    }

    private void save(String login, String name, Secret password, @Nullable UUID dealer, @Nullable UUID station) {
        var folded = Login.of(login);
        if (!folded.isGood()) {
            throw Refusal.invalid(
                    "login-invalid", "login", "A login has 1 to " + Login.LONGEST + " letters that are seen.");
        }
        var key = folded.folded();
        var id = UUID.nameUUIDFromBytes(("person:" + key).getBytes(StandardCharsets.UTF_8));
        jdbc.sql("""
                        insert into person (id, login, name, password_hash, dealer_id, station_id, created_at)
                        values (:id, :login, :name, :password_hash, :dealer_id, :station_id, :created_at)
                        on conflict (login) do update set name = excluded.name, password_hash = excluded.password_hash
                        """)
                .param("id", id)
                .param("login", key)
                .param("name", name)
                .param("password_hash", passwords.encode(password.reveal()))
                .param("dealer_id", dealer)
                .param("station_id", station)
                .param("created_at", Timestamp.from(clock.instant()))
                .update();
        audit.write(AuditNote.of(AuditKind.PERSON_SAVED, dealer != null ? dealer : Objects.requireNonNull(station))
                .about("person", id)
                .saying(Map.of("login", key, "name", name)));
    }
}

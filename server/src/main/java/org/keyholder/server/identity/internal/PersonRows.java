package org.keyholder.server.identity.internal;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.audit.Audit;
import org.keyholder.server.audit.AuditKind;
import org.keyholder.server.audit.AuditNote;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.identity.Member;
import org.keyholder.server.identity.Memberships;
import org.keyholder.server.identity.NewPeople;
import org.keyholder.server.identity.PasswordRules;
import org.keyholder.server.identity.People;
import org.keyholder.server.identity.Role;
import org.keyholder.server.live.LiveNotices;
import org.keyholder.server.live.Topic;
import org.keyholder.server.mail.MailAddress;
import org.keyholder.server.shared.Ids;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.shared.PersonId;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.Secret;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsPasswordService;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** The people's rows. */
@Component
class PersonRows implements UserDetailsService, UserDetailsPasswordService, People, NewPeople {

    private static final int LONGEST_NAME = 120;

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final PasswordEncoder passwords;
    private final Memberships memberships;
    private final Ids ids;
    private final Audit audit;
    private final LiveNotices live;
    private final Clock clock;

    PersonRows(
            JdbcClient jdbc,
            TenantTransactions transactions,
            PasswordEncoder passwords,
            Memberships memberships,
            Ids ids,
            Audit audit,
            LiveNotices live,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.passwords = passwords;
        this.memberships = memberships;
        this.ids = ids;
        this.audit = audit;
        this.live = live;
        this.clock = clock;
    }

    @Override
    public UserDetails loadUserByUsername(String login) {
        return find(login).orElseThrow(() -> new UsernameNotFoundException("No such person"));
    }

    /** Who has this login and may sign in. */
    Optional<SignedIn> find(String login) {
        var wanted = Login.of(login);
        if (!wanted.isGood()) {
            // Nobody's name; PostgreSQL would not even look for one with a zero byte.
            return Optional.empty();
        }
        return transactions.callUnscoped(() -> jdbc.sql("select * from find_person(?, ?, ?)")
                .params(wanted.folded(), login.strip(), Timestamp.from(clock.instant()))
                .query((row, n) ->
                        SignedIn.arriving(row.getString("login"), member(row), row.getString("password_hash")))
                .optional());
    }

    private static Member member(ResultSet row) throws SQLException {
        return new Member(
                new PersonId(row.getObject("id", UUID.class)),
                row.getString("name"),
                new OrganisationId(row.getObject("organisation_id", UUID.class)),
                Role.ofCode(row.getString("role")));
    }

    /** The stations for which the person works, as what. */
    List<Member> atStations(PersonId person) {
        return transactions.callUnscoped(() -> jdbc.sql("select * from find_stations_of(?)")
                .param(person.value())
                .query((row, n) -> member(row))
                .list());
    }

    @Override
    public void save(OrganisationId organisation, Role role, String login, String name, Secret password) {
        var key = Login.good(login).folded();
        PasswordRules.check(password, key, name);
        var before = hashOf(key);
        boolean isSame = before.filter(known -> passwords.matches(password.reveal(), known))
                .isPresent();
        var hash = isSame ? before.orElseThrow() : hash(password);
        transactions.run(TenantScope.installation(), () -> {
            var person = saved(key, name, hash);
            memberships.add(person, organisation, role);
            if (before.isPresent() && !isSame) {
                endSignIns(person);
            }
            audit.write(AuditNote.of(AuditKind.PERSON_SAVED, organisation.value())
                    .about("person", person.value())
                    .saying(Map.of(
                            "login", key, "name", name, "role", role.code(), "password", password(before, isSame))));
        });
    }

    private static String password(Optional<String> before, boolean isSame) {
        if (before.isEmpty()) {
            return "set";
        }
        return isSame ? "as it was" : "changed";
    }

    private PersonId saved(String login, String name, String hash) {
        // The role of release 0.1's columns is given by the database; one that is given here counts.
        jdbc.sql("""
                        insert into person (id, login, name, password_hash, created_at)
                        values (:id, :login, :name, :password_hash, :created_at)
                        on conflict (login) do update set name = excluded.name, password_hash = excluded.password_hash
                        """)
                .param("id", UUID.nameUUIDFromBytes(("person:" + login).getBytes(StandardCharsets.UTF_8)))
                .param("login", login)
                .param("name", name)
                .param("password_hash", hash)
                .param("created_at", Timestamp.from(clock.instant()))
                .update();
        return person(login);
    }

    private Optional<String> hashOf(String login) {
        return transactions.call(
                TenantScope.installation(),
                () -> jdbc.sql("select password_hash from person where login = ?")
                        .param(login)
                        .query(String.class)
                        .optional());
    }

    /** Somebody else may have signed in with the password that was. */
    private void endSignIns(PersonId person) {
        jdbc.sql("select end_sign_ins_of(?)")
                .param(person.value())
                .query(Long.class)
                .single();
        live.changed(Topic.person(person.value()));
    }

    private PersonId person(String login) {
        return new PersonId(jdbc.sql("select id from person where login = ?")
                .param(login)
                .query(UUID.class)
                .single());
    }

    @Override
    public Ready ready(String login, String name, Secret password) {
        var key = Login.good(login).folded();
        var words = name.strip();
        if (words.isEmpty() || words.length() > LONGEST_NAME || words.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.invalid("name-invalid", "name", "A name has 1 to " + LONGEST_NAME + " characters.");
        }
        PasswordRules.check(password, key, words);
        return new Ready(new PersonId(ids.next()), key, words, hash(password));
    }

    private String hash(Secret password) {
        return Objects.requireNonNull(passwords.encode(password.reveal()));
    }

    @Override
    public void insert(Ready person) {
        try {
            // Without "on conflict": for that row security wants to see the row, and a person who works nowhere yet is
            // seen by nobody.
            jdbc.sql("insert into person (id, login, name, password_hash, created_at) values (?, ?, ?, ?, ?)")
                    .params(
                            person.id().value(),
                            person.login(),
                            person.name(),
                            person.passwordHash(),
                            Timestamp.from(clock.instant()))
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT, "login-taken", "login", "Somebody has this user name. Choose another.");
        }
    }

    @Override
    public void readsMail(PersonId person, MailAddress at) {
        var known = mailAddress("for no key update", person);
        if (known.isEmpty()) {
            jdbc.sql("update person set mail_address = ? where id = ?")
                    .params(at.text(), person.value())
                    .update();
        } else if (!known.get().isSameAs(at)) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "invitation-for-another",
                    null,
                    "This invitation was mailed to another address than yours. Sign out, and open it as whoever it is for.");
        }
    }

    /** Where the person reads mail, if it is known. In the caller's transaction. */
    Optional<MailAddress> mailAddress(PersonId person) {
        return mailAddress("", person);
    }

    private Optional<MailAddress> mailAddress(String lock, PersonId person) {
        return jdbc.sql("select mail_address from person where id = ? " + lock)
                .param(person.value())
                .query((row, n) -> Optional.ofNullable(row.getString(1)).map(MailAddress::new))
                .single();
    }

    /** What was known of it, and is no more. In the caller's transaction. */
    Optional<MailAddress> forgetMailAddress(PersonId person) {
        var known = mailAddress("for no key update", person);
        jdbc.sql("update person set mail_address = null where id = ?")
                .param(person.value())
                .update();
        return known;
    }

    /** Whether it is the member's. */
    boolean isPassword(Member member, Secret typed) {
        var hash = transactions.call(
                member.scope(),
                () -> jdbc.sql("select password_hash from person where id = ?")
                        .param(member.person().value())
                        .query(String.class)
                        .single());
        return passwords.matches(typed.reveal(), hash);
    }

    /** Changes the own password, if the old one is right. */
    void changePassword(Member member, String login, Secret old, Secret wanted) {
        if (!isPassword(member, old)) {
            throw Refusal.invalid("password-wrong", "old", "This is not your password.");
        }
        PasswordRules.check(wanted, login, member.name());
        var next = hash(wanted);
        transactions.run(member.scope(), () -> {
            jdbc.sql("update person set password_hash = ? where id = ?")
                    .params(next, member.person().value())
                    .update();
            audit.write(AuditNote.of(
                            AuditKind.PASSWORD_CHANGED, member.organisation().value())
                    .about("person", member.person().value()));
        });
    }

    /** The hash of a password that somebody has chosen who is known by a link. */
    String hashed(Secret wanted, String login, String name) {
        PasswordRules.check(wanted, login, name);
        return hash(wanted);
    }

    /** Gives somebody that password, and ends all their sign-ins. In the caller's transaction, for the installation. */
    void replacePassword(PersonId person, String hash) {
        jdbc.sql("update person set password_hash = ? where id = ?")
                .params(hash, person.value())
                .update();
        endSignIns(person);
    }

    /** The same password, hashed as passwords are hashed today; a password that was set in between stays. */
    @Override
    public UserDetails updatePassword(UserDetails user, @Nullable String newHash) {
        var person = (SignedIn) user;
        var hash = Objects.requireNonNull(newHash);
        transactions.runUnscoped(() -> jdbc.sql("select hash_password_anew(?, ?, ?)")
                .params(person.id().value(), Objects.requireNonNull(person.getPassword()), hash)
                .query(Boolean.class)
                .single());
        return SignedIn.arriving(person.getUsername(), person.member(), hash);
    }
}

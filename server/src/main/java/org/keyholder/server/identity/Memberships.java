package org.keyholder.server.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
import org.keyholder.server.live.LiveNotices;
import org.keyholder.server.live.Topic;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.shared.PersonId;
import org.keyholder.server.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who works where, as what. */
@Component
public class Memberships {

    /** How long whoever runs the installation may look into an organisation without saying why again. */
    public static final Duration VISIT = Duration.ofHours(1);

    private static final int LONGEST_REASON = 500;

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final Audit audit;
    private final LiveNotices live;
    private final Clock clock;

    Memberships(JdbcClient jdbc, TenantTransactions transactions, Audit audit, LiveNotices live, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.audit = audit;
        this.live = live;
        this.clock = clock;
    }

    /**
     * Somebody of an organisation.
     *
     * @param login by which they sign in
     * @param until the end of a visit; empty for everybody else
     * @param disabled whether they are shut out of the whole installation
     */
    public record Colleague(
            PersonId person, String name, String login, Role role, Optional<Instant> until, boolean disabled) {

        public Colleague {
            Objects.requireNonNull(person);
            Objects.requireNonNull(role);
        }
    }

    /** Everybody of the member's side of the organisation, by name. */
    public List<Colleague> colleagues(Member of) {
        return transactions.call(of.scope(), () -> list(of, null));
    }

    /** One of them; empty where there is none, whoever it is elsewhere. */
    public Optional<Colleague> colleague(Member of, PersonId person) {
        return transactions.call(of.scope(), () -> list(of, person).stream().findFirst());
    }

    private List<Colleague> list(Member of, @Nullable PersonId one) {
        return jdbc.sql("""
                        select p.id, p.name, p.login, m.role, m.ends_at, p.disabled_at is not null as disabled
                        from membership m join person p on p.id = m.person_id
                        where m.organisation_id = ? and m.side = ? and (m.ends_at is null or m.ends_at > ?)
                          and (?::uuid is null or p.id = ?)
                        order by lower(p.name), p.login limit 1000
                        """)
                .param(of.organisation().value())
                .param(of.role().side().code())
                .param(Timestamp.from(clock.instant()))
                .param(one == null ? null : one.value())
                .param(one == null ? null : one.value())
                .query((row, n) -> colleague(row))
                .list();
    }

    private static Colleague colleague(ResultSet row) throws SQLException {
        return new Colleague(
                new PersonId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getString("login"),
                Role.ofCode(row.getString("role")),
                Optional.ofNullable(row.getTimestamp("ends_at")).map(Timestamp::toInstant),
                row.getBoolean("disabled"));
    }

    /** Whether anybody runs the installation. */
    public boolean hasAdministrator() {
        return transactions.call(
                TenantScope.installation(),
                () -> jdbc.sql("""
                                select exists (select from membership m join person p on p.id = m.person_id
                                               where m.role = ? and p.disabled_at is null)
                                """)
                        .param(Role.INSTALLATION_ADMIN.code())
                        .query(Boolean.class)
                        .single());
    }

    /** Makes the person that at the organisation, whatever they were there before. In the caller's transaction. */
    public void add(PersonId person, OrganisationId organisation, Role role) {
        jdbc.sql("""
                        insert into membership (person_id, organisation_id, side, role, created_at) values (?, ?, ?, ?, ?)
                        on conflict (person_id, organisation_id, side) do update
                        set role = excluded.role, ends_at = null, reason = null
                        """)
                .params(
                        person.value(),
                        organisation.value(),
                        role.side().code(),
                        role.code(),
                        Timestamp.from(clock.instant()))
                .update();
    }

    /**
     * Makes the person that at the organisation by a link, which makes nobody less than they are: the last administrator would be one no
     * longer. In the caller's transaction.
     *
     * @throws Refusal of somebody who may all that there already ({@code already-member})
     */
    public void join(PersonId person, OrganisationId organisation, Role role) {
        jdbc.sql("""
                        select role from membership
                        where person_id = ? and organisation_id = ? and side = ? and ends_at is null for update
                        """)
                .params(person.value(), organisation.value(), role.side().code())
                .query(String.class)
                .optional()
                .map(Role::ofCode)
                .filter(present -> !role.isMoreThan(present))
                .ifPresent(present -> {
                    throw new Refusal(
                            Refusal.Kind.CONFLICT,
                            "already-member",
                            null,
                            "You work here already, as: " + present.words() + ". Another role is given under People.");
                });
        add(person, organisation, role);
    }

    /**
     * Gives a colleague another role; their sign-ins for this organisation end.
     *
     * @throws Refusal where nobody would be left to manage the people ({@code last-administrator}), or the role is none that people have on
     *     this side ({@code role-unknown})
     */
    public void change(Member by, PersonId person, Role role) {
        if (!Role.on(by.role().side()).contains(role)) {
            throw Refusal.invalid("role-unknown", "role", "Choose one of the roles.");
        }
        transactions.run(by.scope(), () -> {
            lock(by);
            var one = known(by, person);
            jdbc.sql("update membership set role = ? where person_id = ? and organisation_id = ? and side = ?")
                    .params(
                            role.code(),
                            one.person().value(),
                            by.organisation().value(),
                            by.role().side().code())
                    .update();
            audit.write(note(AuditKind.ROLE_CHANGED, by, one)
                    .changing(Map.of("role", one.role().code()), Map.of("role", role.code())));
            live.changed(Topic.person(one.person().value()));
            requireAdministrator(by);
        });
    }

    private static AuditNote note(AuditKind kind, Member by, Colleague one) {
        return AuditNote.of(kind, by.organisation().value())
                .about("person", one.person().value());
    }

    /**
     * Ends a colleague's membership and their sign-ins for it.
     *
     * @throws Refusal where nobody would be left to manage the people ({@code last-administrator})
     */
    public void remove(Member by, PersonId person) {
        transactions.run(by.scope(), () -> {
            lock(by);
            var one = known(by, person);
            jdbc.sql("delete from membership where person_id = ? and organisation_id = ? and side = ?")
                    .params(
                            one.person().value(),
                            by.organisation().value(),
                            by.role().side().code())
                    .update();
            audit.write(note(AuditKind.PERSON_REMOVED, by, one)
                    .changing(Map.of("name", one.name(), "role", one.role().code()), Map.of()));
            live.changed(Topic.person(one.person().value()));
            requireAdministrator(by);
        });
    }

    /**
     * Ends a colleague's sign-ins for this side of the organisation; those for others, and what they may, stay as they are.
     *
     * @throws Refusal where they are no colleague; one's own are ended under one's own account
     */
    public void signOut(Member by, PersonId person) {
        transactions.run(by.scope(), () -> {
            var one = known(by, person);
            if (person.equals(by.person())) {
                throw Refusal.notFound();
            }
            long ended = jdbc.sql("select end_sign_ins_there(?, ?, ?)")
                    .params(
                            person.value(),
                            by.organisation().value(),
                            by.role().side().code())
                    .query(Long.class)
                    .single();
            live.changed(Topic.person(person.value()));
            if (ended > 0) {
                audit.write(note(AuditKind.PERSON_SIGNED_OUT, by, one)
                        .saying(Map.of("name", one.name(), "browsers", String.valueOf(ended))));
            }
        });
    }

    /** Of two who remove each other, the second waits and then is nobody. */
    private void lock(Member of) {
        jdbc.sql("select 1 from membership where organisation_id = ? and side = ? order by person_id for update")
                .params(of.organisation().value(), of.role().side().code())
                .query(Integer.class)
                .list();
        if (list(of, of.person()).stream().noneMatch(me -> me.role().may(Right.MANAGE_PEOPLE))) {
            throw Refusal.notFound();
        }
    }

    private Colleague known(Member by, PersonId person) {
        return list(by, person).stream()
                .filter(one -> one.until().isEmpty())
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    private void requireAdministrator(Member of) {
        if (list(of, null).stream()
                .noneMatch(one -> one.role().may(Right.MANAGE_PEOPLE)
                        && !one.disabled()
                        && one.until().isEmpty())) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "last-administrator",
                    "role",
                    "Somebody has to stay who manages the people. Give that role to somebody else first.");
        }
    }

    /**
     * Lets whoever runs the installation look into an organisation for {@link #VISIT}, on record with the reason.
     *
     * @param role one that only sees; the database takes no other
     * @throws Refusal where no reason is given ({@code reason-missing}, {@code reason-long})
     */
    public Instant visit(Member by, OrganisationId organisation, Role role, String reason) {
        var why = checked(reason);
        var now = clock.instant();
        transactions.run(by.scope(), () -> {
            begin(by.person(), organisation, role, why, now);
            audit.write(AuditNote.of(AuditKind.ORGANISATION_VISITED, organisation.value(), Audit.INSTALLATION)
                    .about("organisation", organisation.value())
                    .saying(Map.of("role", role.code(), "reason", why)));
        });
        return now.plus(VISIT);
    }

    private static String checked(String reason) {
        var why = reason.strip();
        if (why.isEmpty()) {
            throw Refusal.invalid("reason-missing", "reason", "Say why: the organisation sees it.");
        }
        if (why.length() > LONGEST_REASON) {
            throw Refusal.invalid("reason-long", "reason", "A reason has at most " + LONGEST_REASON + " characters.");
        }
        return why;
    }

    private void begin(PersonId visitor, OrganisationId organisation, Role role, String why, Instant now) {
        jdbc.sql("""
                        insert into membership (person_id, organisation_id, side, role, created_at, ends_at, reason)
                        values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (person_id, organisation_id, side) do update
                        set ends_at = excluded.ends_at, reason = excluded.reason where membership.ends_at is not null
                        """)
                .params(
                        visitor.value(),
                        organisation.value(),
                        role.side().code(),
                        role.code(),
                        Timestamp.from(now),
                        Timestamp.from(now.plus(VISIT)),
                        why)
                .update();
    }
}

package org.keyholder.server.identity.internal;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.identity.Invitation.Mailing;
import org.keyholder.server.identity.Member;
import org.keyholder.server.identity.PasswordLink;
import org.keyholder.server.identity.PasswordLink.Standing;
import org.keyholder.server.identity.PasswordLinks;
import org.keyholder.server.mail.MailAddress;
import org.keyholder.server.shared.Fingerprint;
import org.keyholder.server.shared.PersonId;
import org.keyholder.server.shared.Secret;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The rows of links to choose another password. Of the secret in a link they hold the fingerprint. All but the look-up by it are for a
 * transaction of {@link #SCOPE}: no dealer and no station sees where else somebody works.
 */
@Component
class PasswordLinkRows {

    static final TenantScope SCOPE = TenantScope.installation();

    private static final int LONGEST_ADDRESS = 100;
    private static final String OPEN = " used_at is null and replaced_at is null";

    private final JdbcClient jdbc;
    private final Clock clock;

    PasswordLinkRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether somebody works for the member's side of their organisation and nowhere else. */
    boolean worksAlone(PersonId person, Member here) {
        return jdbc.sql("select works_there_alone(?, ?, ?)")
                .params(
                        person.value(),
                        here.organisation().value(),
                        here.role().side().code())
                .query(Boolean.class)
                .single();
    }

    /** Where mail reaches somebody, as everybody for whom they work believes. */
    Optional<MailAddress> mailAddress(PersonId person) {
        return jdbc.sql("select mail_address_for_all(?)")
                .param(person.value())
                .query((row, n) -> Optional.ofNullable(row.getString(1)))
                .single()
                .map(MailAddress::new);
    }

    /** Whether the last mail there was refused for good. */
    boolean wasRefused(PersonId person, MailAddress to) {
        return jdbc.sql("select mail_state = 'refused' from password_link"
                        + " where person_id = ? and lower(mail_to) = lower(?) order by created_at desc limit 1")
                .params(person.value(), to.text())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Of two who make or use one at the same time the second waits, and so does whoever makes the person a member elsewhere. */
    void lock(PersonId person) {
        jdbc.sql("select id from person where id = ? for update")
                .param(person.value())
                .query(UUID.class)
                .single();
    }

    /**
     * One that is being made.
     *
     * @param by empty where the person has asked for it
     * @param mailTo empty where whoever makes it is shown it
     */
    record New(
            UUID id,
            PersonId person,
            @Nullable Member by,
            @Nullable MailAddress mailTo) {}

    void insert(New link, Secret secret) {
        var now = clock.instant();
        var by = link.by();
        var mailTo = link.mailTo();
        jdbc.sql("""
                        insert into password_link (id, person_id, token_hash, made_by, organisation_id, side, created_at, expires_at,
                                                   mail_to, mail_state, mail_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(link.id())
                .param(link.person().value())
                .param(Fingerprint.of(secret.reveal()))
                .param(by == null ? null : by.person().value())
                .param(by == null ? null : by.organisation().value())
                .param(by == null ? null : by.role().side().code())
                .param(Timestamp.from(now))
                .param(Timestamp.from(now.plus(PasswordLinks.OPEN_FOR)))
                .param(mailTo == null ? null : mailTo.text())
                .param(mailTo == null ? null : Mailing.State.WAITING.code())
                .param(mailTo == null ? null : Timestamp.from(now))
                .update();
    }

    /** All that are open are void. */
    void replaceAll(PersonId person) {
        jdbc.sql("update password_link set replaced_at = ? where person_id = ? and" + OPEN)
                .params(now(), person.value())
                .update();
    }

    /** Those that the person has asked for are void: whoever asks in their name does not take away what an admin has handed over. */
    void replaceAsked(PersonId person) {
        jdbc.sql("update password_link set replaced_at = ? where person_id = ? and made_by is null and" + OPEN)
                .params(now(), person.value())
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    /** How many have been made for mail within so long: those that somebody asked for, or those that were made by others. */
    int mailed(PersonId person, boolean asked, Duration within) {
        return jdbc.sql("select count(*) from password_link where person_id = ? and mail_to is not null"
                        + " and (made_by is null) = ? and created_at > ?")
                .params(person.value(), asked, Timestamp.from(clock.instant().minus(within)))
                .query(Integer.class)
                .single();
    }

    /** A link with all for whom its person works. */
    record Found(PasswordLink link, List<UUID> organisations) {
        Found {
            organisations = List.copyOf(organisations);
        }

        boolean isOpen() {
            return link.standing() == Standing.OPEN;
        }
    }

    /** What the link with this secret is about, whatever has become of it; in any transaction. */
    Optional<Found> find(String secret) {
        return jdbc.sql("select * from find_password_link(?)")
                .param(Fingerprint.of(secret))
                .query((row, n) -> new Found(link(row), ids(row.getArray("organisations"))))
                .optional();
    }

    private static List<UUID> ids(Array array) throws SQLException {
        return Arrays.asList((UUID[]) array.getArray());
    }

    private PasswordLink link(ResultSet row) throws SQLException {
        var expires = row.getTimestamp("expires_at").toInstant();
        return new PasswordLink(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getString("name"),
                row.getString("login"),
                expires,
                standing(row, expires));
    }

    private Standing standing(ResultSet row, Instant expires) throws SQLException {
        if (row.getBoolean("is_used")) {
            return Standing.USED;
        }
        if (row.getBoolean("is_replaced")) {
            return Standing.REPLACED;
        }
        if (!clock.instant().isBefore(expires)) {
            return Standing.EXPIRED;
        }
        return row.getBoolean("is_good") ? Standing.OPEN : Standing.VOID;
    }

    void use(PasswordLink link) {
        jdbc.sql("update password_link set used_at = ? where id = ? and" + OPEN)
                .params(now(), link.id())
                .update();
    }

    /** All for whom somebody works, whose records what is done about them stands on. */
    UUID[] organisations(PersonId person) {
        return jdbc.sql("select distinct organisation_id from membership where person_id = ? and ends_at is null")
                .param(person.value())
                .query(UUID.class)
                .list()
                .toArray(UUID[]::new);
    }

    /**
     * One that is to be mailed.
     *
     * @param maker empty where the person has asked for it
     */
    record Waiting(
            UUID id,
            String name,
            String login,
            Optional<String> maker,
            MailAddress to,
            Instant expiresAt,
            int attempts) {}

    /** One that is still to go out, and may. */
    Optional<Waiting> waiting(UUID id) {
        return jdbc.sql("""
                        select l.id, p.name, p.login, maker.name as maker, l.mail_to, l.expires_at, l.mail_attempts
                        from password_link l
                        join person p on p.id = l.person_id
                        left join person maker on maker.id = l.made_by
                        where l.id = ? and l.mail_state = 'waiting' and l.used_at is null and l.replaced_at is null
                          and l.expires_at > ? and p.disabled_at is null
                          and password_link_holds(l.person_id, l.mail_to, l.made_by, l.organisation_id, l.side)
                        """)
                .params(id, now())
                .query((row, n) -> new Waiting(
                        id,
                        row.getString("name"),
                        row.getString("login"),
                        Optional.ofNullable(row.getString("maker")),
                        new MailAddress(row.getString("mail_to")),
                        row.getTimestamp("expires_at").toInstant(),
                        row.getInt("mail_attempts")))
                .optional();
    }

    /** Gives it another secret. */
    void change(UUID id, Secret secret) {
        jdbc.sql("update password_link set token_hash = ? where id = ? and" + OPEN)
                .params(Fingerprint.of(secret.reveal()), id)
                .update();
    }

    /** What became of a try to mail it with this secret; counts the try. Nothing where it has another by now. */
    void tried(UUID id, Secret secret, Mailing.State state, @Nullable String problem) {
        jdbc.sql(
                        "update password_link set mail_state = ?, mail_at = ?, mail_attempts = mail_attempts + 1, mail_problem = ?"
                                + " where id = ? and mail_state = 'waiting' and token_hash = ?")
                .param(state.code())
                .param(now())
                .param(problem)
                .param(id)
                .param(Fingerprint.of(secret.reveal()))
                .update();
    }

    /** What somebody has typed who has forgotten their password. Whose it is, is not looked up. */
    void insertAsked(UUID id, String typed, String address) {
        jdbc.sql("insert into password_asked (id, folded_hash, typed_hash, address, asked_at) values (?, ?, ?, ?, ?)")
                .param(id)
                .param(Fingerprint.of(Login.of(typed).folded()))
                .param(Fingerprint.of(typed.strip()))
                .param(
                        address.isEmpty()
                                ? "unknown"
                                : address.substring(0, Math.min(address.length(), LONGEST_ADDRESS)))
                .param(now())
                .update();
    }

    /** Somebody whose user name or mail address it may have been. */
    record Asker(PersonId person, String address) {}

    /** Whose it was that was typed, by their user name or their mail address; which two or three may have. */
    List<Asker> askers(UUID asked) {
        return jdbc.sql("""
                        select p.id, a.address from password_asked a
                        join person p on sha256(convert_to(p.login, 'UTF8')) in (a.folded_hash, a.typed_hash)
                                      or sha256(convert_to(lower(p.mail_address), 'UTF8')) = a.folded_hash
                        where a.id = ? and p.disabled_at is null
                        order by p.id limit 3
                        """)
                .param(asked)
                .query((row, n) -> new Asker(new PersonId(row.getObject("id", UUID.class)), row.getString("address")))
                .list();
    }

    /** Takes away those that ended before then; how many. In any transaction. */
    int sweep(Instant before) {
        return jdbc.sql("select forget_password_links(?)")
                .param(Timestamp.from(before))
                .query(Integer.class)
                .single();
    }

    void forgetAsked(UUID asked) {
        jdbc.sql("delete from password_asked where id = ?").param(asked).update();
    }
}

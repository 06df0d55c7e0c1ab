package org.keyholder.server.identity.internal;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.database.DatabaseShares;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.identity.Member;
import org.keyholder.server.identity.Role;
import org.keyholder.server.identity.SignInStanding;
import org.keyholder.server.live.NoticeListener;
import org.keyholder.server.live.Topic;
import org.keyholder.server.shared.Fingerprint;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.shared.PersonId;
import org.keyholder.server.shared.Secret;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who is signed in, by the secret in their browser. The rows know the secret's fingerprint and the person's id and
 * nothing else; the person is looked up, so that whoever may no longer sign in is out within seconds.
 */
@Component
class SignIns implements NoticeListener {

    /** How long a node believes what it has read: a page and its parts ask many times within a moment. */
    static final Duration BELIEVED = Duration.ofSeconds(5);

    /** How exactly the last request is on record: a row is not written for every part of every page. */
    static final Duration EXACT_TO = Duration.ofMinutes(1);

    /** No sign-in lasts longer, whatever somebody is. */
    static final Duration LONGEST = Stream.of(Role.Side.values())
            .map(Role.Side::longest)
            .max(Comparator.naturalOrder())
            .orElseThrow();

    private static final int KEY_LENGTH = 32;
    private static final int LONGEST_KEY = 100;
    private static final int MOST_REMEMBERED = 10_000;

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final DatabaseShares shares;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<ByteBuffer, Read> remembered = new ConcurrentHashMap<>();

    private record Read(SignedIn person, Instant at) {

        boolean stillBelieved(Instant now) {
            return !now.isBefore(at) && now.isBefore(at.plus(BELIEVED));
        }
    }

    /** @param endsAt of a visit; else far away */
    private record Row(SignedIn person, Member member, Instant createdAt, Instant seenAt, Instant endsAt) {

        /** When the sign-in ends if nothing is asked for until then. */
        Instant until() {
            var side = member.role().side();
            var idle = seenAt.plus(side.idle());
            var longest = createdAt.plus(side.longest());
            return Stream.of(idle, longest, endsAt)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    SignIns(JdbcClient jdbc, TenantTransactions transactions, DatabaseShares shares, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.shares = shares;
        this.clock = clock;
    }

    /** Where a sign-in comes from, as the person is shown it later. */
    record From(String address, String browser) {

        private static final int LONGEST_ADDRESS = 100;
        private static final int LONGEST_BROWSER = 300;

        From {
            address = cut(address, LONGEST_ADDRESS);
            browser = cut(browser, LONGEST_BROWSER);
        }

        private static String cut(String text, int longest) {
            return text.substring(0, Math.min(text.length(), longest));
        }
    }

    /** Signs the person in, sweeps out who has been away for too long, and returns the secret for the browser. */
    Secret open(SignedIn person, From from) {
        var member = person.member();
        var key = newKey();
        var now = clock.instant();
        transactions.runUnscoped(() -> {
            jdbc.sql("delete from sign_in where created_at <= ?")
                    .param(Timestamp.from(now.minus(LONGEST)))
                    .update();
            jdbc.sql(
                            "insert into sign_in (key_hash, person_id, organisation_id, side, created_at, seen_at, address, browser, launched, only_here, second_factor_at, proved_at) "
                                    + "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            Fingerprint.of(key.reveal()),
                            member.person().value(),
                            member.organisation().value(),
                            member.role().side().code(),
                            Timestamp.from(now),
                            Timestamp.from(now),
                            from.address(),
                            from.browser(),
                            person.proof() == Proof.LAUNCH,
                            person.proof().isOnlyHere())
                    .param(person.proof().isSecondFactor() ? Timestamp.from(now) : null)
                    .param(person.proof() == Proof.LAUNCH ? null : Timestamp.from(now))
                    .update();
        });
        return key;
    }

    private Secret newKey() {
        var bytes = new byte[KEY_LENGTH];
        random.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** The secret with which the same sign-in goes on; empty when nobody is signed in with the old one any more. */
    Optional<Secret> renew(Secret old) {
        var key = newKey();
        var hash = Fingerprint.of(old.reveal());
        int renewed = transactions.callUnscoped(() -> jdbc.sql("update sign_in set key_hash = ? where key_hash = ?")
                .params(Fingerprint.of(key.reveal()), hash)
                .update());
        remembered.remove(ByteBuffer.wrap(hash));
        return renewed == 0 ? Optional.empty() : Optional.of(key);
    }

    /** Whose secret this is; empty when nobody is signed in with it any more. */
    Optional<SignedIn> find(Secret key) {
        if (key.reveal().length() > LONGEST_KEY) {
            return Optional.empty();
        }
        var hash = Fingerprint.of(key.reveal());
        var now = clock.instant();
        var read = remembered.get(ByteBuffer.wrap(hash));
        return read != null && read.stillBelieved(now) ? Optional.of(read.person()) : read(hash, now);
    }

    private Optional<SignedIn> read(byte[] hash, Instant now) {
        var row = row(hash, now);
        if (row.isEmpty()) {
            remembered.remove(ByteBuffer.wrap(hash));
            return Optional.empty();
        }
        if (!now.isBefore(row.get().seenAt().plus(EXACT_TO))) {
            seen(hash, now);
        }
        remember(hash, new Read(row.get().person(), now));
        return Optional.of(row.get().person());
    }

    private Optional<Row> row(byte[] hash, Instant now) {
        // By itself, without a transaction: one way to the database and back.
        return shares.call(() -> jdbc.sql("select * from find_member(?, ?)")
                        .params(hash, Timestamp.from(now))
                        .query(SignIns::row)
                        .optional())
                .filter(row -> now.isBefore(row.until()));
    }

    private void seen(byte[] hash, Instant now) {
        jdbc.sql("update sign_in set seen_at = greatest(seen_at, ?) where key_hash = ?")
                .params(Timestamp.from(now), hash)
                .update();
    }

    private void remember(byte[] hash, Read read) {
        if (remembered.size() >= MOST_REMEMBERED) {
            remembered.values().removeIf(older -> !older.stillBelieved(read.at()));
        }
        if (remembered.size() < MOST_REMEMBERED) {
            remembered.put(ByteBuffer.wrap(hash), read);
        }
    }

    /** The sign-in with this secret, for as long as a page is open by it. Never believed, always looked at. */
    SignInStanding standing(Secret key, PersonId person) {
        var hash = Fingerprint.of(key.reveal());
        return new SignInStanding() {
            @Override
            public Set<Topic> topics() {
                return Set.of(Topic.person(person.value()));
            }

            @Override
            public Optional<Instant> until() {
                return row(hash, clock.instant()).map(Row::until);
            }
        };
    }

    /** What was read of a person is not believed any longer when something is told about them. */
    @Override
    public void changed(Topic topic) {
        // Alarms and sites are told of all the time, and whoever is signed in is not gone through for that.
        if (topic.isOfPerson() || topic.isOfOrganisation()) {
            remembered.values().removeIf(read -> isAbout(read.person(), topic));
        }
    }

    private static boolean isAbout(SignedIn one, Topic topic) {
        return Topic.person(one.id().value()).equals(topic)
                || Topic.organisation(one.member().organisation().value()).equals(topic);
    }

    /** Reads anew what this person is; other nodes do so within {@link #BELIEVED}. */
    void forget(PersonId person) {
        changed(Topic.person(person.value()));
    }

    @Override
    public void anythingMayHaveChanged() {
        remembered.clear();
    }

    /** Whoever is signed in with this has shown a second factor. */
    void hasShownSecondFactor(Secret key, PersonId person) {
        transactions.runUnscoped(() -> jdbc.sql("update sign_in set second_factor_at = ? where key_hash = ?")
                .params(Timestamp.from(clock.instant()), Fingerprint.of(key.reveal()))
                .update());
        forget(person);
    }

    /** Whoever is signed in with this has shown once more who they are. */
    void proved(Secret key, PersonId person) {
        transactions.runUnscoped(() -> jdbc.sql("update sign_in set proved_at = ? where key_hash = ?")
                .params(Timestamp.from(clock.instant()), Fingerprint.of(key.reveal()))
                .update());
        forget(person);
    }

    void close(Secret key) {
        var hash = Fingerprint.of(key.reveal());
        jdbc.sql("delete from sign_in where key_hash = ?").param(hash).update();
        remembered.remove(ByteBuffer.wrap(hash));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        var member = new Member(
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getString("name"),
                new OrganisationId(row.getObject("organisation_id", UUID.class)),
                Role.ofCode(row.getString("role")));
        return new Row(
                SignedIn.as(row.getString("login"), member)
                        .kept(row.getBoolean("second_factor_due"), time(row, "proved_at")),
                member,
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("seen_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("ends_at"))
                        .map(Timestamp::toInstant)
                        .orElse(Instant.MAX));
    }
}

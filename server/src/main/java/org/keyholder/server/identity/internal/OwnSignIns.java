package org.keyholder.server.identity.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.audit.Audit;
import org.keyholder.server.audit.AuditKind;
import org.keyholder.server.audit.AuditNote;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.identity.Member;
import org.keyholder.server.identity.OwnSignIn;
import org.keyholder.server.identity.Role;
import org.keyholder.server.mail.MailAddress;
import org.keyholder.server.shared.Actor;
import org.keyholder.server.shared.Fingerprint;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.Secret;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people do with their own account, shown by the secret in their browser: the database answers for whoever has it and for nobody else. */
@Component
class OwnSignIns {

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final PersonRows people;
    private final SignIns signIns;
    private final SignInThrottle throttle;
    private final Audit audit;
    private final Clock clock;

    OwnSignIns(
            JdbcClient jdbc,
            TenantTransactions transactions,
            PersonRows people,
            SignIns signIns,
            SignInThrottle throttle,
            Audit audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.people = people;
        this.signIns = signIns;
        this.throttle = throttle;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param key the secret in the person's browser */
    OwnSignIn of(Secret key, SignedIn person, Member member, String address) {
        return new Own(Fingerprint.of(key.reveal()), person.getUsername(), member, address);
    }

    /** Whether the sign-in with this secret is for one organisation alone. */
    boolean isOnlyHere(Secret key) {
        return isOnlyHere(Fingerprint.of(key.reveal()));
    }

    private boolean isOnlyHere(byte[] hash) {
        return transactions.callUnscoped(() -> jdbc.sql("select only_here from sign_in where key_hash = ?")
                .param(hash)
                .query(Boolean.class)
                .optional()
                .orElse(true));
    }

    private final class Own implements OwnSignIn {

        private final byte[] hash;
        private final String login;
        private final Member member;
        private final String address;

        Own(byte[] hash, String login, Member member, String address) {
            this.hash = hash;
            this.login = login;
            this.member = member;
            this.address = address;
        }

        @Override
        public List<Place> places() {
            return transactions.callUnscoped(() -> jdbc.sql("select * from own_memberships(?, ?)")
                    .params(hash, Timestamp.from(clock.instant()))
                    .query((row, n) -> new Place(
                            new OrganisationId(row.getObject("organisation_id", UUID.class)),
                            row.getString("name"),
                            Role.ofCode(row.getString("role")),
                            row.getBoolean("is_current"),
                            Optional.ofNullable(row.getTimestamp("ends_at")).map(Timestamp::toInstant)))
                    .list());
        }

        @Override
        public void workFor(OrganisationId organisation, Role.Side side) {
            if (places().stream()
                    .noneMatch(place -> place.organisation().equals(organisation)
                            && place.role().side() == side)) {
                throw Refusal.notFound();
            }
            transactions.run(Member.scope(organisation, side), () -> {
                jdbc.sql("update sign_in set organisation_id = ?, side = ? where key_hash = ?")
                        .params(organisation.value(), side.code(), hash)
                        .update();
                // To that organisation it is a sign-in like any other.
                audit.write(AuditNote.of(AuditKind.SIGNED_IN, organisation.value())
                        .by(new Actor.Person(member.person(), member.name(), organisation.value()))
                        .about("person", member.person().value())
                        .saying(Map.of("from", "another-organisation")));
            });
            signIns.forget(member.person());
        }

        @Override
        public Optional<MailAddress> mailAddress() {
            return transactions.call(member.scope(), () -> people.mailAddress(member.person()));
        }

        @Override
        public void forgetMailAddress() {
            requireAnywhere(null, "Sign in with your password or a passkey to change your mail address.");
            transactions.run(
                    member.scope(),
                    () -> people.forgetMailAddress(member.person())
                            .ifPresent(address -> audit.write(AuditNote.of(
                                            AuditKind.MAIL_ADDRESS_FORGOTTEN,
                                            member.organisation().value())
                                    .about("person", member.person().value())
                                    .changing(Map.of("mailAddress", address.text()), Map.of()))));
        }

        /** What opens all of the person's organisations is not changed by a sign-in whose provider speaks for one of them. */
        private void requireAnywhere(@Nullable String field, String words) {
            if (isOnlyHere()) {
                throw new Refusal(Refusal.Kind.CONFLICT, "sign-in-only-here", field, words);
            }
        }

        @Override
        public boolean isOnlyHere() {
            return OwnSignIns.this.isOnlyHere(hash);
        }

        @Override
        public List<Browser> browsers() {
            return transactions.callUnscoped(() -> jdbc.sql("select * from own_sign_ins(?)")
                    .param(hash)
                    .query((row, n) -> new Browser(
                            row.getObject("id", UUID.class),
                            row.getTimestamp("created_at").toInstant(),
                            row.getTimestamp("seen_at").toInstant(),
                            Optional.ofNullable(row.getString("address")).orElse(""),
                            Optional.ofNullable(row.getString("browser")).orElse(""),
                            row.getBoolean("is_this")))
                    .list());
        }

        @Override
        public void end(UUID browser) {
            if (endOwn(browser) == 0) {
                throw Refusal.notFound();
            }
        }

        @Override
        public void endOthers() {
            endOwn(null);
        }

        private long endOwn(@Nullable UUID which) {
            long ended = transactions.call(member.scope(), () -> {
                long count = jdbc.sql("select end_own_sign_ins(?, ?)")
                        .param(hash)
                        .param(which)
                        .query(Long.class)
                        .single();
                if (count > 0) {
                    audit.write(AuditNote.of(
                                    AuditKind.SIGNED_OUT_ELSEWHERE,
                                    member.organisation().value())
                            .saying(Map.of("browsers", String.valueOf(count))));
                }
                return count;
            });
            signIns.forget(member.person());
            return ended;
        }

        @Override
        public void changePassword(Secret old, Secret wanted) {
            requireAnywhere("old", "Sign in with your password to change it.");
            // Whoever is signed in is known here, as a browser is in which they have signed in before.
            var attempt =
                    new SignInTry(Login.of(login), Network.of(address), Optional.of("account of " + member.person()));
            var wait = throttle.begin(attempt);
            if (wait.isPresent()) {
                throw new Refusal(
                        Refusal.Kind.TOO_MANY,
                        "too-many-tries",
                        "old",
                        "Too many attempts. Try again in "
                                + Math.max(1, wait.get().toSeconds()) + " s.");
            }
            people.changePassword(member, login, old, wanted);
            throttle.succeeded(attempt);
            endOthers();
        }
    }
}

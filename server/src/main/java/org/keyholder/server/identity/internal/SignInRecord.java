package org.keyholder.server.identity.internal;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.keyholder.server.audit.ActingPerson;
import org.keyholder.server.audit.Audit;
import org.keyholder.server.audit.AuditActor;
import org.keyholder.server.audit.AuditKind;
import org.keyholder.server.audit.AuditNote;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.shared.Actor;
import org.keyholder.server.shared.Secret;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/**
 * Puts on record who signs in and out, and who is refused. What was typed as a login that is nobody's is not: people type their password
 * there.
 */
@Component
class SignInRecord implements ActingPerson {

    private final Audit audit;
    private final TenantTransactions transactions;
    private final PersonRows people;

    SignInRecord(Audit audit, TenantTransactions transactions, PersonRows people) {
        this.audit = audit;
        this.transactions = transactions;
        this.people = people;
    }

    /** Why a try came to nothing. */
    enum Refused {
        WRONG("wrong-login-or-password"),
        /** After a right password. */
        WRONG_CODE("wrong-code"),
        /** Of a passkey that is nobody's here. */
        UNKNOWN_PASSKEY("unknown-passkey"),
        WRONG_PASSKEY("wrong-passkey"),
        /** Its counter went back. */
        COPIED_PASSKEY("copied-passkey"),
        /** Its password was not even looked at. */
        THROTTLED("too-many-attempts");

        private final String code;

        Refused(String code) {
            this.code = code;
        }
    }

    /** Opens the sign-in and puts it on record, or neither. */
    Secret signedIn(SignedIn person, Supplier<Secret> opening) {
        return transactions.call(scope(person), () -> {
            var key = opening.get();
            audit.write(note(AuditKind.SIGNED_IN, person)
                    .by(actor(person))
                    .saying(Map.of("by", person.proof().code())));
            return key;
        });
    }

    /** Closes the sign-in and puts it on record, or neither. */
    void signedOut(SignedIn person, Runnable closing) {
        transactions.run(scope(person), () -> {
            closing.run();
            audit.write(note(AuditKind.SIGNED_OUT, person).by(actor(person)));
        });
    }

    /** A flood of what is not even looked at is on record once in a while for each login and address, and else costs nothing. */
    void refused(String login, Refused why) {
        switch (why) {
            case WRONG, WRONG_CODE, WRONG_PASSKEY, COPIED_PASSKEY -> write(login, why);
            case UNKNOWN_PASSKEY -> audit.once("unknown passkey", () -> write(login, why));
            case THROTTLED -> audit.once("throttled " + Login.of(login).folded(), () -> write(login, why));
        }
    }

    private void write(String login, Refused why) {
        var known = known(login);
        var note = known.map(person -> note(AuditKind.SIGN_IN_REFUSED, person))
                .orElseGet(() -> AuditNote.of(AuditKind.SIGN_IN_REFUSED, Audit.INSTALLATION))
                .by(AuditActor.UNKNOWN)
                .saying(Map.of("why", why.code));
        // The same ways to the database for a login that is somebody's as for one that is nobody's.
        transactions.run(
                known.map(SignInRecord::scope).orElse(TenantScope.audit(Audit.INSTALLATION)), () -> audit.write(note));
    }

    private Optional<SignedIn> known(String login) {
        try {
            return Optional.of((SignedIn) people.loadUserByUsername(login));
        } catch (UsernameNotFoundException e) {
            return Optional.empty();
        }
    }

    private static AuditNote note(AuditKind kind, SignedIn person) {
        return AuditNote.of(kind, organisation(person))
                .about("person", person.id().value());
    }

    private static TenantScope scope(SignedIn person) {
        return person.member().scope();
    }

    private static UUID organisation(SignedIn person) {
        return person.member().organisation().value();
    }

    private static Actor.Person actor(SignedIn person) {
        return person.member().actor();
    }

    @Override
    public Optional<Actor.Person> now() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn person
                ? Optional.of(actor(person))
                : Optional.empty();
    }
}

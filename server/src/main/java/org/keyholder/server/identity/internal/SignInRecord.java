package org.keyholder.server.identity.internal;

import jakarta.servlet.http.HttpServletRequest;
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
import org.keyholder.server.identity.Program;
import org.keyholder.server.identity.internal.provider.FoundProvider;
import org.keyholder.server.shared.Actor;
import org.keyholder.server.shared.Secret;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Puts on record who signs in and out, and who is refused. What was typed as a login that is nobody's is not: people type their password
 * there.
 */
@Component
class SignInRecord implements ActingPerson {

    /** Of so many logins at which one network guesses too often at a time. */
    private static final int MOST_OF_A_NETWORK = 16;

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
        /** With the right password, from where the station does not let its operators in. */
        ELSEWHERE("not-from-there"),
        /** After a right password. */
        WRONG_CODE("wrong-code"),
        /** Of a passkey that is nobody's here. */
        UNKNOWN_PASSKEY("unknown-passkey"),
        WRONG_PASSKEY("wrong-passkey"),
        /** Its counter went back. */
        COPIED_PASSKEY("copied-passkey"),
        /** Its password was not even looked at. */
        THROTTLED("too-many-attempts"),
        /** Launches, by their signature. */
        LAUNCH_WRONG("launch-not-signed"),
        LAUNCH_USED_OR_OLD("launch-used-or-old"),
        LAUNCH_ELSEWHERE("launch-not-from-there");

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

    /** Whose password was looked at. Each time: of those there are only so many. */
    void refused(String login, Refused why) {
        write(known(login), why);
    }

    /**
     * A flood of what is not even looked at is on record once in a while, and costs nothing else: otherwise whoever makes up logins and
     * browsers fills the disk with entries that nobody may delete. It is not asked whether the login is somebody's before that is decided.
     */
    void throttled(String login, HttpServletRequest request) {
        int kept = Math.floorMod(Login.of(login).folded().hashCode(), MOST_OF_A_NETWORK);
        audit.onceForAnybody("throttled " + kept + of(request), () -> write(known(login), Refused.THROTTLED));
    }

    /** Signed by nobody, whomever it names: the installation's affair. */
    void wrongLaunch(HttpServletRequest request) {
        audit.onceForAnybody("wrong launch" + of(request), () -> write(Optional.empty(), Refused.LAUNCH_WRONG));
    }

    private static String of(HttpServletRequest request) {
        return " of " + Network.of(request.getRemoteAddr()).name();
    }

    /** Of nobody here, or not signed for this installation: the installation's affair. */
    void unknownPasskey(HttpServletRequest request) {
        audit.onceForAnybody("unknown passkey" + of(request), () -> write(Optional.empty(), Refused.UNKNOWN_PASSKEY));
    }

    /** Whom a launch or a passkey names, and who is refused all the same. No throttle is before it: repeats are on record once in a while. */
    void refused(SignedIn person, Refused why) {
        audit.onceForAnybody(why.code + " of " + person.member(), () -> write(Optional.of(person), why));
    }

    /** The same of whoever comes by an organisation's provider. */
    void refused(FoundProvider by, String why, HttpServletRequest request) {
        audit.onceForAnybody(
                "provider " + by.name() + " " + why + of(request),
                () -> transactions.run(
                        by.scope(),
                        () -> audit.write(AuditNote.of(
                                        AuditKind.SIGN_IN_REFUSED,
                                        by.organisation().value())
                                .by(AuditActor.UNKNOWN)
                                .saying(Map.of("by", "provider", "why", why)))));
    }

    /** Somebody asked for what their role does not reach. Repeats are on record once in a while. */
    void rightRefused(SignedIn person, HttpServletRequest request) {
        rightRefused(note(AuditKind.RIGHT_REFUSED, person).by(actor(person)), person.member(), scope(person), request);
    }

    /** The same of a program, whose key does not reach it. */
    void rightRefused(Program program, HttpServletRequest request) {
        var note = AuditNote.of(AuditKind.RIGHT_REFUSED, program.organisation().value())
                .by(new AuditActor(AuditActor.Kind.PROGRAM, program.id(), program.name()))
                .about("program", program.id());
        rightRefused(note, program.id(), program.scope(), request);
    }

    private void rightRefused(AuditNote note, Object who, TenantScope scope, HttpServletRequest request) {
        // The pattern, without the ids in it: there are only so many.
        var what = request.getMethod() + " " + request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        audit.onceForAnybody(
                what + " refused to " + who,
                () -> transactions.run(scope, () -> audit.write(note.saying(Map.of("what", what)))));
    }

    private void write(Optional<SignedIn> known, Refused why) {
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

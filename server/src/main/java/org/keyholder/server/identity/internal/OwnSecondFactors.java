package org.keyholder.server.identity.internal;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.audit.Audit;
import org.keyholder.server.audit.AuditKind;
import org.keyholder.server.audit.AuditNote;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.identity.Entries;
import org.keyholder.server.identity.OwnSecondFactor;
import org.keyholder.server.identity.OwnSignIn;
import org.keyholder.server.identity.SecondFactor;
import org.keyholder.server.identity.SecondFactors;
import org.keyholder.server.identity.internal.factor.AppKey;
import org.keyholder.server.identity.internal.factor.CarriedKeys;
import org.keyholder.server.identity.internal.factor.FactorRows;
import org.keyholder.server.shared.PersonId;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.Secret;
import org.springframework.stereotype.Component;

/** What people do with their own second factor. */
@Component
class OwnSecondFactors {

    private static final String ISSUER = "Keyholder";

    /** Whoever is signed in here is known, as a browser is in which they have signed in before. */
    private static final String HERE = "account";

    private final FactorRows rows;
    private final CarriedKeys carried;
    private final SecondFactors rules;
    private final SignIns signIns;
    private final CodeThrottle throttle;
    private final TenantTransactions transactions;
    private final Audit audit;

    OwnSecondFactors(
            FactorRows rows,
            CarriedKeys carried,
            SecondFactors rules,
            SignIns signIns,
            CodeThrottle throttle,
            TenantTransactions transactions,
            Audit audit) {
        this.rows = rows;
        this.carried = carried;
        this.rules = rules;
        this.signIns = signIns;
        this.throttle = throttle;
        this.transactions = transactions;
        this.audit = audit;
    }

    /**
     * @param key the secret in the person's browser
     * @param wanted the page that they were led away from, if any
     */
    OwnSecondFactor of(Secret key, SignedIn person, OwnSignIn signIn, @Nullable String wanted) {
        return new Own(key, person, signIn, wanted);
    }

    static void requireAnywhere(OwnSignIn signIn) {
        if (signIn.isOnlyHere()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "sign-in-only-here",
                    null,
                    "Sign in with your password or a passkey to change your second factor.");
        }
    }

    private final class Own implements OwnSecondFactor {

        private final Secret secret;
        private final SignedIn me;
        private final OwnSignIn signIn;
        private final @Nullable String wanted;

        Own(Secret secret, SignedIn me, OwnSignIn signIn, @Nullable String wanted) {
            this.secret = secret;
            this.me = me;
            this.signIn = signIn;
            this.wanted = wanted;
        }

        @Override
        public boolean isDue() {
            return me.isFactorDue();
        }

        @Override
        public String next() {
            return isDue() ? Objects.requireNonNullElse(wanted, "/") : Entries.ACCOUNT;
        }

        @Override
        public SecondFactor now() {
            return rows.of(me.member().scope(), me.id());
        }

        @Override
        public ShownKey newKey() {
            requireAnywhere();
            return shown(AppKey.make());
        }

        /** The second factor is the person's wherever they work, and a provider speaks for one organisation. */
        private void requireAnywhere() {
            OwnSecondFactors.requireAnywhere(signIn);
        }

        private ShownKey shown(AppKey app) {
            return new ShownKey(app.letters(), app.uri(ISSUER, me.getUsername()), carried.close(me.id(), app));
        }

        @Override
        public ShownKey sameKey(String key) {
            return shown(carriedKey(key));
        }

        private AppKey carriedKey(String typed) {
            return carried.open(me.id(), typed)
                    .orElseThrow(
                            () -> new Refusal(
                                    Refusal.Kind.CONFLICT,
                                    "key-too-old",
                                    null,
                                    "The key was shown too long ago. Here is another: remove the first from your app, and add this one."));
        }

        @Override
        public List<Secret> setUp(String key, String code) {
            requireAnywhere();
            var app = carriedKey(key);
            requireTry();
            var codes = transactions.call(me.member().scope(), () -> setUp(app, code));
            throttle.succeeded(me.id(), HERE);
            signIns.hasShownSecondFactor(secret, me.id());
            signIn.endOthers();
            return codes;
        }

        private void requireTry() {
            var wait = throttle.begin(me.id(), HERE);
            if (wait.isPresent()) {
                throw new Refusal(
                        Refusal.Kind.TOO_MANY,
                        "too-many-tries",
                        "code",
                        "Too many attempts. Try again in "
                                + Math.max(1, wait.get().toSeconds()) + " s.");
            }
        }

        private List<Secret> setUp(AppKey app, String code) {
            if (!rows.setUp(me.member().scope(), me.id(), app, code)) {
                throw Refusal.invalid(
                        "code-wrong",
                        "code",
                        "This is not the code of that key. Is the time of your phone right? Take the next code that the app shows.");
            }
            audit.write(note(AuditKind.SECOND_FACTOR_SET_UP));
            return rows.newRecoveryCodes(me.member().scope(), me.id());
        }

        private AuditNote note(AuditKind kind) {
            PersonId person = me.id();
            return AuditNote.of(kind, me.member().organisation().value()).about("person", person.value());
        }

        @Override
        public List<Secret> renewRecoveryCodes() {
            requireAnywhere();
            return transactions.call(me.member().scope(), () -> {
                if (!now().isThere()) {
                    throw Refusal.notFound();
                }
                audit.write(note(AuditKind.RECOVERY_CODES_RENEWED));
                return rows.newRecoveryCodes(me.member().scope(), me.id());
            });
        }

        @Override
        public void remove() {
            requireAnywhere();
            var isRequired = rules.isRequired(me.member().organisation());
            transactions.run(me.member().scope(), () -> {
                rows.lock(me.member().scope(), me.id());
                if (isRequired && now().passkeys() == 0) {
                    throw SecondFactors.needed();
                }
                if (rows.removeApp(me.member().scope(), me.id())) {
                    audit.write(note(AuditKind.SECOND_FACTOR_REMOVED));
                    rows.dropUnneededCodes(me.member().scope(), me.id());
                }
            });
        }
    }
}

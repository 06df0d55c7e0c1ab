package org.keyholder.server.identity.internal;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.keyholder.server.audit.Audit;
import org.keyholder.server.audit.AuditKind;
import org.keyholder.server.audit.AuditNote;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.identity.OwnPasskeys;
import org.keyholder.server.identity.OwnSignIn;
import org.keyholder.server.identity.Passkey;
import org.keyholder.server.identity.SecondFactors;
import org.keyholder.server.identity.internal.factor.FactorRows;
import org.keyholder.server.identity.internal.passkey.Passkeys;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.Secret;
import org.springframework.stereotype.Component;

/** What people do with their own passkeys. */
@Component
class OwnPasskeyRing {

    private static final int MOST = 20;
    private static final int LONGEST_NAME = 60;

    private final Passkeys passkeys;
    private final FactorRows factors;
    private final SecondFactors rules;
    private final SignIns signIns;
    private final TenantTransactions transactions;
    private final Audit audit;

    OwnPasskeyRing(
            Passkeys passkeys,
            FactorRows factors,
            SecondFactors rules,
            SignIns signIns,
            TenantTransactions transactions,
            Audit audit) {
        this.passkeys = passkeys;
        this.factors = factors;
        this.rules = rules;
        this.signIns = signIns;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** @param key the secret in the person's browser */
    OwnPasskeys of(Secret key, SignedIn person, OwnSignIn signIn) {
        return new Own(key, person, signIn);
    }

    private final class Own implements OwnPasskeys {

        private final Secret key;
        private final SignedIn me;
        private final OwnSignIn signIn;
        private final TenantScope scope;

        Own(Secret key, SignedIn me, OwnSignIn signIn) {
            this.key = key;
            this.me = me;
            this.signIn = signIn;
            this.scope = me.member().scope();
        }

        @Override
        public List<Passkey> all() {
            return passkeys.all(scope, me.id());
        }

        @Override
        public String options() {
            OwnSecondFactors.requireAnywhere(signIn);
            return passkeys.optionsToMake(
                    scope, me.id(), me.getUsername(), me.member().name());
        }

        @Override
        public List<Secret> add(String name, String made) {
            OwnSecondFactors.requireAnywhere(signIn);
            var called = name(name);
            var isFirst = !factors.of(scope, me.id()).isThere();
            var codes = transactions.call(scope, () -> added(called, made));
            signIns.hasShownSecondFactor(key, me.id());
            if (isFirst) {
                signIn.endOthers();
            }
            return codes;
        }

        private static String name(String typed) {
            var name = typed.strip();
            if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
                throw Refusal.invalid(
                        "name-invalid", "name", "A passkey's name has 1 to " + LONGEST_NAME + " characters.");
            }
            return name;
        }

        private List<Secret> added(String name, String made) {
            factors.lock(scope, me.id());
            if (all().size() >= MOST) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "too-many-passkeys",
                        "name",
                        "You have " + MOST + " passkeys. Remove one first.");
            }
            if (!passkeys.add(scope, me.id(), name, made)) {
                throw Refusal.invalid(
                        "passkey-refused",
                        "name",
                        "The passkey was not made for this page, or the page stood open for too long. Try again.");
            }
            audit.write(note(AuditKind.PASSKEY_ADDED).saying(Map.of("name", name)));
            return factors.of(scope, me.id()).codes() > 0 ? List.of() : factors.newRecoveryCodes(scope, me.id());
        }

        private AuditNote note(AuditKind kind) {
            return AuditNote.of(kind, me.member().organisation().value())
                    .about("person", me.id().value());
        }

        @Override
        public void remove(UUID id) {
            OwnSecondFactors.requireAnywhere(signIn);
            var isRequired = rules.isRequired(me.member().organisation());
            transactions.run(scope, () -> {
                factors.lock(scope, me.id());
                var name = all().stream()
                        .filter(one -> one.id().equals(id))
                        .map(Passkey::name)
                        .findFirst()
                        .orElseThrow(Refusal::notFound);
                passkeys.remove(scope, me.id(), id);
                audit.write(note(AuditKind.PASSKEY_REMOVED).changing(Map.of("name", name), Map.of()));
                if (isRequired && !factors.of(scope, me.id()).isThere()) {
                    throw SecondFactors.needed();
                }
                factors.dropUnneededCodes(scope, me.id());
            });
        }
    }
}

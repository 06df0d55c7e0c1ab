package org.keyholder.server.identity.internal;

import java.util.Optional;
import java.util.UUID;
import org.keyholder.server.audit.Audit;
import org.keyholder.server.audit.AuditKind;
import org.keyholder.server.audit.AuditNote;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.identity.ChosenPasswords;
import org.keyholder.server.identity.PasswordLink;
import org.keyholder.server.identity.internal.PasswordLinkRows.Found;
import org.keyholder.server.shared.Actor;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.Secret;
import org.springframework.stereotype.Component;

/** Passwords that are chosen by a link. */
@Component
class LinkedPasswords implements ChosenPasswords {

    private static final int LONGEST_SECRET = 100;

    private final PasswordLinkRows rows;
    private final TenantTransactions transactions;
    private final PersonRows people;
    private final Audit audit;

    LinkedPasswords(PasswordLinkRows rows, TenantTransactions transactions, PersonRows people, Audit audit) {
        this.rows = rows;
        this.transactions = transactions;
        this.people = people;
        this.audit = audit;
    }

    @Override
    public Optional<PasswordLink> find(String secret) {
        return secret.length() > LONGEST_SECRET
                ? Optional.empty()
                : transactions.callUnscoped(() -> rows.find(secret)).map(Found::link);
    }

    @Override
    public void choose(String secret, Secret password) {
        var link = find(secret).orElseThrow(LinkedPasswords::closed);
        // Hashing takes longer than anybody should hold a transaction.
        var hash = people.hashed(password, link.login(), link.name());
        transactions.run(PasswordLinkRows.SCOPE, () -> {
            rows.lock(link.person());
            var found = rows.find(secret).filter(Found::isOpen).orElseThrow(LinkedPasswords::closed);
            rows.use(link);
            people.replacePassword(link.person(), hash);
            audit.write(note(found));
        });
    }

    /** On the record of all for whom they work: they come in there with it. */
    private static AuditNote note(Found found) {
        var link = found.link();
        return AuditNote.of(AuditKind.PASSWORD_RESET, found.organisations().toArray(UUID[]::new))
                .by(new Actor.Person(
                        link.person(), link.name(), found.organisations().getFirst()))
                .about("person", link.person().value());
    }

    private static Refusal closed() {
        return new Refusal(Refusal.Kind.CONFLICT, "password-link-closed", null, "This link cannot be used any more.");
    }
}

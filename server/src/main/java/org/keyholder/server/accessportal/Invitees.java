package org.keyholder.server.accessportal;

import java.util.Optional;
import org.keyholder.server.configuration.PublicUrl;
import org.keyholder.server.identity.Invitation.Invitee;
import org.keyholder.server.identity.Invitations;
import org.keyholder.server.mail.MailAddress;
import org.keyholder.server.mail.Mailer;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.Secret;

/** Who is invited, as a form says it, and what the inviter is shown afterwards. */
final class Invitees {

    private Invitees() {}

    /**
     * @param mailTo may be empty: then the inviter sends the link
     * @throws Refusal of an address that is none, or where no mail is sent ({@code mail-address-invalid}, {@code mail-unavailable})
     */
    static Invitee of(String name, String mailTo, Mailer mailer) {
        if (mailTo.isBlank()) {
            return new Invitee(name, Optional.empty());
        }
        if (!mailer.isSetUp()) {
            throw Refusal.invalid("mail-unavailable", "mailTo", "This installation sends no mail. Leave this empty.");
        }
        var address = MailAddress.typed(mailTo)
                .orElseThrow(() -> Refusal.invalid(
                        "mail-address-invalid", "mailTo", "This is no mail address. One looks like kim@example.com."));
        return new Invitee(name, Optional.of(address));
    }

    static PeoplePage.Link link(Invitee whom, Optional<Secret> secret, PublicUrl publicUrl) {
        return new PeoplePage.Link(
                whom.name().strip(),
                secret.map(one -> publicUrl.base() + Invitations.PATH + one.reveal())
                        .orElse(""),
                whom.mailTo().map(MailAddress::text).orElse(""));
    }
}

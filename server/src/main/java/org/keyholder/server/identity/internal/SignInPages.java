package org.keyholder.server.identity.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.identity.SignInPage;
import org.keyholder.server.identity.internal.passkey.Passkeys;
import org.keyholder.server.mail.Mailer;
import org.springframework.stereotype.Component;

/** Makes the sign-in page, for whoever comes to it and for whoever failed at it. */
@Component
class SignInPages {

    private final AfterSignIn after;
    private final Passkeys passkeys;
    private final Mailer mailer;

    SignInPages(AfterSignIn after, Passkeys passkeys, Mailer mailer) {
        this.after = after;
        this.passkeys = passkeys;
        this.mailer = mailer;
    }

    SignInPage page(String login, @Nullable String words, HttpServletRequest request, HttpServletResponse response) {
        return new SignInPage(
                login, words, after.isTowardsDesk(request, response), passkeys.optionsToShow(), mailer.isSetUp());
    }
}

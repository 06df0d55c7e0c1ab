package org.keyholder.server.accessportal;

import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.keyholder.server.accessportal.LostPasswordPage.Stage;
import org.keyholder.server.configuration.PublicUrl;
import org.keyholder.server.identity.Member;
import org.keyholder.server.identity.PasswordLinks;
import org.keyholder.server.identity.PasswordLinks.Recipient;
import org.keyholder.server.identity.PasswordLinks.Way;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.shared.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page by which somebody is made a link to choose another password, whoever makes it. */
@Component
class LostPasswords {

    private final PasswordLinks links;
    private final PublicUrl publicUrl;

    LostPasswords(PasswordLinks links, PublicUrl publicUrl) {
        this.links = links;
        this.publicUrl = publicUrl;
    }

    ModelAndView ask(LostPasswordPage.Frame frame, Recipient recipient, String login) {
        return asking(frame, recipient, login, FormErrors.NONE).view();
    }

    private static LostPasswordPage asking(
            LostPasswordPage.Frame frame, Recipient recipient, String login, FormErrors errors) {
        return new LostPasswordPage(
                frame, recipient.name(), login, stage(recipient.way()), mailTo(recipient.way()), errors);
    }

    private static Stage stage(Way way) {
        return switch (way) {
            case Way.ByMail byMail -> Stage.TO_BE_MAILED;
            case Way.ByHand byHand -> Stage.TO_BE_SHOWN;
            case Way.ByTheInstallation elsewhere -> Stage.ELSEWHERE;
        };
    }

    private static String mailTo(Way way) {
        return way instanceof Way.ByMail(var to) ? to.text() : "";
    }

    /** The link stands in this one answer and nowhere else. */
    ModelAndView make(
            Member by,
            Recipient recipient,
            String login,
            Supplier<LostPasswordPage.Frame> frame,
            HttpServletResponse response) {
        try {
            var secret = links.make(by, recipient);
            SecretAddress.keep(response);
            return new LostPasswordPage(
                            frame.get(),
                            recipient.name(),
                            login,
                            secret.isPresent() ? Stage.SHOWN : Stage.MAILED,
                            secret.map(one -> publicUrl.base() + PasswordLinks.PATH + one.reveal())
                                    .orElseGet(() -> mailTo(recipient.way())),
                            FormErrors.NONE)
                    .view();
        } catch (Refusal refusal) {
            return asking(frame.get(), recipient, login, Refusals.errors(refusal))
                    .view(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }
}

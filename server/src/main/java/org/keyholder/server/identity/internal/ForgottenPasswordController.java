package org.keyholder.server.identity.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.keyholder.server.identity.ForgottenPasswordPage;
import org.keyholder.server.identity.OpenToAll;
import org.keyholder.server.mail.Mailer;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.FormInput;
import org.keyholder.server.shared.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where somebody says that they have forgotten their password; only where the installation sends mail. */
@Controller
class ForgottenPasswordController {

    static final String PATH = "/sign-in/forgotten";

    private final ForgottenPasswords forgotten;
    private final Mailer mailer;

    ForgottenPasswordController(ForgottenPasswords forgotten, Mailer mailer) {
        this.forgotten = forgotten;
        this.mailer = mailer;
    }

    @GetMapping(PATH)
    @OpenToAll
    ModelAndView page(HttpServletRequest request) {
        requireMail();
        return new ForgottenPasswordPage("", request.getParameter("asked") != null, FormErrors.NONE).view();
    }

    private void requireMail() {
        if (!mailer.isSetUp()) {
            throw Refusal.notFound();
        }
    }

    @PostMapping(PATH)
    @OpenToAll
    ModelAndView ask(@RequestParam Map<String, String> form, HttpServletRequest request) {
        requireMail();
        var typed = new FormInput(form).text("who").strip();
        if (typed.isEmpty()) {
            return new ForgottenPasswordPage("", false, FormErrors.of(Map.of("who", "Say who you are.")))
                    .view(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            forgotten.ask(typed, request.getRemoteAddr());
            return new ModelAndView("redirect:" + PATH + "?asked");
        } catch (Refusal refusal) {
            return new ForgottenPasswordPage(typed, false, FormErrors.form(refusal.words()))
                    .view(HttpStatus.TOO_MANY_REQUESTS);
        }
    }
}

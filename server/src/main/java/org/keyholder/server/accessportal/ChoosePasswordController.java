package org.keyholder.server.accessportal;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.keyholder.server.identity.ChosenPasswords;
import org.keyholder.server.identity.OpenToAll;
import org.keyholder.server.identity.PasswordLink;
import org.keyholder.server.identity.PasswordLinks;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.Page;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.Secret;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where a link to choose another password leads. Opening it changes nothing: mail is opened by machines, too. */
@Controller
class ChoosePasswordController {

    private final ChosenPasswords passwords;

    ChoosePasswordController(ChosenPasswords passwords) {
        this.passwords = passwords;
    }

    @GetMapping(PasswordLinks.PATH + "{secret}")
    @OpenToAll
    ModelAndView open(@PathVariable String secret, HttpServletResponse response) {
        SecretAddress.keep(response);
        var link = passwords.find(secret);
        return isOpen(link) ? page(secret, link.get(), FormErrors.NONE).view() : closed(link);
    }

    private static boolean isOpen(Optional<PasswordLink> link) {
        return link.filter(one -> one.standing() == PasswordLink.Standing.OPEN).isPresent();
    }

    private static Page page(String secret, PasswordLink link, FormErrors errors) {
        return new ChoosePasswordPage(PasswordLinks.PATH + secret, link.name(), link.login(), errors);
    }

    private static ModelAndView closed(Optional<PasswordLink> link) {
        return link.map(one -> ClosedLinkPage.of(one.standing()).view(HttpStatus.GONE))
                .orElseGet(() -> ClosedLinkPage.unknownPassword().view(HttpStatus.NOT_FOUND));
    }

    @PostMapping(PasswordLinks.PATH + "{secret}")
    @OpenToAll
    ModelAndView choose(
            @PathVariable String secret, @RequestParam Map<String, String> form, HttpServletResponse response) {
        SecretAddress.keep(response);
        var link = passwords.find(secret);
        if (!isOpen(link)) {
            return closed(link);
        }
        try {
            passwords.choose(secret, new Secret(form.getOrDefault("password", "")));
            return new PasswordChosenPage(link.get().login()).view();
        } catch (Refusal refusal) {
            return page(secret, link.get(), Refusals.errors(refusal)).view(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }
}

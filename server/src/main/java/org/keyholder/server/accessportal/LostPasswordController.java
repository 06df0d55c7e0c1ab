package org.keyholder.server.accessportal;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.keyholder.server.identity.AsksAgain;
import org.keyholder.server.identity.Entries;
import org.keyholder.server.identity.Frames;
import org.keyholder.server.identity.Member;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.OwnSignIn;
import org.keyholder.server.identity.PasswordLinks;
import org.keyholder.server.identity.PasswordLinks.Recipient;
import org.keyholder.server.identity.Right;
import org.keyholder.server.shared.PersonId;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** A password that somebody of one's own organisation has forgotten. */
@Controller
@Needs(Right.MANAGE_PEOPLE)
class LostPasswordController {

    private final PasswordLinks links;
    private final LostPasswords pages;

    LostPasswordController(PasswordLinks links, LostPasswords pages) {
        this.links = links;
        this.pages = pages;
    }

    @GetMapping(Entries.PEOPLE + "/{id}/password-link")
    ModelAndView ask(Member member, OwnSignIn signIn, @PathVariable UUID id) {
        var recipient = links.colleague(member, new PersonId(id));
        return pages.ask(frame(member, signIn, recipient), recipient, "");
    }

    private static LostPasswordPage.Frame frame(Member member, OwnSignIn signIn, Recipient recipient) {
        var url = PeopleController.url(recipient.person());
        return new LostPasswordPage.Frame(
                Frames.of(member, signIn), Entries.PEOPLE, url, recipient.name(), url + "/password-link");
    }

    @PostMapping(Entries.PEOPLE + "/{id}/password-link")
    @AsksAgain
    ModelAndView make(Member member, OwnSignIn signIn, @PathVariable UUID id, HttpServletResponse response) {
        var recipient = links.colleague(member, new PersonId(id));
        return pages.make(member, recipient, "", () -> frame(member, signIn, recipient), response);
    }
}

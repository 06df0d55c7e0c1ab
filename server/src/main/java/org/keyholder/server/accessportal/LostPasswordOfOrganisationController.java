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
import org.keyholder.server.organisation.Organisation;
import org.keyholder.server.organisation.Organisations;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.shared.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A password that somebody of an organisation has forgotten whom nobody there can help: found by the user name, which they tell. */
@Controller
@Needs(Right.MANAGE_ORGANISATIONS)
class LostPasswordOfOrganisationController {

    private final Organisations organisations;
    private final PasswordLinks links;
    private final LostPasswords pages;

    LostPasswordOfOrganisationController(Organisations organisations, PasswordLinks links, LostPasswords pages) {
        this.organisations = organisations;
        this.links = links;
        this.pages = pages;
    }

    @GetMapping(Entries.ORGANISATIONS + "/{id}/password-link")
    ModelAndView ask(
            Member member, OwnSignIn signIn, @PathVariable UUID id, @RequestParam(defaultValue = "") String login) {
        var one = known(member, id);
        return pages.ask(frame(member, signIn, one), recipient(member, one, login), login);
    }

    private Organisation known(Member member, UUID id) {
        return organisations.find(member.scope(), new OrganisationId(id)).orElseThrow(Refusal::notFound);
    }

    private Recipient recipient(Member member, Organisation one, String login) {
        return links.find(member, one.id(), login)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND,
                        "no-such-person",
                        "login",
                        "Nobody else in this organisation has this user name."));
    }

    private static LostPasswordPage.Frame frame(Member member, OwnSignIn signIn, Organisation one) {
        var url = Entries.ORGANISATIONS + "/" + one.id();
        return new LostPasswordPage.Frame(
                Frames.of(member, signIn), Entries.ORGANISATIONS, url, one.name(), url + "/password-link");
    }

    @PostMapping(Entries.ORGANISATIONS + "/{id}/password-link")
    @AsksAgain
    ModelAndView make(
            Member member,
            OwnSignIn signIn,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String login,
            HttpServletResponse response) {
        var one = known(member, id);
        return pages.make(member, recipient(member, one, login), login, () -> frame(member, signIn, one), response);
    }
}

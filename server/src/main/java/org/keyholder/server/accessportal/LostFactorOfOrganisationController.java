package org.keyholder.server.accessportal;

import java.util.UUID;
import org.keyholder.server.identity.AsksAgain;
import org.keyholder.server.identity.Entries;
import org.keyholder.server.identity.Frames;
import org.keyholder.server.identity.Member;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.OwnSignIn;
import org.keyholder.server.identity.Right;
import org.keyholder.server.identity.SecondFactors;
import org.keyholder.server.identity.SecondFactors.Owner;
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

/** A second factor that somebody of an organisation has lost whom nobody there can help: found by the user name, which they tell. */
@Controller
@Needs(Right.MANAGE_ORGANISATIONS)
class LostFactorOfOrganisationController {

    private final Organisations organisations;
    private final SecondFactors factors;

    LostFactorOfOrganisationController(Organisations organisations, SecondFactors factors) {
        this.organisations = organisations;
        this.factors = factors;
    }

    @GetMapping(Entries.ORGANISATIONS + "/{id}/second-factor")
    ModelAndView askToReset(
            Member member, OwnSignIn signIn, @PathVariable UUID id, @RequestParam(defaultValue = "") String login) {
        var one = known(member, id);
        var url = Entries.ORGANISATIONS + "/" + id;
        return new ResetFactorPage(
                        Frames.of(member, signIn),
                        Entries.ORGANISATIONS,
                        url,
                        one.name(),
                        url + "/second-factor",
                        login,
                        owner(member, one, login).name())
                .view();
    }

    private Organisation known(Member member, UUID id) {
        return organisations.find(member.scope(), new OrganisationId(id)).orElseThrow(Refusal::notFound);
    }

    private Owner owner(Member member, Organisation one, String login) {
        return factors.find(member, one.id(), login)
                .filter(owner -> owner.has().isThere())
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND,
                        "no-second-factor",
                        "login",
                        "Nobody of this organisation has this user name and a second factor."));
    }

    @PostMapping(Entries.ORGANISATIONS + "/{id}/second-factor")
    @AsksAgain
    ModelAndView reset(Member member, @PathVariable UUID id, @RequestParam(defaultValue = "") String login) {
        var one = known(member, id);
        factors.reset(member, one.id(), owner(member, one, login));
        return new ModelAndView("redirect:" + Entries.ORGANISATIONS + "/" + id);
    }
}

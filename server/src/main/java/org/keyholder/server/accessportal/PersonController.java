package org.keyholder.server.accessportal;

import java.util.Map;
import java.util.UUID;
import org.keyholder.server.identity.AsksAgain;
import org.keyholder.server.identity.Entries;
import org.keyholder.server.identity.Frames;
import org.keyholder.server.identity.Member;
import org.keyholder.server.identity.Memberships;
import org.keyholder.server.identity.Memberships.Colleague;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.OwnSignIn;
import org.keyholder.server.identity.Right;
import org.keyholder.server.identity.SecondFactors;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.FormInput;
import org.keyholder.server.shared.PersonId;
import org.keyholder.server.shared.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Somebody of one's own side of an organisation: what they may, where they are signed in, and whether they stay. */
@Controller
@Needs(Right.MANAGE_PEOPLE)
class PersonController {

    private final Memberships memberships;
    private final SecondFactors factors;

    PersonController(Memberships memberships, SecondFactors factors) {
        this.memberships = memberships;
        this.factors = factors;
    }

    @GetMapping(Entries.PEOPLE + "/{id}")
    ModelAndView one(Member member, OwnSignIn signIn, @PathVariable UUID id) {
        return page(member, signIn, known(member, id), FormErrors.NONE).view();
    }

    private Colleague known(Member member, UUID id) {
        return memberships
                .colleague(member, new PersonId(id))
                .filter(one -> one.until().isEmpty())
                .orElseThrow(Refusal::notFound);
    }

    private PersonPage page(Member member, OwnSignIn signIn, Colleague one, FormErrors errors) {
        var portal = Frames.of(member, signIn);
        return new PersonPage(
                portal,
                PeopleController.url(one.person()),
                one.name(),
                one.login(),
                portal.brand().name(),
                one.role().code(),
                one.person().equals(member.person()),
                RoleWords.on(member.role().side()),
                hasFactor(member, one),
                errors);
    }

    private boolean hasFactor(Member member, Colleague one) {
        return !one.person().equals(member.person())
                && factors.colleague(member, one.person()).has().isThere();
    }

    @PostMapping(Entries.PEOPLE + "/{id}/role")
    @AsksAgain
    ModelAndView change(
            Member member, OwnSignIn signIn, @PathVariable UUID id, @RequestParam Map<String, String> form) {
        return changed(
                member,
                signIn,
                id,
                () -> memberships.change(member, new PersonId(id), RoleWords.chosen(new FormInput(form).text("role"))));
    }

    @PostMapping(Entries.PEOPLE + "/{id}/remove")
    @AsksAgain
    ModelAndView remove(Member member, OwnSignIn signIn, @PathVariable UUID id) {
        return changed(member, signIn, id, () -> memberships.remove(member, new PersonId(id)));
    }

    private ModelAndView changed(Member member, OwnSignIn signIn, UUID id, Runnable change) {
        var one = known(member, id);
        try {
            change.run();
            return new ModelAndView("redirect:" + Entries.PEOPLE);
        } catch (Refusal refusal) {
            return page(member, signIn, one, Refusals.errors(refusal)).view(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @GetMapping(Entries.PEOPLE + "/{id}/sign-out")
    ModelAndView askToSignOut(Member member, OwnSignIn signIn, @PathVariable UUID id) {
        var one = known(member, id);
        if (one.person().equals(member.person())) {
            throw Refusal.notFound();
        }
        var portal = Frames.of(member, signIn);
        return new SignOutPersonPage(
                        portal,
                        PeopleController.url(one.person()),
                        one.name(),
                        portal.brand().name())
                .view();
    }

    @PostMapping(Entries.PEOPLE + "/{id}/sign-out")
    @AsksAgain
    ModelAndView signOut(Member member, @PathVariable UUID id) {
        memberships.signOut(member, new PersonId(id));
        return new ModelAndView("redirect:" + Entries.PEOPLE + "/" + id);
    }
}

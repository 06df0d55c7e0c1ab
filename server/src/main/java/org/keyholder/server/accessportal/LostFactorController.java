package org.keyholder.server.accessportal;

import java.util.Map;
import java.util.UUID;
import org.keyholder.server.identity.AsksAgain;
import org.keyholder.server.identity.Entries;
import org.keyholder.server.identity.Frames;
import org.keyholder.server.identity.Member;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.OwnSignIn;
import org.keyholder.server.identity.Right;
import org.keyholder.server.identity.SecondFactors;
import org.keyholder.server.pages.FormInput;
import org.keyholder.server.shared.PersonId;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Whether the people of one's own organisation need a second factor, and those that they have lost. */
@Controller
@Needs(Right.MANAGE_PEOPLE)
class LostFactorController {

    private final SecondFactors factors;

    LostFactorController(SecondFactors factors) {
        this.factors = factors;
    }

    @PostMapping(Entries.PEOPLE + "/second-factor")
    @AsksAgain
    ModelAndView require(Member member, @RequestParam Map<String, String> form) {
        factors.require(
                member.organisation(), new FormInput(form).text("required").equals("yes"));
        return new ModelAndView("redirect:" + Entries.PEOPLE);
    }

    @GetMapping(Entries.PEOPLE + "/{id}/second-factor")
    ModelAndView askToReset(Member member, OwnSignIn signIn, @PathVariable UUID id) {
        var owner = factors.colleague(member, new PersonId(id));
        var url = Entries.PEOPLE + "/" + id;
        return new ResetFactorPage(
                        Frames.of(member, signIn),
                        Entries.PEOPLE,
                        url,
                        owner.name(),
                        url + "/second-factor",
                        "",
                        owner.name())
                .view();
    }

    @PostMapping(Entries.PEOPLE + "/{id}/second-factor")
    @AsksAgain
    ModelAndView reset(Member member, @PathVariable UUID id) {
        factors.reset(member, member.organisation(), factors.colleague(member, new PersonId(id)));
        return new ModelAndView("redirect:" + Entries.PEOPLE + "/" + id);
    }
}

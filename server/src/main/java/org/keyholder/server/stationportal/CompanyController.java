package org.keyholder.server.stationportal;

import java.util.Map;
import org.keyholder.server.identity.Entries;
import org.keyholder.server.identity.Frames;
import org.keyholder.server.identity.Member;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.OwnSignIn;
import org.keyholder.server.identity.Right;
import org.keyholder.server.organisation.Organisation;
import org.keyholder.server.organisation.Organisations;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.FormInput;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.station.ReceiverUses;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What dealers see of the station, and which of them have a record of it. */
@Controller
@Needs(Right.MANAGE_STATION)
class CompanyController {

    private final Organisations organisations;
    private final ReceiverUses uses;

    CompanyController(Organisations organisations, ReceiverUses uses) {
        this.organisations = organisations;
        this.uses = uses;
    }

    @GetMapping(Entries.COMPANY)
    ModelAndView show(Member member, OwnSignIn signIn) {
        var company = company(member);
        return page(
                        member,
                        signIn,
                        new CompanyPage.Typed(company.name(), company.phone().orElse("")),
                        FormErrors.NONE)
                .view();
    }

    @PostMapping(Entries.COMPANY)
    ModelAndView save(Member member, OwnSignIn signIn, @RequestParam Map<String, String> form) {
        var input = new FormInput(form);
        var typed = new CompanyPage.Typed(input.text("name"), input.text("phone"));
        try {
            organisations.rename(member.scope(), member.organisation(), typed.name(), typed.phone());
        } catch (Refusal refusal) {
            return page(member, signIn, typed, Refused.errors(refusal)).view(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return new ModelAndView("redirect:" + Entries.COMPANY);
    }

    private Organisation company(Member member) {
        return organisations.find(member.scope(), member.organisation()).orElseThrow(Refusal::notFound);
    }

    private CompanyPage page(Member member, OwnSignIn signIn, CompanyPage.Typed typed, FormErrors errors) {
        var company = company(member);
        return new CompanyPage(
                Frames.of(member, signIn),
                typed,
                !company.isDealer(),
                errors,
                UseRows.of(uses.of(StationOf.member(member))));
    }
}

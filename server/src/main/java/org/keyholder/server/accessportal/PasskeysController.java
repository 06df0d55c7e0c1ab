package org.keyholder.server.accessportal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.keyholder.server.identity.AsksAgain;
import org.keyholder.server.identity.BeforeSecondFactor;
import org.keyholder.server.identity.Entries;
import org.keyholder.server.identity.Frames;
import org.keyholder.server.identity.Member;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.OwnPasskeys;
import org.keyholder.server.identity.OwnSecondFactor;
import org.keyholder.server.identity.OwnSignIn;
import org.keyholder.server.identity.Right;
import org.keyholder.server.identity.SignIn;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.shared.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Everybody's own passkeys. */
@Controller
@Needs(Right.OWN_ACCOUNT)
class PasskeysController {

    static final String PATH = Entries.ACCOUNT + "/passkeys";

    private final PasskeyWords words;
    private final SignIn signIns;

    PasskeysController(PasskeyWords words, SignIn signIns) {
        this.words = words;
        this.signIns = signIns;
    }

    @GetMapping(PATH)
    @AsksAgain
    ModelAndView show(Member member, OwnSignIn signIn, OwnPasskeys own) {
        return page(member, signIn, own, FormErrors.NONE).view();
    }

    private PasskeysPage page(Member member, OwnSignIn signIn, OwnPasskeys own, FormErrors errors) {
        return new PasskeysPage(
                Frames.of(member, signIn), own.all().stream().map(words::row).toList(), own.options(), errors);
    }

    /** Also where somebody needs a second factor and has none. */
    @PostMapping(PATH)
    @AsksAgain
    @BeforeSecondFactor
    ModelAndView add(
            Member member,
            OwnSignIn signIn,
            OwnPasskeys own,
            OwnSecondFactor factor,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String passkey,
            HttpServletRequest request,
            HttpServletResponse response) {
        SecondFactorController.keepSecret(response);
        var next = factor.isDue() ? factor.next() : PATH;
        try {
            var codes = own.add(name, passkey);
            signIns.renew(request, response);
            return codes.isEmpty()
                    ? new ModelAndView("redirect:" + PATH)
                    : SecondFactorController.codes(codes, true, next);
        } catch (Refusal refusal) {
            return page(member, signIn, own, Refusals.errors(refusal)).view(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping(PATH + "/{id}/remove")
    @AsksAgain
    ModelAndView remove(Member member, OwnSignIn signIn, OwnPasskeys own, @PathVariable UUID id) {
        try {
            own.remove(id);
            return new ModelAndView("redirect:" + PATH);
        } catch (Refusal refusal) {
            return page(member, signIn, own, Refusals.errors(refusal)).view(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }
}

package org.keyholder.server.accessportal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
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
import org.keyholder.server.shared.Secret;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Everybody's own second factor. */
@Controller
@Needs(Right.OWN_ACCOUNT)
class SecondFactorController {

    static final String PATH = Entries.ACCOUNT + "/second-factor";

    private final SignIn signIns;

    SecondFactorController(SignIn signIns) {
        this.signIns = signIns;
    }

    /** A key is different at each look; it counts once its code has come back. */
    @GetMapping(PATH)
    @AsksAgain
    @BeforeSecondFactor
    ModelAndView show(
            Member member, OwnSignIn signIn, OwnSecondFactor own, OwnPasskeys passkeys, HttpServletResponse response) {
        keepSecret(response);
        return page(asks(member, signIn), own, passkeys, own.newKey(), FormErrors.NONE)
                .view();
    }

    private static String asks(Member member, OwnSignIn signIn) {
        return Frames.of(member, signIn).brand().name();
    }

    private static SecondFactorPage page(
            String organisation,
            OwnSecondFactor own,
            OwnPasskeys passkeys,
            OwnSecondFactor.ShownKey key,
            FormErrors errors) {
        var has = own.now();
        return new SecondFactorPage(
                key.uri().reveal(),
                key.letters().reveal().replaceAll("(.{4})(?=.)", "$1 "),
                key.carried().reveal(),
                passkeys.options(),
                own.isDue() ? organisation : null,
                has.resetAt().isPresent(),
                has.app().isPresent(),
                errors);
    }

    static void keepSecret(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
    }

    @PostMapping(PATH)
    @AsksAgain
    @BeforeSecondFactor
    ModelAndView setUp(
            Member member,
            OwnSignIn signIn,
            OwnSecondFactor own,
            OwnPasskeys passkeys,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response) {
        keepSecret(response);
        var next = own.next();
        try {
            var codes = own.setUp(key, code);
            signIns.renew(request, response);
            return codes(codes, true, next);
        } catch (Refusal refusal) {
            return page(asks(member, signIn), own, passkeys, keyAfter(refusal, own, key), Refusals.errors(refusal))
                    .view(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    /** The one that the app has by now, unless that is too old. */
    private static OwnSecondFactor.ShownKey keyAfter(Refusal refusal, OwnSecondFactor own, String carried) {
        return refusal.field() == null ? own.newKey() : own.sameKey(carried);
    }

    static ModelAndView codes(List<Secret> codes, boolean setUp, String next) {
        return new RecoveryCodesPage(codes.stream().map(Secret::reveal).toList(), setUp, next).view();
    }

    @PostMapping(PATH + "/recovery-codes")
    @AsksAgain
    ModelAndView renew(OwnSecondFactor own, HttpServletResponse response) {
        keepSecret(response);
        return codes(own.renewRecoveryCodes(), false, Entries.ACCOUNT);
    }

    @GetMapping(PATH + "/remove")
    ModelAndView askToRemove(Member member, OwnSignIn signIn) {
        return new RemoveSecondFactorPage(Frames.of(member, signIn), FormErrors.NONE).view();
    }

    @PostMapping(PATH + "/remove")
    @AsksAgain
    ModelAndView remove(Member member, OwnSignIn signIn, OwnSecondFactor own) {
        try {
            own.remove();
            return new ModelAndView("redirect:" + Entries.ACCOUNT);
        } catch (Refusal refusal) {
            return new RemoveSecondFactorPage(Frames.of(member, signIn), Refusals.errors(refusal))
                    .view(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }
}

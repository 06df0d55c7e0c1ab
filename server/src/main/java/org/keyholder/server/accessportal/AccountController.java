package org.keyholder.server.accessportal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.keyholder.server.identity.AsksAgain;
import org.keyholder.server.identity.Entries;
import org.keyholder.server.identity.Frames;
import org.keyholder.server.identity.Member;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.OwnSecondFactor;
import org.keyholder.server.identity.OwnSignIn;
import org.keyholder.server.identity.Right;
import org.keyholder.server.identity.Role;
import org.keyholder.server.identity.SecondFactor;
import org.keyholder.server.identity.SignIn;
import org.keyholder.server.mail.MailAddress;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.FormInput;
import org.keyholder.server.pages.When;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.Secret;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Everybody's own account. */
@Controller
@Needs(Right.OWN_ACCOUNT)
class AccountController {

    private static final int FEW_CODES = 3;
    private static final String PLACE = Entries.ACCOUNT + "/place";
    private static final String CHANGED = Entries.ACCOUNT + "?password=changed";

    private final SignIn signIn;
    private final Clock clock;

    AccountController(SignIn signIn, Clock clock) {
        this.signIn = signIn;
        this.clock = clock;
    }

    @GetMapping(Entries.ACCOUNT)
    ModelAndView show(
            Member member, OwnSignIn own, OwnSecondFactor factor, @RequestParam(defaultValue = "") String password) {
        return page(member, own, factor, FormErrors.NONE, password.equals("changed"))
                .view();
    }

    private AccountPage page(
            Member member, OwnSignIn own, OwnSecondFactor factor, FormErrors errors, boolean passwordChanged) {
        return new AccountPage(
                Frames.of(member, own),
                member.name(),
                own.mailAddress().map(MailAddress::text).orElse(""),
                own.places().stream().map(AccountController::place).toList(),
                own.browsers().stream().map(this::browser).toList(),
                factor(factor.now()),
                errors,
                passwordChanged,
                own.isOnlyHere());
    }

    private static AccountPage.Place place(OwnSignIn.Place place) {
        return new AccountPage.Place(
                place.organisation() + " " + place.role().side().code(),
                place.name(),
                place.role().words(),
                place.current());
    }

    private AccountPage.Browser browser(OwnSignIn.Browser browser) {
        var now = clock.instant();
        var from = browser.address().isEmpty() ? "" : "from " + browser.address() + ", ";
        return new AccountPage.Browser(
                Entries.ACCOUNT + "/browsers/" + browser.id(),
                Agents.words(browser.agent()),
                from + "signed in " + When.dayAndTime(browser.since(), ZoneOffset.UTC, now) + " UTC, last used "
                        + When.ago(browser.seen(), now),
                browser.current());
    }

    private AccountPage.Factor factor(SecondFactor has) {
        var used = has.codeUsed()
                .map(at -> " The last one was used " + moment(at) + ".")
                .orElse("");
        return new AccountPage.Factor(
                has.app().isPresent(),
                has.app().map(this::moment).orElse(""),
                passkeys(has.passkeys()),
                has.codesLeft() + " of " + has.codes() + " recovery codes are left." + used,
                has.codesLeft() <= FEW_CODES);
    }

    private static String passkeys(int count) {
        return switch (count) {
            case 0 -> "";
            case 1 -> "1 passkey";
            default -> count + " passkeys";
        };
    }

    private String moment(Instant at) {
        return When.dayAndTime(at, ZoneOffset.UTC, clock.instant()) + " UTC";
    }

    /** A browser that was left open, or whose sign-ins another organisation has ended, gets to this one only with what its person knows. */
    @PostMapping(PLACE)
    @AsksAgain
    ModelAndView workFor(OwnSignIn own, @RequestParam Map<String, String> form) {
        var place = new FormInput(form).text("place").split(" ", 2);
        if (place.length < 2) {
            throw Refusal.notFound();
        }
        own.workFor(organisation(place[0]), side(place[1]));
        return new ModelAndView("redirect:/");
    }

    private static OrganisationId organisation(String text) {
        try {
            return OrganisationId.parse(text);
        } catch (IllegalArgumentException none) {
            throw Refusal.notFound();
        }
    }

    private static Role.Side side(String code) {
        for (var side : Role.Side.values()) {
            if (side.code().equals(code)) {
                return side;
            }
        }
        throw Refusal.notFound();
    }

    /** So that an invitation that is mailed to another can be accepted. */
    @PostMapping(Entries.ACCOUNT + "/mail-address/forget")
    @AsksAgain
    ModelAndView forgetMailAddress(OwnSignIn own) {
        own.forgetMailAddress();
        return back();
    }

    @PostMapping(Entries.ACCOUNT + "/browsers/{id}/end")
    ModelAndView end(OwnSignIn own, @PathVariable UUID id) {
        own.end(id);
        return back();
    }

    @PostMapping(Entries.ACCOUNT + "/browsers/end-others")
    ModelAndView endOthers(OwnSignIn own) {
        own.endOthers();
        return back();
    }

    private static ModelAndView back() {
        return new ModelAndView("redirect:" + Entries.ACCOUNT);
    }

    @PostMapping(Entries.ACCOUNT + "/password")
    ModelAndView changePassword(
            Member member,
            OwnSignIn own,
            OwnSecondFactor factor,
            @RequestParam Map<String, String> form,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            own.changePassword(secret(form, "old"), secret(form, "password"));
        } catch (Refusal refusal) {
            return page(member, own, factor, Refusals.errors(refusal), false).view(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        // This browser's secret ends too: somebody may have copied it.
        signIn.renew(request, response);
        return new ModelAndView("redirect:" + CHANGED);
    }

    private static Secret secret(Map<String, String> form, String field) {
        return new Secret(form.getOrDefault(field, ""));
    }
}

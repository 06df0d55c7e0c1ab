package org.keyholder.server.accessportal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.keyholder.server.identity.CurrentMember;
import org.keyholder.server.identity.Invitation;
import org.keyholder.server.identity.Invitations;
import org.keyholder.server.identity.Member;
import org.keyholder.server.identity.OpenToAll;
import org.keyholder.server.identity.SignIn;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.FormInput;
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

/** Where an invitation's link leads. Nobody is signed in there, or somebody of another organisation is. */
@Controller
class InvitationController {

    private final Invitations invitations;
    private final CurrentMember who;
    private final SignIn signIn;

    InvitationController(Invitations invitations, CurrentMember who, SignIn signIn) {
        this.invitations = invitations;
        this.who = who;
        this.signIn = signIn;
    }

    @GetMapping(Invitations.PATH + "{secret}")
    @OpenToAll
    ModelAndView open(@PathVariable String secret, HttpServletResponse response) {
        SecretAddress.keep(response);
        var invitation = invitations.find(secret);
        return isOpen(invitation)
                ? page(
                                secret,
                                invitation.get(),
                                new InvitationPage.Fields("", invitation.get().name()),
                                FormErrors.NONE)
                        .view()
                : closed(invitation);
    }

    private static boolean isOpen(Optional<Invitation> invitation) {
        return invitation
                .filter(one -> one.standing() == Invitation.Standing.OPEN)
                .isPresent();
    }

    private static ModelAndView closed(Optional<Invitation> invitation) {
        return invitation
                .map(one -> ClosedLinkPage.of(one.standing()).view(HttpStatus.GONE))
                .orElseGet(() -> ClosedLinkPage.unknownInvitation().view(HttpStatus.NOT_FOUND));
    }

    private Page page(String secret, Invitation invitation, InvitationPage.Fields typed, FormErrors errors) {
        return new InvitationPage(
                Invitations.PATH + secret,
                invitation.organisationName(),
                invitation.role().words(),
                who.current().map(Member::name).orElse(null),
                typed,
                errors);
    }

    @PostMapping(Invitations.PATH + "{secret}")
    @OpenToAll
    ModelAndView accept(
            @PathVariable String secret,
            @RequestParam Map<String, String> form,
            HttpServletRequest request,
            HttpServletResponse response) {
        SecretAddress.keep(response);
        var invitation = invitations.find(secret);
        if (!isOpen(invitation)) {
            return closed(invitation);
        }
        var input = new FormInput(form);
        var typed = new InvitationPage.Fields(input.text("login"), input.text("name"));
        try {
            accept(invitation.get(), typed, new Secret(form.getOrDefault("password", "")), request, response);
            return new ModelAndView("redirect:/");
        } catch (Refusal refusal) {
            return page(secret, invitation.get(), typed, Refusals.errors(refusal))
                    .view(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private void accept(
            Invitation invitation,
            InvitationPage.Fields typed,
            Secret password,
            HttpServletRequest request,
            HttpServletResponse response) {
        var member = who.current();
        if (member.isPresent()) {
            requireFree(request);
            invitations.accept(invitation, member.get());
            // Another role ends one's sign-ins for it, and the way leads to the sign-in page.
            if (!worksThere(member.get(), invitation)) {
                who.workFor(
                        request, invitation.organisation(), invitation.role().side());
            }
        } else {
            signIn.as(invitations.accept(invitation, typed.login(), typed.name(), password), request, response);
        }
    }

    private static boolean worksThere(Member member, Invitation invitation) {
        return member.organisation().equals(invitation.organisation())
                && member.role().side() == invitation.role().side();
    }

    /** A provider of one organisation does not speak for a person to another. */
    private void requireFree(HttpServletRequest request) {
        if (who.isOnlyHere(request)) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "sign-in-only-here",
                    null,
                    "You have signed in by your organisation’s own sign-in, which is for that organisation alone. Sign out, sign in with your password, and open the link again.");
        }
    }
}

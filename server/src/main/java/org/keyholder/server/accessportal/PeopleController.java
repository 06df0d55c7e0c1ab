package org.keyholder.server.accessportal;

import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.configuration.PublicUrl;
import org.keyholder.server.identity.Entries;
import org.keyholder.server.identity.Frames;
import org.keyholder.server.identity.Invitation;
import org.keyholder.server.identity.Invitations;
import org.keyholder.server.identity.Member;
import org.keyholder.server.identity.Memberships;
import org.keyholder.server.identity.Memberships.Colleague;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.OwnSignIn;
import org.keyholder.server.identity.Right;
import org.keyholder.server.identity.Role;
import org.keyholder.server.identity.SecondFactors;
import org.keyholder.server.mail.Mailer;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.FormInput;
import org.keyholder.server.pages.When;
import org.keyholder.server.shared.PersonId;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.Secret;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The people of one's own side of an organisation, and those who are invited to it. */
@Controller
@Needs(Right.MANAGE_PEOPLE)
class PeopleController {

    private final Memberships memberships;
    private final Invitations invitations;
    private final Mailer mailer;
    private final SecondFactors factors;
    private final PublicUrl publicUrl;

    PeopleController(
            Memberships memberships,
            Invitations invitations,
            Mailer mailer,
            SecondFactors factors,
            PublicUrl publicUrl) {
        this.memberships = memberships;
        this.invitations = invitations;
        this.mailer = mailer;
        this.factors = factors;
        this.publicUrl = publicUrl;
    }

    @GetMapping(Entries.PEOPLE)
    ModelAndView all(Member member, OwnSignIn signIn) {
        return page(member, signIn, empty(), FormErrors.NONE, null).view();
    }

    private static PeoplePage.Fields empty() {
        return new PeoplePage.Fields("", "", "");
    }

    private PeoplePage page(
            Member member,
            OwnSignIn signIn,
            PeoplePage.Fields typed,
            FormErrors errors,
            PeoplePage.@Nullable Link link) {
        return new PeoplePage(
                Frames.of(member, signIn),
                memberships.colleagues(member).stream()
                        .map(one -> row(member, one))
                        .toList(),
                invitations.open(member).stream().map(this::row).toList(),
                RoleWords.on(member.role().side()),
                factors.isRequired(member.organisation()),
                typed,
                errors,
                link,
                mailer.isSetUp(),
                member.role().side() != Role.Side.INSTALLATION);
    }

    private PeoplePage.Row row(Member member, Colleague one) {
        return new PeoplePage.Row(
                url(one.person()),
                one.name(),
                one.login(),
                one.role().words(),
                note(one),
                one.person().equals(member.person()));
    }

    static String url(PersonId person) {
        return Entries.PEOPLE + "/" + person;
    }

    private String note(Colleague one) {
        if (one.disabled()) {
            return "shut out";
        }
        return one.until()
                .map(until -> "looks in until " + When.hourMinute(until, ZoneOffset.UTC) + " UTC")
                .orElse("");
    }

    private PeoplePage.Open row(Invitation one) {
        var day = When.date(one.expiresAt(), ZoneOffset.UTC);
        var expired = one.standing() == Invitation.Standing.EXPIRED;
        return new PeoplePage.Open(
                Entries.PEOPLE + "/invitations/" + one.id(),
                one.name(),
                one.role().words(),
                expired ? "expired on " + day : "open until " + day,
                one.mailing().map(mailing -> words(mailing, expired)).orElse(""),
                one.mailing().map(Invitation.Mailing::problem).orElse(""),
                one.mailing()
                        .map(mailing -> isTried(mailing, expired) ? "" : "Send again")
                        .orElse("New link"));
    }

    /** Whether it goes out, or is tried again, without anybody's doing. */
    private static boolean isTried(Invitation.Mailing mailing, boolean expired) {
        return mailing.state() == Invitation.Mailing.State.WAITING && !expired;
    }

    private static String words(Invitation.Mailing mailing, boolean expired) {
        if (isTried(mailing, expired)) {
            return "on its way to " + mailing.to();
        }
        return mailing.state() == Invitation.Mailing.State.SENT
                ? "sent to " + mailing.to() + " on " + When.date(mailing.at(), ZoneOffset.UTC)
                : "not sent to " + mailing.to();
    }

    /** The link stands in this one answer and nowhere else. */
    @PostMapping(Entries.PEOPLE + "/invitations")
    ModelAndView invite(
            Member member, OwnSignIn signIn, @RequestParam Map<String, String> form, HttpServletResponse response) {
        var input = new FormInput(form);
        var typed = new PeoplePage.Fields(input.text("invited"), input.text("mailTo"), input.text("role"));
        try {
            var whom = Invitees.of(typed.name(), typed.mailTo(), mailer);
            var secret = invitations.invite(member, RoleWords.chosen(typed.role()), whom);
            return shown(page(member, signIn, empty(), FormErrors.NONE, link(whom, secret)), response);
        } catch (Refusal refusal) {
            return page(member, signIn, typed, Refusals.errors(refusal), null).view(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private PeoplePage.Link link(Invitation.Invitee whom, Optional<Secret> secret) {
        return Invitees.link(whom, secret, publicUrl);
    }

    private static ModelAndView shown(PeoplePage page, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        return page.view();
    }

    @PostMapping(Entries.PEOPLE + "/invitations/{id}/renew")
    ModelAndView renew(Member member, OwnSignIn signIn, @PathVariable UUID id, HttpServletResponse response) {
        var one = invitations.open(member).stream()
                .filter(open -> open.id().equals(id))
                .findFirst()
                .orElseThrow(Refusal::notFound);
        var whom = new Invitation.Invitee(one.name(), one.mailing().map(Invitation.Mailing::to));
        try {
            return shown(
                    page(member, signIn, empty(), FormErrors.NONE, link(whom, invitations.renew(member, id))),
                    response);
        } catch (Refusal refusal) {
            return page(member, signIn, empty(), Refusals.errors(refusal), null).view(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping(Entries.PEOPLE + "/invitations/{id}/revoke")
    ModelAndView revoke(Member member, @PathVariable UUID id) {
        invitations.revoke(member, id);
        return back();
    }

    private static ModelAndView back() {
        return new ModelAndView("redirect:" + Entries.PEOPLE);
    }
}

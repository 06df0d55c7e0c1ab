package org.keyholder.server.accessportal;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.configuration.PublicUrl;
import org.keyholder.server.identity.AsksAgain;
import org.keyholder.server.identity.Entries;
import org.keyholder.server.identity.Frames;
import org.keyholder.server.identity.Invitations;
import org.keyholder.server.identity.Member;
import org.keyholder.server.identity.Memberships;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.OwnSignIn;
import org.keyholder.server.identity.Right;
import org.keyholder.server.identity.Role;
import org.keyholder.server.mail.Mailer;
import org.keyholder.server.organisation.Organisation;
import org.keyholder.server.organisation.Organisations;
import org.keyholder.server.organisation.Organisations.Kind;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.FormInput;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.shared.Refusal;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The organisations of the installation. Of their customers whoever runs it sees nothing here; a look at them takes a reason. */
@Controller
@Needs(Right.MANAGE_ORGANISATIONS)
class OrganisationsController {

    private final Organisations organisations;
    private final Invitations invitations;
    private final Memberships memberships;
    private final Mailer mailer;
    private final PublicUrl publicUrl;

    OrganisationsController(
            Organisations organisations,
            Invitations invitations,
            Memberships memberships,
            Mailer mailer,
            PublicUrl publicUrl) {
        this.organisations = organisations;
        this.invitations = invitations;
        this.memberships = memberships;
        this.mailer = mailer;
        this.publicUrl = publicUrl;
    }

    @GetMapping(Entries.ORGANISATIONS)
    ModelAndView all(Member member, OwnSignIn signIn) {
        return page(member, signIn, new OrganisationsPage.Fields("", "", "dealer"), FormErrors.NONE)
                .view();
    }

    private OrganisationsPage page(Member member, OwnSignIn signIn, OrganisationsPage.Fields typed, FormErrors errors) {
        return new OrganisationsPage(
                Frames.of(member, signIn),
                organisations.all(member.scope()).stream()
                        .map(OrganisationsController::row)
                        .toList(),
                typed,
                errors);
    }

    private static OrganisationsPage.Row row(Organisation one) {
        return new OrganisationsPage.Row(url(one.id()), one.name(), kind(one), people(one), one.isClosed());
    }

    private static String url(OrganisationId id) {
        return Entries.ORGANISATIONS + "/" + id;
    }

    private static String kind(Organisation one) {
        if (one.isDealer() && one.isStation()) {
            return "Dealer and monitoring station";
        }
        return one.isDealer() ? "Dealer" : "Monitoring station";
    }

    private static String people(Organisation one) {
        return one.people() == 1 ? "1 person" : one.people() + " people";
    }

    @PostMapping(Entries.ORGANISATIONS)
    ModelAndView create(Member member, OwnSignIn signIn, @RequestParam Map<String, String> form) {
        var input = new FormInput(form);
        var typed = new OrganisationsPage.Fields(input.text("name"), input.text("phone"), input.text("kind"));
        try {
            return new ModelAndView("redirect:"
                    + url(organisations.create(member.scope(), kind(typed.kind()), typed.name(), typed.phone())));
        } catch (Refusal refusal) {
            return page(member, signIn, typed, Refusals.errors(refusal)).view(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private static Kind kind(String code) {
        return switch (code) {
            case "dealer" -> Kind.DEALER;
            case "station" -> Kind.STATION;
            case "both" -> Kind.BOTH;
            default -> throw Refusal.invalid("kind-unknown", "kind", "Choose what the organisation does.");
        };
    }

    @GetMapping(Entries.ORGANISATIONS + "/{id}")
    ModelAndView one(Member member, OwnSignIn signIn, @PathVariable UUID id) {
        return page(member, signIn, known(member, id), FormErrors.NONE, null).view();
    }

    private Organisation known(Member member, UUID id) {
        return organisations.find(member.scope(), new OrganisationId(id)).orElseThrow(Refusal::notFound);
    }

    private OrganisationPage page(
            Member member, OwnSignIn signIn, Organisation one, FormErrors errors, PeoplePage.@Nullable Link link) {
        return new OrganisationPage(
                Frames.of(member, signIn),
                url(one.id()),
                one.name(),
                one.phone().orElse(""),
                kind(one),
                people(one),
                one.isClosed(),
                roles(one, Role.DEALER_ADMIN, Role.STATION_ADMIN),
                roles(one, Role.DEALER_VIEWER, Role.STATION_VIEWER),
                errors,
                link,
                mailer.isSetUp());
    }

    private static List<PeoplePage.Choice> roles(Organisation one, Role ofDealer, Role ofStation) {
        var roles = new ArrayList<PeoplePage.Choice>();
        if (one.isDealer()) {
            roles.add(RoleWords.choice(ofDealer));
        }
        if (one.isStation()) {
            roles.add(RoleWords.choice(ofStation));
        }
        return roles;
    }

    @PostMapping(Entries.ORGANISATIONS + "/{id}/name")
    ModelAndView rename(
            Member member, OwnSignIn signIn, @PathVariable UUID id, @RequestParam Map<String, String> form) {
        var one = known(member, id);
        var input = new FormInput(form);
        return answered(member, signIn, one, () -> {
            organisations.rename(member.scope(), one.id(), input.text("name"), input.text("phone"));
            return new ModelAndView("redirect:" + url(one.id()));
        });
    }

    private ModelAndView answered(Member member, OwnSignIn signIn, Organisation one, Supplier<ModelAndView> deed) {
        try {
            return deed.get();
        } catch (Refusal refusal) {
            return page(member, signIn, one, Refusals.errors(refusal), null).view(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    /** The link stands in this one answer and nowhere else. */
    @PostMapping(Entries.ORGANISATIONS + "/{id}/invitations")
    ModelAndView invite(
            Member member,
            OwnSignIn signIn,
            @PathVariable UUID id,
            @RequestParam Map<String, String> form,
            HttpServletResponse response) {
        var one = known(member, id);
        var input = new FormInput(form);
        return answered(member, signIn, one, () -> {
            var whom = Invitees.of(input.text("invited"), input.text("mailTo"), mailer);
            var role = chosen(roles(one, Role.DEALER_ADMIN, Role.STATION_ADMIN), input.text("role"));
            var secret = invitations.inviteTo(member, one.id(), role, whom);
            response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
            return page(member, signIn, one, FormErrors.NONE, Invitees.link(whom, secret, publicUrl))
                    .view();
        });
    }

    private static Role chosen(List<PeoplePage.Choice> from, String code) {
        if (from.stream().noneMatch(choice -> choice.code().equals(code))) {
            throw Refusal.invalid("role-unknown", "role", "Choose one of the roles.");
        }
        return Role.ofCode(code);
    }

    @PostMapping(Entries.ORGANISATIONS + "/{id}/look")
    ModelAndView look(Member member, OwnSignIn signIn, @PathVariable UUID id, @RequestParam Map<String, String> form) {
        var one = known(member, id);
        var input = new FormInput(form);
        return answered(member, signIn, one, () -> {
            var role = chosen(roles(one, Role.DEALER_VIEWER, Role.STATION_VIEWER), input.text("look"));
            memberships.visit(member, one.id(), role, input.text("reason"));
            signIn.workFor(one.id(), role.side());
            return new ModelAndView("redirect:/");
        });
    }

    @GetMapping(Entries.ORGANISATIONS + "/{id}/close")
    ModelAndView askToClose(Member member, OwnSignIn signIn, @PathVariable UUID id) {
        var one = known(member, id);
        return new CloseOrganisationPage(Frames.of(member, signIn), url(one.id()), one.name(), people(one)).view();
    }

    @PostMapping(Entries.ORGANISATIONS + "/{id}/close")
    @AsksAgain
    ModelAndView close(Member member, @PathVariable UUID id) {
        organisations.close(member.scope(), new OrganisationId(id));
        return new ModelAndView("redirect:" + Entries.ORGANISATIONS);
    }

    @PostMapping(Entries.ORGANISATIONS + "/{id}/reopen")
    ModelAndView reopen(Member member, @PathVariable UUID id) {
        organisations.reopen(member.scope(), new OrganisationId(id));
        return new ModelAndView("redirect:" + url(new OrganisationId(id)));
    }
}

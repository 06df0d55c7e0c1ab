package org.keyholder.server.dealerportal.contact;

import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.configuration.PublicUrl;
import org.keyholder.server.contact.Contact;
import org.keyholder.server.contact.Welcome;
import org.keyholder.server.contact.WelcomeAllowance;
import org.keyholder.server.contact.WelcomeLimits;
import org.keyholder.server.contact.WelcomeMessages;
import org.keyholder.server.dealerportal.OwnSites;
import org.keyholder.server.dealerportal.Portals;
import org.keyholder.server.dealerportal.TextsNotices;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.Right;
import org.keyholder.server.messaging.FailureWords;
import org.keyholder.server.messaging.MessagingSettings;
import org.keyholder.server.messaging.NewText;
import org.keyholder.server.pages.When;
import org.keyholder.server.site.Site;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The welcome message: first shown, then sent. */
@Controller
@Needs(Right.CHANGE_SITES)
@RequestMapping("/sites/{siteId}/contacts/{contactId}/welcome")
class SendWelcomeController {

    private final OwnSites sites;
    private final WelcomeMessages welcomes;
    private final Portals portals;
    private final WelcomeLimits limits;
    private final TextsNotices texts;
    private final PublicUrl publicUrl;
    private final MessagingSettings messaging;
    private final Clock clock;

    SendWelcomeController(
            OwnSites sites,
            WelcomeMessages welcomes,
            Portals portals,
            WelcomeLimits limits,
            TextsNotices texts,
            PublicUrl publicUrl,
            MessagingSettings messaging,
            Clock clock) {
        this.sites = sites;
        this.welcomes = welcomes;
        this.portals = portals;
        this.limits = limits;
        this.texts = texts;
        this.publicUrl = publicUrl;
        this.messaging = messaging;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView show(DealerPerson person, @PathVariable String siteId, @PathVariable String contactId) {
        var site = sites.site(person, siteId);
        var contact = sites.contact(person, site, contactId);
        return switch (contact.welcome()) {
            case Welcome.NotSent _ -> page(person, site, contact, null, null).view();
            case Welcome.Pending pending ->
                page(person, site, contact, When.ago(pending.sentAt(), clock.instant()), null)
                        .view();
            case Welcome.OutcomeUnknown unknown ->
                page(
                                person,
                                site,
                                contact,
                                When.ago(unknown.since(), clock.instant()),
                                "It is not known whether the last one went out: the phone network did not say. Ask "
                                        + contact.name() + " whether it arrived before you send another.")
                        .view();
            case Welcome.SendError error ->
                page(
                                person,
                                site,
                                contact,
                                When.ago(error.at(), clock.instant()),
                                "The last one did not arrive: " + FailureWords.of(error.why()) + ".")
                        .view();
            case Welcome.Sending _, Welcome.Confirmed _, Welcome.OptedOut _ -> elsewhere(site, contact);
        };
    }

    @PostMapping
    ModelAndView send(DealerPerson person, @PathVariable String siteId, @PathVariable String contactId) {
        var site = sites.site(person, siteId);
        var contact = sites.contact(person, site, contactId);
        return switch (contact.welcome()) {
            case Welcome.NotSent _, Welcome.OutcomeUnknown _, Welcome.Pending _, Welcome.SendError _ ->
                send(person, site, contact);
            // On its way, not needed any more, or against the person's word: nothing is sent.
            case Welcome.Sending _, Welcome.Confirmed _, Welcome.OptedOut _ -> elsewhere(site, contact);
        };
    }

    /** What may not be sent is told on the page that the press came from. */
    private ModelAndView send(DealerPerson person, Site site, Contact contact) {
        return switch (welcomes.send(person.dealer(), contact.id())) {
            case WelcomeAllowance.Now() -> elsewhere(site, contact);
            case WelcomeAllowance.NotBefore _ ->
                page(person, site, contact, null, null).view(HttpStatus.TOO_MANY_REQUESTS);
            case WelcomeAllowance.NotToThisNumber _ ->
                page(person, site, contact, null, null).view(HttpStatus.UNPROCESSABLE_CONTENT);
        };
    }

    private WelcomePage page(
            DealerPerson person, Site site, Contact contact, @Nullable String sentBefore, @Nullable String error) {
        var obstacle = obstacle(limits.of(contact), contact);
        return new WelcomePage(
                portals.of(person),
                site.id().toString(),
                site.name(),
                contact.id().toString(),
                contact.name(),
                contact.phone().shownIn(messaging.region()),
                message(contact),
                sentBefore,
                obstacle.orElse(error),
                obstacle.isEmpty(),
                texts.of(person).orElse(null));
    }

    private Optional<String> obstacle(WelcomeAllowance allowance, Contact contact) {
        return switch (allowance) {
            case WelcomeAllowance.Now() -> Optional.empty();
            case WelcomeAllowance.NotToThisNumber(var why) -> Optional.of(why);
            case WelcomeAllowance.NotBefore(var at, var limit) -> {
                var in = TextsNotices.in(at, clock.instant());
                yield Optional.of(
                        switch (limit) {
                            case PAUSE ->
                                "A welcome message went to this number a moment ago. The next one is possible in " + in
                                        + ".";
                            case NUMBER_A_DAY ->
                                "This number has been sent enough welcome messages for a day; the next one is possible in "
                                        + in + ". Call " + contact.name() + " instead.";
                            case DEALER_AN_HOUR -> "This one can be sent in " + in + ".";
                        });
            }
        };
    }

    /** The link is made when the text goes out, new for each; here stands where it will lead. */
    private String message(Contact contact) {
        return welcomes.preview(contact).replace(NewText.LINK, publicUrl.base() + WelcomeMessages.PATH + "…");
    }

    private static ModelAndView elsewhere(Site site, Contact contact) {
        var url = "redirect:/sites/" + site.id();
        return new ModelAndView(
                contact.welcome() instanceof Welcome.OptedOut ? url + "/contacts/" + contact.id() + "/help" : url);
    }
}

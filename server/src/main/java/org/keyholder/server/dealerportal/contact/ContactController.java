package org.keyholder.server.dealerportal.contact;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.keyholder.server.contact.Contact;
import org.keyholder.server.contact.Contacts;
import org.keyholder.server.contact.Welcome;
import org.keyholder.server.dealerportal.OwnSites;
import org.keyholder.server.dealerportal.Portals;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.Right;
import org.keyholder.server.messaging.FailureWords;
import org.keyholder.server.messaging.MessagingSettings;
import org.keyholder.server.messaging.TextFailure;
import org.keyholder.server.pages.State;
import org.keyholder.server.site.Site;
import org.keyholder.server.states.ContactStates;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** What to do about a contact who gets no texts, and how to remove one. */
@Controller
@Needs(Right.SEE_SITES)
@RequestMapping("/sites/{siteId}/contacts/{contactId}")
class ContactController {

    private final OwnSites sites;
    private final Contacts contacts;
    private final Portals portals;
    private final MessagingSettings messaging;
    private final Clock clock;

    ContactController(OwnSites sites, Contacts contacts, Portals portals, MessagingSettings messaging, Clock clock) {
        this.sites = sites;
        this.contacts = contacts;
        this.portals = portals;
        this.messaging = messaging;
        this.clock = clock;
    }

    @GetMapping("/help")
    ModelAndView help(DealerPerson person, @PathVariable String siteId, @PathVariable String contactId) {
        var site = sites.site(person, siteId);
        var contact = sites.contact(person, site, contactId);
        return switch (contact.welcome()) {
            case Welcome.SendError error ->
                notDelivered(person, site, contact, error).view();
            case Welcome.OptedOut _ -> optedOut(person, site, contact).view();
            // It has come right since the row was drawn.
            case Welcome.NotSent _,
                    Welcome.Sending _,
                    Welcome.OutcomeUnknown _,
                    Welcome.Pending _,
                    Welcome.Confirmed _ -> backTo(site);
        };
    }

    private SendErrorPage notDelivered(DealerPerson person, Site site, Contact contact, Welcome.SendError error) {
        return new SendErrorPage(
                portals.of(person),
                site.id().toString(),
                site.name(),
                contact.id().toString(),
                contact.name(),
                shown(contact),
                state(site, contact),
                sentence(FailureWords.of(error.why())),
                SendTrouble.steps(error.why(), contact.name()),
                error.why().remedy() != TextFailure.Remedy.START,
                error.why().remedy() == TextFailure.Remedy.ANOTHER_NUMBER);
    }

    private SendErrorPage optedOut(DealerPerson person, Site site, Contact contact) {
        var name = contact.name();
        return new SendErrorPage(
                portals.of(person),
                site.id().toString(),
                site.name(),
                contact.id().toString(),
                name,
                shown(contact),
                state(site, contact),
                "This phone answered STOP: no text may be sent to it, and no alarm either.",
                List.of(
                        "Ask " + name + " to reply START to the number from which the message came.",
                        "What " + name + " confirmed before then counts again; otherwise send the welcome message.",
                        "If " + name + " does not want to be asked, remove the contact and find another key holder."),
                false,
                false);
    }

    @GetMapping("/remove")
    @Needs(Right.CHANGE_SITES)
    ModelAndView remove(DealerPerson person, @PathVariable String siteId, @PathVariable String contactId) {
        var site = sites.site(person, siteId);
        var contact = sites.contact(person, site, contactId);
        return new RemoveContactPage(
                        portals.of(person),
                        site.id().toString(),
                        site.name(),
                        contact.id().toString(),
                        contact.name(),
                        shown(contact))
                .view();
    }

    @PostMapping("/remove")
    @Needs(Right.CHANGE_SITES)
    ModelAndView removeNow(DealerPerson person, @PathVariable String siteId, @PathVariable String contactId) {
        var site = sites.site(person, siteId);
        contacts.remove(person.dealer(), sites.contact(person, site, contactId).id());
        return backTo(site);
    }

    private State state(Site site, Contact contact) {
        return ContactStates.welcome(contact.welcome(), site.timeZone(), clock.instant());
    }

    private String shown(Contact contact) {
        return contact.phone().shownIn(messaging.region());
    }

    private static String sentence(String reason) {
        return reason.substring(0, 1).toUpperCase(Locale.ROOT) + reason.substring(1) + ".";
    }

    private static ModelAndView backTo(Site site) {
        return new ModelAndView("redirect:/sites/" + site.id());
    }
}

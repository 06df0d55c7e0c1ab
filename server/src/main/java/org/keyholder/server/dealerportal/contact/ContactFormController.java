package org.keyholder.server.dealerportal.contact;

import java.util.Map;
import org.keyholder.server.contact.ContactDetails;
import org.keyholder.server.contact.Contacts;
import org.keyholder.server.dealerportal.OwnSites;
import org.keyholder.server.dealerportal.Portals;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.Right;
import org.keyholder.server.messaging.MessagingSettings;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.FormInput;
import org.keyholder.server.pages.FormReading;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.site.Site;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Makes a contact; what follows is the welcome message. */
@Controller
@Needs(Right.SEE_SITES)
class ContactFormController {

    private final OwnSites sites;
    private final Contacts contacts;
    private final Portals portals;
    private final MessagingSettings messaging;

    ContactFormController(OwnSites sites, Contacts contacts, Portals portals, MessagingSettings messaging) {
        this.sites = sites;
        this.contacts = contacts;
        this.portals = portals;
        this.messaging = messaging;
    }

    @GetMapping("/sites/{siteId}/contacts/new")
    @Needs(Right.CHANGE_SITES)
    ModelAndView create(DealerPerson person, @PathVariable String siteId) {
        return page(person, sites.site(person, siteId), ContactFormPage.Fields.EMPTY, FormErrors.NONE)
                .view();
    }

    @PostMapping("/sites/{siteId}/contacts/new")
    @Needs(Right.CHANGE_SITES)
    ModelAndView create(DealerPerson person, @PathVariable String siteId, @RequestParam Map<String, String> form) {
        var site = sites.site(person, siteId);
        var typed = ContactForm.typed(new FormInput(form));
        return switch (ContactForm.read(typed, messaging.region())) {
            case FormReading.Wrong<ContactDetails>(var errors) -> again(person, site, typed, errors);
            case FormReading.Right<ContactDetails>(var details) -> create(person, site, typed, details);
        };
    }

    private ModelAndView create(DealerPerson person, Site site, ContactFormPage.Fields typed, ContactDetails details) {
        try {
            var contact = contacts.create(person.dealer(), site.id(), details);
            return new ModelAndView("redirect:/sites/" + site.id() + "/contacts/" + contact + "/welcome");
        } catch (Refusal refusal) {
            var field = refusal.field();
            if (field == null) {
                throw refusal;
            }
            return again(person, site, typed, FormErrors.of(Map.of(field, refusal.words())));
        }
    }

    private ModelAndView again(DealerPerson person, Site site, ContactFormPage.Fields typed, FormErrors errors) {
        return page(person, site, typed, errors).view(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private ContactFormPage page(DealerPerson person, Site site, ContactFormPage.Fields values, FormErrors errors) {
        return new ContactFormPage(portals.of(person), site.id().toString(), site.name(), values, errors);
    }
}

package org.keyholder.server.dealerportal;

import java.util.Optional;
import java.util.UUID;
import org.keyholder.server.contact.Contact;
import org.keyholder.server.contact.ContactId;
import org.keyholder.server.contact.Contacts;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.site.Site;
import org.keyholder.server.site.Sites;
import org.springframework.stereotype.Component;

/** Finds what an address names among the person's own; the unknown, the foreign and the malformed are answered alike. */
@Component
public class OwnSites {

    private final Sites sites;
    private final Contacts contacts;

    OwnSites(Sites sites, Contacts contacts) {
        this.sites = sites;
        this.contacts = contacts;
    }

    public Site site(DealerPerson person, String id) {
        return id(id).flatMap(given -> sites.find(TenantScope.dealer(person.dealer()), new SiteId(given)))
                .orElseThrow(Refusal::notFound);
    }

    public Contact contact(DealerPerson person, Site site, String id) {
        return id(id).flatMap(given -> contacts.find(person.dealer(), new ContactId(given)))
                .filter(contact -> contact.site().equals(site.id()))
                .orElseThrow(Refusal::notFound);
    }

    private static Optional<UUID> id(String text) {
        try {
            var id = UUID.fromString(text);
            // Java also reads shortened forms; one thing has one address.
            return id.toString().equals(text) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

package org.keyholder.server.dealerportal;

import org.keyholder.server.database.TenantScope;
import org.keyholder.server.dealer.Dealer;
import org.keyholder.server.dealer.Dealers;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.identity.Entries;
import org.keyholder.server.identity.Right;
import org.keyholder.server.pages.Brand;
import org.keyholder.server.pages.BrandColour;
import org.keyholder.server.pages.Person;
import org.keyholder.server.pages.Portal;
import org.keyholder.server.shared.Refusal;
import org.springframework.stereotype.Component;

/** Makes what stands around every page from the person who is signed in. */
@Component
public class Portals {

    private final Dealers dealers;

    Portals(Dealers dealers) {
        this.dealers = dealers;
    }

    public Portal of(DealerPerson person) {
        var dealer = dealers.find(TenantScope.dealer(person.dealer()), person.dealer())
                .orElseThrow(Refusal::notFound);
        return new Portal(
                brand(dealer),
                new Person(person.name()),
                Entries.of(person.role()),
                person.role().may(Right.CHANGE_SITES));
    }

    private static Brand brand(Dealer dealer) {
        return new Brand(dealer.name(), new BrandColour(dealer.colour()));
    }
}

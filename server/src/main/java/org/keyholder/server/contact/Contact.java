package org.keyholder.server.contact;

import java.util.Objects;
import java.util.Optional;
import org.keyholder.server.messaging.PhoneNumber;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.SiteId;

/**
 * A person who may decide about a site.
 *
 * @param slot the contact's place in the station's own call list, 1 to 999
 * @param numberValid a text to the number has been delivered
 */
public record Contact(
        DealerId dealer,
        SiteId site,
        ContactId id,
        String name,
        PhoneNumber phone,
        Optional<String> email,
        Optional<String> title,
        Optional<Integer> slot,
        boolean numberValid,
        Welcome welcome) {

    public Contact {
        Objects.requireNonNull(dealer);
        Objects.requireNonNull(site);
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
        Objects.requireNonNull(phone);
        Objects.requireNonNull(email);
        Objects.requireNonNull(title);
        Objects.requireNonNull(slot);
        Objects.requireNonNull(welcome);
    }

    /** Only people who confirmed are asked about alarms. */
    public boolean canBeAsked() {
        return welcome instanceof Welcome.Confirmed;
    }
}

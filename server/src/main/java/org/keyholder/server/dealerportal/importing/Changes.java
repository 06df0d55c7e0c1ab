package org.keyholder.server.dealerportal.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keyholder.server.contact.ContactDetails;
import org.keyholder.server.site.Coordinates;
import org.keyholder.server.site.PostalAddress;
import org.keyholder.server.site.Site;
import org.keyholder.server.site.SiteDetails;
import org.keyholder.server.site.Zone;
import org.keyholder.server.station.AccountNumber;

/** Says in words what is otherwise than before: "title Owner → Manager"; nothing where all is the same. */
final class Changes {

    private static final String NONE = "none";

    private final List<String> words = new ArrayList<>();

    private Changes() {}

    static String of(Site before, SiteDetails now, Known known) {
        var binding = before.binding();
        // Where the line is another one, that says it.
        boolean sameLine = before.address().equals(now.address());
        return new Changes()
                .field("name", before.name(), now.name())
                .field("address", before.address(), now.address())
                .field("country", before.place().country(), now.place().country())
                .field(
                        "parts of the address",
                        parts(before.place().parts().filter(_ -> sameLine)),
                        parts(now.place().parts().filter(_ -> sameLine)))
                .field(
                        "coordinates",
                        before.place().coordinates().map(Coordinates::toString),
                        now.place().coordinates().map(Coordinates::toString))
                .field("time zone", before.timeZone().getId(), now.timeZone().getId())
                .field(
                        "station",
                        binding.flatMap(bound -> known.record(bound.record())).map(record -> record.name()),
                        now.stationRecord().flatMap(known::record).map(record -> record.name()))
                .field(
                        "account number",
                        binding.flatMap(Site.Binding::entered).map(AccountNumber::text),
                        now.account().map(AccountNumber::text))
                .all();
    }

    private static Optional<String> parts(Optional<PostalAddress> parts) {
        return parts.map(one -> String.join(" | ", one.street(), one.town(), one.region(), one.postalCode()));
    }

    static String of(ContactDetails before, ContactDetails now) {
        return new Changes()
                .field("e-mail", before.email(), now.email())
                .field("also by e-mail", yes(before.emailToo()), yes(now.emailToo()))
                .field("title", before.title(), now.title())
                .field("slot", before.slot().map(String::valueOf), now.slot().map(String::valueOf))
                .all();
    }

    static String of(Zone before, Zone now) {
        return new Changes()
                .field("name", before.name(), now.name())
                .field("type", before.type().words(), now.type().words())
                .all();
    }

    private static String yes(boolean is) {
        return is ? "yes" : "no";
    }

    private Changes field(String what, String before, String now) {
        return field(what, Optional.of(before), Optional.of(now));
    }

    private Changes field(String what, Optional<String> before, Optional<String> now) {
        if (!before.equals(now)) {
            words.add(what + " " + Shown.of(before.orElse(NONE)) + " → " + Shown.of(now.orElse(NONE)));
        }
        return this;
    }

    private String all() {
        return String.join("; ", words);
    }
}

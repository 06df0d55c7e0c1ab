package org.keyholder.server.dealerportal.importing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.keyholder.server.contact.ManyContacts;
import org.keyholder.server.dealerportal.importing.NamedPlace.NameAt;
import org.keyholder.server.messaging.PhoneNumber;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.site.ManySites.NumberAt;
import org.keyholder.server.site.Site;
import org.keyholder.server.site.Zone;
import org.keyholder.server.station.AccountNumber;
import org.keyholder.server.station.StationRecord;
import org.keyholder.server.station.StationRecordId;

/**
 * What the dealer has already, as far as a sheet is about it.
 *
 * @param country where a site is that does not say so
 * @param phones the region whose phone numbers need no country code
 */
record Known(
        List<StationRecord> records,
        Map<SiteId, Site> byId,
        Map<NumberAt, Site> byNumber,
        Map<NameAt, Site> byName,
        Map<SiteId, List<ManyContacts.Entered>> contacts,
        Map<SiteId, List<Zone>> zones,
        String country,
        String phones,
        Function<PhoneNumber, Optional<Refusal>> refusals,
        BiConsumer<StationRecord, AccountNumber> checks) {

    Optional<StationRecord> record(StationRecordId id) {
        return records.stream().filter(record -> record.id().equals(id)).findFirst();
    }

    /** Refuses a number that the record's receiver cannot carry. */
    void check(StationRecord record, AccountNumber entered) {
        checks.accept(record, entered);
    }

    Optional<ManyContacts.Entered> contact(SiteId site, PhoneNumber number) {
        return contacts.getOrDefault(site, List.of()).stream()
                .filter(contact -> contact.details().phone().equals(number))
                .findFirst();
    }

    Optional<Zone> zone(SiteId site, Zone like) {
        return zones.getOrDefault(site, List.of()).stream()
                .filter(zone -> zone.number().equals(like.number()))
                .findFirst();
    }

    /** A site of that name at that address. */
    Optional<Site> namedAt(String name, String line) {
        return Optional.ofNullable(byName.get(NameAt.of(name, line)));
    }
}

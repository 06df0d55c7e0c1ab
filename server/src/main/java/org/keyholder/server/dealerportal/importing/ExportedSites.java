package org.keyholder.server.dealerportal.importing;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keyholder.server.audit.Audit;
import org.keyholder.server.audit.AuditKind;
import org.keyholder.server.audit.AuditNote;
import org.keyholder.server.contact.ContactDetails;
import org.keyholder.server.contact.ManyContacts;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.dealerportal.sheet.Column;
import org.keyholder.server.dealerportal.sheet.SheetWriter;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.site.Coordinates;
import org.keyholder.server.site.ManySites;
import org.keyholder.server.site.ManyZones;
import org.keyholder.server.site.PostalAddress;
import org.keyholder.server.site.Site;
import org.keyholder.server.site.Zone;
import org.keyholder.server.station.AccountNumber;
import org.keyholder.server.station.StationRecord;
import org.keyholder.server.station.StationRecordId;
import org.keyholder.server.station.Stations;
import org.springframework.stereotype.Component;

/** Writes all of a dealer's sites into a sheet, some at a time: however many there are, few are in memory. */
@Component
class ExportedSites {

    private static final int TOGETHER = 500;

    private final ManySites sites;
    private final ManyContacts contacts;
    private final ManyZones zones;
    private final Stations stations;
    private final TenantTransactions transactions;
    private final Audit audit;

    ExportedSites(
            ManySites sites,
            ManyContacts contacts,
            ManyZones zones,
            Stations stations,
            TenantTransactions transactions,
            Audit audit) {
        this.sites = sites;
        this.contacts = contacts;
        this.zones = zones;
        this.stations = stations;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** Before the first byte goes out. */
    void putOnRecord(DealerId dealer) {
        transactions.run(
                TenantScope.dealer(dealer),
                () -> audit.write(AuditNote.of(AuditKind.SITES_EXPORTED, dealer.value())
                        .saying(Map.of("sites", String.valueOf(sites.count(dealer))))));
    }

    void write(DealerId dealer, SheetWriter sheet) {
        var names = stations.recordsOf(dealer).stream()
                .collect(java.util.stream.Collectors.toMap(StationRecord::id, StationRecord::name));
        Optional<Site> last = Optional.empty();
        do {
            var some = sites.after(dealer, last, TOGETHER);
            write(dealer, some, names, sheet);
            last = some.size() < TOGETHER ? Optional.empty() : Optional.of(some.getLast());
        } while (last.isPresent());
    }

    private void write(DealerId dealer, List<Site> some, Map<StationRecordId, String> names, SheetWriter sheet) {
        var ids = some.stream().map(Site::id).toList();
        var people = contacts.of(dealer, ids);
        var numbers = zones.of(dealer, ids);
        for (var site : some) {
            write(
                    site,
                    people.getOrDefault(site.id(), List.of()),
                    numbers.getOrDefault(site.id(), List.of()),
                    names,
                    sheet);
        }
    }

    /** The site's own cells stand in its first row; which site it is, in each: people sort. */
    private static void write(
            Site site,
            List<ManyContacts.Entered> people,
            List<Zone> zones,
            Map<StationRecordId, String> names,
            SheetWriter sheet) {
        for (int i = 0; i < Math.max(1, Math.max(people.size(), zones.size())); i++) {
            var row = new EnumMap<Column, String>(Column.class);
            row.put(Column.SITE_ID, site.id().toString());
            row.put(Column.NAME, site.name());
            if (i == 0) {
                putSite(row, site, names);
            }
            if (i < people.size()) {
                putContact(row, people.get(i).details());
            }
            if (i < zones.size()) {
                putZone(row, zones.get(i));
            }
            sheet.row(row);
        }
    }

    private static void putSite(Map<Column, String> row, Site site, Map<StationRecordId, String> names) {
        site.place()
                .parts()
                .ifPresentOrElse(parts -> putParts(row, parts), () -> row.put(Column.ADDRESS, site.address()));
        site.place().coordinates().map(Coordinates::toString).ifPresent(at -> row.put(Column.COORDINATES, at));
        row.put(Column.TIME_ZONE, site.timeZone().getId());
        site.binding().ifPresent(binding -> {
            row.put(Column.STATION, names.getOrDefault(binding.record(), ""));
            binding.entered().map(AccountNumber::text).ifPresent(number -> row.put(Column.ACCOUNT_NUMBER, number));
        });
    }

    private static void putParts(Map<Column, String> row, PostalAddress parts) {
        row.put(Column.STREET, parts.street());
        row.put(Column.TOWN, parts.town());
        row.put(Column.REGION, parts.region());
        row.put(Column.POSTAL_CODE, parts.postalCode());
        row.put(Column.COUNTRY, parts.country());
    }

    private static void putContact(Map<Column, String> row, ContactDetails contact) {
        row.put(Column.CONTACT_NAME, contact.name());
        row.put(Column.CONTACT_PHONE, contact.phone().e164());
        contact.email().ifPresent(email -> row.put(Column.CONTACT_EMAIL, email));
        row.put(Column.CONTACT_BY_EMAIL, contact.emailToo() ? "yes" : "no");
        contact.title().ifPresent(title -> row.put(Column.CONTACT_TITLE, title));
        contact.slot().ifPresent(slot -> row.put(Column.CONTACT_SLOT, slot.toString()));
    }

    private static void putZone(Map<Column, String> row, Zone zone) {
        row.put(Column.ZONE_NUMBER, zone.number().toString());
        row.put(Column.ZONE_NAME, zone.name());
        row.put(Column.ZONE_TYPE, zone.type().code());
    }
}

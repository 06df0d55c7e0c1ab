package org.keyholder.server.dealerportal.importing;

import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import org.keyholder.server.dealerportal.place.Countries;
import org.keyholder.server.dealerportal.place.CountryStates;
import org.keyholder.server.dealerportal.place.ZoneProposal;
import org.keyholder.server.dealerportal.sheet.Column;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.site.Coordinates;
import org.keyholder.server.site.PostalAddress;
import org.keyholder.server.site.Site;
import org.keyholder.server.site.SiteAddress;
import org.keyholder.server.site.SiteDetails;
import org.keyholder.server.station.AccountNumber;
import org.keyholder.server.station.StationRecord;

/** Reads what a sheet says of one site. What it leaves empty stays as it is. */
final class SiteReading {

    private static final String ANY_TEXT = "-";
    private static final ZoneId ANY_ZONE = ZoneId.of("UTC");

    private final Known known;
    private final Entry entry;
    private final Findings findings;

    SiteReading(Known known, Entry entry, Findings findings) {
        this.known = known;
        this.entry = entry;
        this.findings = findings;
    }

    /** Good for nothing where an error has been found. */
    SiteDetails details() {
        var place = place();
        var zone = zone(place);
        var record = record();
        var number = number(record);
        tellIfItIsAnothers();
        var name = cell(Column.NAME).or(entry.before().map(Site::name).orElse(""));
        return findings.read(
                cell(Column.NAME),
                new SiteDetails(ANY_TEXT, place, zone, Optional.empty(), Optional.empty()),
                () -> new SiteDetails(name, place, zone, record.map(StationRecord::id), number));
    }

    /** Found by its number alone it may be another customer whose number was mistyped: nobody is renamed by that. */
    private void tellIfItIsAnothers() {
        var name = cell(Column.NAME);
        entry.before()
                .filter(site -> cell(Column.SITE_ID).isEmpty() && !name.isEmpty() && !isCalled(site.name(), name))
                .ifPresent(site -> findings.error(
                        name.row(),
                        Column.NAME,
                        name.text(),
                        "This number is your site " + site.name()
                                + "’s. If that is the one you mean, write its site_id: " + site.id()
                                + ". If not, ask the station for the right number."));
    }

    private static boolean isCalled(String name, Cell cell) {
        return RowReading.folded(name).equals(RowReading.folded(cell.text()));
    }

    private Cell cell(Column column) {
        return entry.cell(column);
    }

    private Optional<SiteAddress> placeBefore() {
        return entry.before().map(Site::place);
    }

    private SiteAddress place() {
        Optional<Coordinates> before = placeBefore().flatMap(SiteAddress::coordinates);
        var coordinates = cell(Column.COORDINATES);
        Optional<Coordinates> where = coordinates.isEmpty()
                ? before
                : findings.read(coordinates, before, () -> Coordinates.read(coordinates.text()));
        return address().at(where);
    }

    private SiteAddress address() {
        var line = cell(Column.ADDRESS);
        boolean inParts = Stream.of(Column.STREET, Column.TOWN, Column.REGION, Column.POSTAL_CODE, Column.COUNTRY)
                .anyMatch(column -> !cell(column).isEmpty());
        if (inParts && !line.isEmpty()) {
            findings.error(
                    line.row(),
                    Column.ADDRESS,
                    line.text(),
                    "The address comes in one line or in its parts, not both. Empty address, or street, town and the rest.");
        }
        if (inParts) {
            return parts();
        }
        if (line.isEmpty() && placeBefore().isPresent()) {
            return placeBefore().get();
        }
        return findings.read(line, SiteAddress.of(ANY_TEXT), () -> SiteAddress.of(line.text()));
    }

    private SiteAddress parts() {
        var before = placeBefore().flatMap(SiteAddress::parts);
        var country = country(before.map(PostalAddress::country));
        var region = CountryStates.written(
                country,
                cell(Column.REGION).or(before.map(PostalAddress::region).orElse("")));
        var street = cell(Column.STREET).or(before.map(PostalAddress::street).orElse(""));
        var town = cell(Column.TOWN).or(before.map(PostalAddress::town).orElse(""));
        var code = cell(Column.POSTAL_CODE)
                .or(before.map(PostalAddress::postalCode).orElse(""));
        var any = new PostalAddress(ANY_TEXT, ANY_TEXT, "", "", country);
        findings.read(cell(Column.STREET), any, () -> new PostalAddress(street, ANY_TEXT, "", "", country));
        findings.read(cell(Column.TOWN), any, () -> new PostalAddress(ANY_TEXT, town, "", "", country));
        findings.read(cell(Column.REGION), any, () -> new PostalAddress(ANY_TEXT, ANY_TEXT, region, "", country));
        findings.read(cell(Column.POSTAL_CODE), any, () -> new PostalAddress(ANY_TEXT, ANY_TEXT, "", code, country));
        try {
            return SiteAddress.of(new PostalAddress(street, town, region, code, country));
        } catch (Refusal told) {
            return SiteAddress.of(any);
        }
    }

    private String country(Optional<String> before) {
        var cell = cell(Column.COUNTRY);
        if (cell.isEmpty()) {
            return before.orElse(known.country());
        }
        return findings.read(
                cell,
                known.country(),
                () -> Countries.read(cell.text())
                        .orElseThrow(
                                () -> Refusal.invalid(
                                        "country-unknown",
                                        "country",
                                        "There is no country of that name. Write its two letters or its English name: US, Germany.")));
    }

    private ZoneId zone(SiteAddress place) {
        var cell = cell(Column.TIME_ZONE);
        if (!cell.isEmpty()) {
            return findings.read(cell, ANY_ZONE, () -> zone(cell.text()));
        }
        return entry.before().map(Site::timeZone).orElseGet(() -> proposed(place, cell));
    }

    private ZoneId proposed(SiteAddress place, Cell cell) {
        var proposal = place.parts().flatMap(parts -> ZoneProposal.of(parts.country(), parts.region()));
        if (proposal.isEmpty()) {
            findings.error(
                    cell.row(),
                    Column.TIME_ZONE,
                    null,
                    "Country and state do not tell the time zone here. Write it, such as America/Chicago.");
            return ANY_ZONE;
        }
        if (!proposal.get().isCertain()) {
            findings.note(
                    cell.row(),
                    Column.TIME_ZONE,
                    "Taken to be " + proposal.get().zone() + "; a part of that state or country has another one.");
        }
        return proposal.get().zone();
    }

    private static ZoneId zone(String typed) {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.equalsIgnoreCase(typed))
                .findFirst()
                .map(ZoneId::of)
                .orElseThrow(() -> Refusal.invalid(
                        "time-zone-unknown",
                        "timeZone",
                        "There is no time zone of that name. Write one like America/Chicago or Europe/Berlin."));
    }

    private Optional<StationRecord> record() {
        var cell = cell(Column.STATION);
        var before = entry.before().flatMap(Site::binding).flatMap(binding -> known.record(binding.record()));
        boolean saysNoOther = cell.isEmpty()
                ? before.isPresent() || cell(Column.ACCOUNT_NUMBER).isEmpty()
                : before.filter(one -> isCalled(one.name(), cell)).isPresent();
        if (saysNoOther) {
            return before;
        }
        Optional<StationRecord> wanted =
                findings.read(cell, before, () -> Optional.of(StationNames.find(known.records(), cell.text())));
        if (before.isPresent() && !before.map(StationRecord::id).equals(wanted.map(StationRecord::id))) {
            findings.error(
                    cell.row(),
                    Column.STATION,
                    cell.text(),
                    "This site is watched by " + before.get().name()
                            + ". Move it on its page, which asks about an alarm that is open.");
        }
        return wanted;
    }

    private Optional<AccountNumber> number(Optional<StationRecord> record) {
        var cell = cell(Column.ACCOUNT_NUMBER);
        var before = entry.before().flatMap(Site::binding).flatMap(Site.Binding::entered);
        if (cell.isEmpty()) {
            return before;
        }
        return findings.read(cell, before, () -> {
            var entered = new AccountNumber(cell.text());
            record.ifPresent(bound -> known.check(bound, entered));
            return record.map(_ -> entered);
        });
    }

    static boolean isSame(Site before, SiteDetails details) {
        return before.name().equals(details.name())
                && before.place().equals(details.place())
                && before.timeZone().equals(details.timeZone())
                && before.binding().map(Site.Binding::record).equals(details.stationRecord())
                && before.binding().flatMap(Site.Binding::entered).equals(details.account());
    }
}

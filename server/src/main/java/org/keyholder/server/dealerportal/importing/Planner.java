package org.keyholder.server.dealerportal.importing;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.dealerportal.sheet.Column;
import org.keyholder.server.dealerportal.sheet.Sheet;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.Ids;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.site.ManySites;
import org.keyholder.server.site.SiteDetails;
import org.keyholder.server.station.StationRecord;
import org.springframework.stereotype.Component;

/** Finds out what a sheet would do, and saves nothing. */
@Component
class Planner {

    private final KnownRows rows;
    private final ManySites sites;
    private final TenantTransactions transactions;
    private final Ids ids;

    Planner(KnownRows rows, ManySites sites, TenantTransactions transactions, Ids ids) {
        this.rows = rows;
        this.sites = sites;
        this.transactions = transactions;
        this.ids = ids;
    }

    /** What it would do now. */
    Plan plan(DealerId dealer, Sheet sheet) {
        return transactions.call(TenantScope.dealer(dealer), () -> planned(dealer, sheet));
    }

    /** What it does: the sites that it changes stay as they are until the caller's transaction ends. Others are not kept from reporting. */
    Plan planToSave(DealerId dealer, Sheet sheet) {
        var touched = planned(dealer, sheet).sites().stream()
                .filter(site -> !site.isNew())
                .toList();
        sites.hold(
                dealer,
                ids(touched.stream().filter(Plan.PlannedSite::isToBeHeld)),
                ids(touched.stream().filter(Plan.PlannedSite::isTouched)));
        return planned(dealer, sheet);
    }

    private static List<SiteId> ids(Stream<Plan.PlannedSite> sites) {
        return sites.map(Plan.PlannedSite::id).toList();
    }

    private Plan planned(DealerId dealer, Sheet sheet) {
        var findings = new Findings();
        var records = rows.records(dealer);
        var reading = new RowReading(records, findings);
        var which = new LinkedHashMap<Sheet.Row, WhichSite>();
        sheet.rows().forEach(row -> which.put(row, reading.which(row)));
        var known = rows.of(dealer, records, sheet, which.values());
        var planned = planned(new SheetEntries(known, reading, findings, ids).of(which), known, findings);
        return new Plan(
                findings.sorted(), planned, known.records().stream().collect(toMap(StationRecord::id, identity())));
    }

    private List<Plan.PlannedSite> planned(List<Entry> entries, Known known, Findings findings) {
        var planned = new ArrayList<Plan.PlannedSite>();
        var numbered = new ArrayList<NumberChecks.Numbered>();
        for (var entry : entries) {
            entry.check(findings);
            var errors = findings.errors();
            var details = new SiteReading(known, entry, findings).details();
            if (findings.errors() == errors) {
                tell(entry, details, known, findings);
                NumberChecks.of(entry, new ManySites.Wanted(entry.site(), details), known)
                        .ifPresent(numbered::add);
            }
            planned.add(planned(entry, details, known, findings));
        }
        new NumberChecks(sites, known, findings).check(numbered);
        return planned;
    }

    private static Plan.PlannedSite planned(Entry entry, SiteDetails details, Known known, Findings findings) {
        var contacts = new ContactReading(known, entry, findings);
        var zones = new ZoneReading(known, entry, findings);
        return new Plan.PlannedSite(
                entry.site(),
                entry.before(),
                details,
                entry.rows().stream()
                        .map(contacts::contact)
                        .filter(Objects::nonNull)
                        .toList(),
                entry.rows().stream().map(zones::zone).filter(Objects::nonNull).toList(),
                entry.rows().size());
    }

    private static void tell(Entry entry, SiteDetails details, Known known, Findings findings) {
        if (entry.before().isPresent()) {
            var changes = Changes.of(entry.before().get(), details, known);
            findings.add(
                    changes.isEmpty() ? Finding.Kind.UNCHANGED : Finding.Kind.CHANGED,
                    entry.firstRow(),
                    details.name() + (changes.isEmpty() ? "." : ": " + changes + "."));
            return;
        }
        known.namedAt(details.name(), details.address())
                .ifPresentOrElse(
                        there -> findings.error(
                                entry.firstRow(),
                                Column.NAME,
                                details.name(),
                                "You have a site of this name at this address. To change it, write its site_id: "
                                        + there.id() + "."),
                        () -> findings.add(
                                Finding.Kind.NEW, entry.firstRow(), "New site " + newSite(details, known) + "."));
    }

    private static String newSite(SiteDetails details, Known known) {
        var number = details.account().map(entered -> entered.text() + " at ").orElse("");
        var station = details.stationRecord().flatMap(known::record).map(StationRecord::name);
        return details.name() + ", " + details.address() + ", "
                + details.timeZone().getId()
                + station.map(name -> ", " + number + name).orElse(", no station yet");
    }
}

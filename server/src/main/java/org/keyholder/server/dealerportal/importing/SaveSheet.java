package org.keyholder.server.dealerportal.importing;

import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.keyholder.server.audit.Audit;
import org.keyholder.server.audit.AuditKind;
import org.keyholder.server.audit.AuditNote;
import org.keyholder.server.contact.ManyContacts;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.dealerportal.sheet.SheetReader;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.site.ManySites;
import org.keyholder.server.site.ManyZones;
import org.springframework.stereotype.Component;

/** Saves a whole sheet in one transaction: as it was shown, or not at all. */
@Component
class SaveSheet {

    private static final int TOGETHER = 100;

    private final Planner planner;
    private final Imports imports;
    private final ManySites sites;
    private final ManyContacts contacts;
    private final ManyZones zones;
    private final Saving saving;

    SaveSheet(
            Planner planner, Imports imports, ManySites sites, ManyContacts contacts, ManyZones zones, Saving saving) {
        this.planner = planner;
        this.imports = imports;
        this.sites = sites;
        this.contacts = contacts;
        this.zones = zones;
        this.saving = saving;
    }

    /** The transaction, and the record of it. */
    @Component
    record Saving(TenantTransactions transactions, Audit audit) {}

    /** How it ended. */
    sealed interface Outcome {

        record Saved() implements Outcome {}

        /** It would do something else by now than was shown. Nothing is saved. */
        record OtherThanShown(Plan now) implements Outcome {}

        /** Somebody else was faster with a number or a contact. Nothing is saved. */
        record Overtaken() implements Outcome {}
    }

    /** Ends the transaction without anything saved. */
    private static final class NumberTaken extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** @param progress is told how many rows are done */
    Outcome save(SheetImport wanted, IntConsumer progress) {
        var sheet = SheetReader.read(imports.file(wanted.dealer(), wanted.id()));
        try {
            return saving.transactions().call(TenantScope.dealer(wanted.dealer()), () -> {
                var plan = planner.planToSave(wanted.dealer(), sheet);
                if (plan.hasErrors() || !plan.mark().equals(wanted.mark())) {
                    return new Outcome.OtherThanShown(plan);
                }
                save(wanted, plan, progress);
                return new Outcome.Saved();
            });
        } catch (NumberTaken | org.springframework.dao.DuplicateKeyException overtaken) {
            return new Outcome.Overtaken();
        }
    }

    private void save(SheetImport wanted, Plan plan, IntConsumer progress) {
        int done = 0;
        for (var some : chunks(plan.sites())) {
            save(wanted.dealer(), plan, some);
            done += some.stream().mapToInt(Plan.PlannedSite::rows).sum();
            progress.accept(done);
        }
        saving.audit().write(note(wanted, plan.counts()));
        imports.done(wanted.dealer(), wanted.id());
    }

    private void save(DealerId dealer, Plan plan, List<Plan.PlannedSite> some) {
        var saved = sites.save(
                dealer,
                some.stream()
                        .filter(Plan.PlannedSite::isNew)
                        .map(Plan.PlannedSite::wanted)
                        .toList(),
                some.stream()
                        .filter(Plan.PlannedSite::isChanged)
                        .map(Plan.PlannedSite::wanted)
                        .toList(),
                plan.records());
        if (!saved) {
            throw new NumberTaken();
        }
        contacts.save(
                dealer, some.stream().flatMap(site -> site.contacts().stream()).toList());
        zones.save(dealer, some.stream().flatMap(site -> site.zones().stream()).toList());
    }

    private static List<List<Plan.PlannedSite>> chunks(List<Plan.PlannedSite> all) {
        return IntStream.iterate(0, from -> from < all.size(), from -> from + TOGETHER)
                .mapToObj(from -> all.subList(from, Math.min(all.size(), from + TOGETHER)))
                .toList();
    }

    private static AuditNote note(SheetImport wanted, Plan.Counts counts) {
        return AuditNote.of(AuditKind.SITES_IMPORTED, wanted.dealer().value())
                .about("import", wanted.id())
                .saying(Map.of(
                        "file", wanted.fileName(),
                        "rows", String.valueOf(wanted.rows()),
                        "newSites", String.valueOf(counts.newSites()),
                        "changedSites", String.valueOf(counts.changedSites()),
                        "newContacts", String.valueOf(counts.newContacts()),
                        "changedContacts", String.valueOf(counts.changedContacts()),
                        "newZones", String.valueOf(counts.newZones()),
                        "changedZones", String.valueOf(counts.changedZones())));
    }
}

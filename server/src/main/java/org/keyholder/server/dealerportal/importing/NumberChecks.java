package org.keyholder.server.dealerportal.importing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keyholder.server.dealerportal.sheet.Column;
import org.keyholder.server.dealerportal.site.NumberWords;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.site.AccountBook;
import org.keyholder.server.site.ManySites;
import org.keyholder.server.site.ManySites.NumberAt;
import org.keyholder.server.site.Site;
import org.keyholder.server.station.AccountNumber;
import org.keyholder.server.station.StationRecord;

/** Holds the numbers of a sheet against one another and against those that are somebody's: one number, one customer. */
final class NumberChecks {

    private final ManySites sites;
    private final Known known;
    private final Findings findings;

    NumberChecks(ManySites sites, Known known, Findings findings) {
        this.sites = sites;
        this.known = known;
        this.findings = findings;
    }

    /** A site of the sheet with its number, which it has not had before. */
    record Numbered(Entry entry, StationRecord record, ManySites.Wanted wanted) {

        AccountNumber entered() {
            return wanted.details().account().orElseThrow();
        }

        Cell cell() {
            return entry.cell(Column.ACCOUNT_NUMBER);
        }
    }

    /** The site with its number, if that is one that it has not had. */
    static Optional<Numbered> of(Entry entry, ManySites.Wanted wanted, Known known) {
        return wanted.details()
                .stationRecord()
                .flatMap(known::record)
                .filter(_ -> wanted.details().account().isPresent())
                .map(record -> new Numbered(entry, record, wanted))
                .filter(numbered -> !hasIt(numbered));
    }

    private static boolean hasIt(Numbered numbered) {
        return numbered.entry()
                .before()
                .flatMap(Site::binding)
                .filter(binding -> binding.record().equals(numbered.record().id()))
                .flatMap(Site.Binding::entered)
                .map(AccountNumber::key)
                .equals(Optional.of(numbered.entered().key()));
    }

    void check(List<Numbered> all) {
        var rows = new HashMap<NumberAt, Integer>();
        for (var one : all) {
            var earlier = rows.putIfAbsent(
                    NumberAt.of(one.record(), one.entered()), one.cell().row());
            if (earlier != null) {
                error(one, "Row " + earlier + " gives this number to another site. One number, one customer.");
            }
        }
        for (var record : known.records()) {
            var of = all.stream().filter(one -> one.record().equals(record)).toList();
            if (!of.isEmpty()) {
                check(record, of);
            }
        }
    }

    private void check(StationRecord record, List<Numbered> all) {
        var standing = sites.standing(record, all.stream().map(Numbered::wanted).toList());
        for (var one : all) {
            if (standing.taken().contains(one.wanted().site())) {
                error(one, taken(record, standing.ownHolders(), one));
            } else {
                doubts(record, standing, one);
            }
        }
    }

    private void error(Numbered one, String words) {
        findings.error(one.cell().row(), Column.ACCOUNT_NUMBER, one.cell().text(), words);
    }

    private static String taken(StationRecord record, Map<SiteId, AccountBook.Holder> own, Numbered one) {
        return Optional.ofNullable(own.get(one.wanted().site()))
                .map(holder -> NumberWords.held(record.station(), holder))
                .orElseGet(() -> NumberWords.inUse(record.station()));
    }

    private void doubts(StationRecord record, ManySites.Standing standing, Numbered one) {
        var rule = record.prefixRule();
        if (rule.doubles(one.entered())) {
            findings.note(
                    one.cell().row(),
                    Column.ACCOUNT_NUMBER,
                    "The prefix " + rule.prefix() + " is added to " + one.entered()
                            + ": the station would know the site as " + rule.known(one.entered()) + ".");
        }
        if (standing.lookAlikes().contains(one.wanted().site())) {
            findings.note(
                    one.cell().row(),
                    Column.ACCOUNT_NUMBER,
                    record.station().name() + " has another number that looks like " + rule.known(one.entered())
                            + ". Compare it with what the station gave you.");
        }
    }
}

package org.keyholder.server.dealerportal.importing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keyholder.server.contact.ManyContacts;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.site.ManySites;
import org.keyholder.server.site.ManyZones;
import org.keyholder.server.site.Site;
import org.keyholder.server.site.SiteDetails;
import org.keyholder.server.station.StationRecord;
import org.keyholder.server.station.StationRecordId;

/** What an import would do, and what it finds about each row. */
record Plan(List<Finding> findings, List<PlannedSite> sites, Map<StationRecordId, StationRecord> records) {

    Plan {
        findings = List.copyOf(findings);
        sites = List.copyOf(sites);
        records = Map.copyOf(records);
    }

    /**
     * A site of the sheet.
     *
     * @param before empty for a new one
     * @param rows how many rows are about it
     */
    record PlannedSite(
            SiteId id,
            Optional<Site> before,
            SiteDetails details,
            List<ManyContacts.Wanted> contacts,
            List<ManyZones.Wanted> zones,
            int rows) {

        PlannedSite {
            contacts = List.copyOf(contacts);
            zones = List.copyOf(zones);
        }

        boolean isNew() {
            return before.isEmpty();
        }

        boolean isChanged() {
            return before.isPresent() && !SiteReading.isSame(before.get(), details);
        }

        /** Whether something of it becomes otherwise that reports go by: the site itself, or one of its zones. */
        boolean isToBeHeld() {
            return isChanged() || zones.stream().anyMatch(zone -> zone.before().isPresent());
        }

        /** Whether anything of it is written. */
        boolean isTouched() {
            return isChanged() || !contacts.isEmpty() || !zones.isEmpty();
        }

        ManySites.Wanted wanted() {
            return new ManySites.Wanted(id, details);
        }
    }

    boolean hasErrors() {
        return findings.stream().anyMatch(one -> one.kind() == Finding.Kind.ERROR);
    }

    Counts counts() {
        return new Counts(
                count(sites.stream().filter(PlannedSite::isNew)),
                count(sites.stream().filter(PlannedSite::isChanged)),
                count(sites.stream()
                        .flatMap(site -> site.contacts().stream())
                        .filter(one -> one.before().isEmpty())),
                count(sites.stream()
                        .flatMap(site -> site.contacts().stream())
                        .filter(one -> one.before().isPresent())),
                count(sites.stream()
                        .flatMap(site -> site.zones().stream())
                        .filter(one -> one.before().isEmpty())),
                count(sites.stream()
                        .flatMap(site -> site.zones().stream())
                        .filter(one -> one.before().isPresent())));
    }

    private static int count(Stream<?> all) {
        return (int) all.count();
    }

    /** What it comes to. */
    record Counts(
            int newSites, int changedSites, int newContacts, int changedContacts, int newZones, int changedZones) {

        boolean isNothing() {
            return newSites + changedSites + newContacts + changedContacts + newZones + changedZones == 0;
        }
    }

    /** The same for two plans that do the same: what was shown is what is done, or it is shown again. */
    String mark() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var finding : findings) {
                digest.update((finding.row() + "\t" + finding.kind() + "\t" + finding.words() + "\n")
                        .getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}

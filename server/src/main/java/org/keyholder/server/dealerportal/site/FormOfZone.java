package org.keyholder.server.dealerportal.site;

import java.time.ZoneId;
import java.util.Optional;
import org.keyholder.server.dealerportal.place.ZoneProposal;
import org.keyholder.server.shared.Refusal;

/** Reads the time zone of a site's form: whoever chose none gets the one that the address says. */
final class FormOfZone {

    private FormOfZone() {}

    /** It comes from a list, and must not get into it. */
    static String known(String typed) {
        return ZoneId.getAvailableZoneIds().contains(typed) ? typed : "";
    }

    static ZoneId read(SiteFormPage.Fields typed) {
        var proposal = proposal(typed.place());
        if (isChosen(typed, proposal)) {
            return ZoneId.of(typed.timeZone());
        }
        return proposal.filter(ZoneProposal::isCertain)
                .map(ZoneProposal::zone)
                .orElseThrow(() -> Refusal.invalid("time-zone-missing", "timeZone", words(proposal)));
    }

    /** What was proposed from another address than it is now, nobody has chosen. */
    private static boolean isChosen(SiteFormPage.Fields typed, Optional<ZoneProposal> now) {
        var zone = typed.timeZone();
        return !zone.isEmpty()
                && (!zone.equals(typed.proposedZone())
                        || now.filter(one -> !one.zone().getId().equals(zone)).isEmpty());
    }

    private static String words(Optional<ZoneProposal> proposal) {
        return proposal.isPresent()
                ? "There is more than one time zone here. This is the likeliest: check it, and save again."
                : "Choose the time zone of the site.";
    }

    /** The same with the time zone proposed, unless somebody has chosen one. */
    static SiteFormPage.Fields proposing(SiteFormPage.Fields typed) {
        var proposal = proposal(typed.place());
        if (isChosen(typed, proposal)) {
            return typed;
        }
        var zone = proposal.map(one -> one.zone().getId()).orElse("");
        return new SiteFormPage.Fields(
                typed.name(),
                typed.place(),
                zone,
                zone,
                typed.station(),
                typed.accountNumber(),
                typed.joinInterval(),
                typed.quietInterval());
    }

    private static Optional<ZoneProposal> proposal(SiteFormPage.Place place) {
        return ZoneProposal.of(place.country(), place.region());
    }
}

package org.keyholder.server.dealerportal.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.site.AccountBook;
import org.keyholder.server.site.Site;
import org.keyholder.server.site.SiteDetails;
import org.keyholder.server.station.AccountNumber;
import org.keyholder.server.station.StationRecord;
import org.springframework.stereotype.Component;

/** What is said before a number is saved that may be right, and looks as if it were not. */
@Component
class NumberDoubts {

    private final AccountBook book;

    NumberDoubts(AccountBook book) {
        this.book = book;
    }

    /**
     * About the number that these details give a site.
     *
     * @param site none yet for a new one
     */
    Optional<SiteFormPage.Doubt> about(StationRecord record, Optional<Site> site, AccountNumber entered) {
        try {
            return about(record, site, entered, record.prefixRule().known(entered));
        } catch (Refusal tooLong) {
            // Saving says so.
            return Optional.empty();
        }
    }

    Optional<SiteFormPage.Doubt> about(List<StationRecord> records, Optional<Site> site, SiteDetails wanted) {
        return wanted.stationRecord()
                .flatMap(id -> records.stream()
                        .filter(record -> record.id().equals(id))
                        .findFirst())
                .flatMap(record -> wanted.account().flatMap(entered -> about(record, site, entered)));
    }

    private Optional<SiteFormPage.Doubt> about(
            StationRecord record, Optional<Site> site, AccountNumber entered, AccountNumber known) {
        var station = record.station();
        boolean hasItAlready = site.flatMap(Site::binding)
                .filter(binding -> binding.station().equals(station.id()))
                .flatMap(Site.Binding::account)
                .filter(now -> now.key().equals(known.key()))
                .isPresent();
        if (hasItAlready) {
            return Optional.empty();
        }
        var words = new ArrayList<String>();
        if (record.prefixRule().doubles(entered)) {
            words.add("The prefix " + record.prefixRule().prefix() + " is added to what you enter: " + station.name()
                    + " would know this site as " + known + ". If its number is " + entered
                    + ", enter it without the prefix.");
        }
        if (book.looksAlike(record.dealer(), site.map(Site::id), station.id(), known)) {
            words.add(
                    station.name() + " has another number that looks like " + known
                            + ": an O for a zero, an I for a one, or a zero more or less in front. Compare it with what the station gave you.");
        }
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(new SiteFormPage.Doubt(String.join(" ", words), record.id() + " " + known.key()));
    }
}

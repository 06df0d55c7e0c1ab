package org.keyholder.server.dealerportal.site;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.keyholder.server.pages.FormInput;
import org.keyholder.server.pages.FormReading;
import org.keyholder.server.pages.Mistakes;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.site.AlarmIntervals;
import org.keyholder.server.site.Site;
import org.keyholder.server.site.SiteDetails;
import org.keyholder.server.station.AccountNumber;
import org.keyholder.server.station.StationRecord;
import org.keyholder.server.station.StationRecordId;

/** The form of a site: filled from one, and read back. */
final class SiteForm {

    private static final ZoneId ANY_ZONE = ZoneOffset.UTC;
    private static final String ANY_TEXT = "-";

    private SiteForm() {}

    /** What a form says, once all of it is right. */
    record Filled(SiteDetails details, AlarmIntervals intervals) {}

    /** @param intervals what a form that does not ask for them leaves as it is */
    static SiteFormPage.Fields typed(FormInput input, AlarmIntervals intervals) {
        return new SiteFormPage.Fields(
                input.text("name"),
                new SiteFormPage.Place(
                        input.text("address"),
                        input.text("town"),
                        input.text("region"),
                        input.text("postalCode"),
                        FormOfPlace.country(input.text("country")),
                        input.text("coordinates")),
                FormOfZone.known(input.text("timeZone")),
                FormOfZone.known(input.text("proposedZone")),
                input.text("station"),
                input.text("accountNumber"),
                input.ticked("joinInterval") ? input.text("joinInterval") : seconds(intervals),
                input.ticked("quietInterval") ? input.text("quietInterval") : minutes(intervals));
    }

    static String seconds(AlarmIntervals intervals) {
        return Long.toString(intervals.join().toSeconds());
    }

    static String minutes(AlarmIntervals intervals) {
        return Long.toString(intervals.quiet().toMinutes());
    }

    static SiteFormPage.Fields of(Site site, AlarmIntervals intervals) {
        return new SiteFormPage.Fields(
                site.name(),
                FormOfPlace.of(site.place()),
                site.timeZone().getId(),
                "",
                site.binding().map(binding -> binding.record().toString()).orElse(""),
                // As it was entered: what is added to it is added again when it is saved.
                site.binding()
                        .flatMap(Site.Binding::entered)
                        .map(AccountNumber::text)
                        .orElse(""),
                seconds(intervals),
                minutes(intervals));
    }

    static FormReading<Filled> read(SiteFormPage.Fields typed, List<StationRecord> records) {
        var mistakes = new Mistakes();
        var name = typed.name();
        var place = FormOfPlace.read(typed.place(), mistakes);
        var zone = mistakes.read("timeZone", ANY_ZONE, () -> FormOfZone.read(typed));
        Optional<StationRecordId> station =
                mistakes.read("station", Optional.empty(), () -> station(typed.station(), records));
        Optional<AccountNumber> account =
                mistakes.read("accountNumber", Optional.empty(), () -> account(typed.accountNumber()));
        // Each field is tried with the others as good as can be: the details themselves stop at the first mistake.
        var whole = new SiteDetails(ANY_TEXT, place, ANY_ZONE, Optional.empty(), Optional.empty());
        mistakes.read("name", whole, () -> new SiteDetails(name, place, zone, Optional.empty(), Optional.empty()));
        mistakes.read("station", whole, () -> new SiteDetails(ANY_TEXT, place, zone, station, account));
        var standard = AlarmIntervals.STANDARD;
        var join = mistakes.read("joinInterval", standard, () -> joining(typed.joinInterval()))
                .join();
        var quiet = mistakes.read("quietInterval", standard, () -> ending(typed.quietInterval()))
                .quiet();
        return mistakes.any()
                ? new FormReading.Wrong<>(mistakes.errors())
                : new FormReading.Right<>(new Filled(
                        new SiteDetails(name, place, zone, station, account), new AlarmIntervals(join, quiet)));
    }

    private static AlarmIntervals joining(String typed) {
        return new AlarmIntervals(Duration.ofSeconds(number(typed)), AlarmIntervals.STANDARD.quiet());
    }

    private static AlarmIntervals ending(String typed) {
        return new AlarmIntervals(AlarmIntervals.STANDARD.join(), Duration.ofMinutes(number(typed)));
    }

    /** What is no whole number is out of every interval's range, and refused like what is. */
    private static long number(String typed) {
        var digits = typed.strip();
        return digits.matches("[0-9]{1,6}") ? Long.parseLong(digits) : -1;
    }

    private static Optional<StationRecordId> station(String typed, List<StationRecord> records) {
        if (typed.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(records.stream()
                .map(StationRecord::id)
                .filter(id -> id.toString().equals(typed))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(
                        "station-record-unknown", "stationRecord", "Choose one of your monitoring stations.")));
    }

    private static Optional<AccountNumber> account(String typed) {
        return typed.isBlank() ? Optional.empty() : Optional.of(new AccountNumber(typed));
    }
}

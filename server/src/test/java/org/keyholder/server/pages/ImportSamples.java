package org.keyholder.server.pages;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.dealerportal.importing.ImportFormPage;
import org.keyholder.server.dealerportal.importing.ImportPage;
import org.keyholder.server.dealerportal.importing.ImportProgress;

/** Pages of imports with something on them. */
final class ImportSamples {

    private static final String URL = "/sites/import/i1";
    private static final State WRONG = new State(Tone.RED, "alert-circle", "Has errors");

    private ImportSamples() {}

    static ImportFormPage form(Portal portal) {
        var now = Instant.parse("2026-11-27T05:00:00Z");
        return new ImportFormPage(
                portal,
                FormErrors.of(Map.of("file", "This is not a text file. Save the sheet as CSV and choose that file.")),
                List.of(new ImportFormPage.Earlier(
                        URL,
                        "customers <b>.csv",
                        new Moment(now.minusSeconds(600), ZoneId.of("UTC"), now),
                        "Dana Whitfield",
                        WRONG,
                        "nothing saved")));
    }

    static ImportFormPage empty(Portal portal) {
        return new ImportFormPage(portal, FormErrors.NONE, List.of());
    }

    static ImportPage errors(Portal portal) {
        return page(portal, FormErrors.NONE, WRONG, null);
    }

    static ImportPage running(Portal portal) {
        return page(
                portal,
                FormErrors.NONE,
                new State(Tone.BLUE, "loader-2", "Being imported"),
                new ImportProgress(URL, 300, 1000));
    }

    private static ImportPage page(Portal portal, FormErrors errors, State state, @Nullable ImportProgress progress) {
        return new ImportPage(
                portal,
                errors,
                URL,
                "customers.csv",
                "Windows-1252, separated by semicolons, 3 rows",
                List.of("Colour", "Notes"),
                state,
                "One thing is wrong, so nothing can be imported. Correct the file, and choose it again.",
                "0123456789abcdef",
                false,
                false,
                false,
                progress,
                List.of(
                        new ImportPage.Filter("All", 3, URL + "?show=all", false),
                        new ImportPage.Filter("Errors", 1, URL + "?show=error", true)),
                List.of(
                        new ImportPage.Row(
                                2, WRONG.saying("Error"), "account_number", "=1+1", "An account number has letters."),
                        new ImportPage.Row(3, WRONG.saying("Error"), null, null, "This row says nothing new.")),
                null,
                URL + "?show=error&page=2");
    }
}

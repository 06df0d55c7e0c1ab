package org.keyholder.server.dealerportal.importing;

import java.util.ArrayList;
import java.util.List;

/** What an import comes to, in words. */
final class ImportWords {

    private ImportWords() {}

    static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** "12 new sites, 3 new contacts" */
    static String comesTo(Plan.Counts counts) {
        var words = new ArrayList<String>();
        add(words, counts.newSites(), "new site");
        add(words, counts.changedSites(), "changed site");
        add(words, counts.newContacts(), "new contact");
        add(words, counts.changedContacts(), "changed contact");
        add(words, counts.newZones(), "new zone");
        add(words, counts.changedZones(), "changed zone");
        return words.isEmpty() ? "nothing to change" : String.join(", ", words);
    }

    private static void add(List<String> words, int number, String what) {
        if (number > 0) {
            words.add(count(number, what));
        }
    }

    static String plural(Finding.Kind kind) {
        return switch (kind) {
            case ERROR -> "Errors";
            case NEW -> "New";
            case CHANGED -> "Changed";
            case UNCHANGED -> "Unchanged";
            case NOTE -> "To check";
        };
    }

    /** @param toldWhy whether it stands on the page already why nothing was saved */
    static String lead(SheetImport one, int errors, boolean toldWhy) {
        var meanwhile = one.meanwhile() && !toldWhy
                ? "Something has changed since this was shown, and nothing was saved. "
                : "";
        return switch (one.state()) {
            case WRONG ->
                meanwhile + (errors == 1 ? "One thing is" : errors + " things are")
                        + " wrong, so nothing can be imported. Correct the file, and choose it again.";
            case CHECKED -> checked(one, meanwhile);
            case RUNNING -> "It goes on by itself, even if you leave this page: all rows, or none.";
            case DONE -> "Imported: " + comesTo(one.counts()) + ". Nobody has been texted.";
        };
    }

    private static String checked(SheetImport one, String meanwhile) {
        if (one.counts().isNothing()) {
            return "Everything in this file is as it is here already. There is nothing to import.";
        }
        return one.isGone()
                ? "This file is no longer kept. Choose it again."
                : meanwhile + "Nothing is saved yet. This is what it would do: " + comesTo(one.counts()) + ".";
    }
}

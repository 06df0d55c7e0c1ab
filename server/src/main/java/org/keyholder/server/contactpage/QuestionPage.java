package org.keyholder.server.contactpage;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.Brand;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.TimeLeft;

/**
 * The question to one key holder.
 *
 * @param firstName whom it is for
 * @param what "Movement"
 * @param siteName "Harbour Yard"
 * @param where "North walkway"
 * @param when "today at 3:12 am"
 * @param ago "40 seconds ago"
 * @param answerUrl takes the POST with {@code answer=dispatch} or {@code answer=disregard}
 * @param others how many other key holders have been asked
 * @param takenBack an answer has just been taken back
 */
public record QuestionPage(
        Brand brand,
        String firstName,
        String what,
        String siteName,
        String where,
        String when,
        String ago,
        QuestionPictures pictures,
        TimeLeft left,
        String answerUrl,
        int others,
        boolean takenBack)
        implements Page {

    @Override
    public String template() {
        return "contactpage/question";
    }

    /** Nobody else is named, only counted. */
    public @Nullable String othersAsked() {
        return switch (others) {
            case 0 -> null;
            case 1 ->
                "One other key holder has been asked too. If either of you presses Dispatch, the station is told to send help.";
            default ->
                counted(others)
                        + " other key holders have been asked too. If any of you presses Dispatch, the station is told to send help.";
        };
    }

    private static String counted(int number) {
        var words = List.of("Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine");
        return number - 2 < words.size() ? words.get(number - 2) : Integer.toString(number);
    }
}

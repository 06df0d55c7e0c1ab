package org.keyholder.dc09.message;

import java.util.ArrayList;
import java.util.List;
import org.keyholder.dc09.content.ExtendedData;
import org.keyholder.dc09.frame.MessageId;

/**
 * Something to tell a receiver, before it has an account, a number and a time.
 *
 * @param event the data without the account in front; empty for a link test
 * @param extended blocks of extended data; V first, since some receivers keep only one (ioBroker.sia)
 */
public record Report(MessageId id, String event, List<ExtendedData> extended) {
    /** Refuses what would break the frame. */
    public Report {
        requireNoBrackets("event", event);
        extended = List.copyOf(extended);
        extended.forEach(Report::requireFit);
    }

    /** A Contact ID event. */
    public static Report of(ContactIdEvent event) {
        String text = event.text().isEmpty() ? "" : "|A" + SiaText.plain(event.text());
        return new Report(MessageId.ADM_CID, event.raw() + text, List.of());
    }

    /** A DC-03 event with the modifiers and text it has. */
    public static Report of(SiaEvent event) {
        return sia(SiaText.block(event));
    }

    /** A DC-03 block as it goes on the wire, such as {@code Nri1/BA003^Front door^}. */
    public static Report sia(String block) {
        return new Report(MessageId.SIA_DCS, block, List.of());
    }

    /** A link test. */
    public static Report linkTest() {
        return new Report(MessageId.NULL, "", List.of());
    }

    /** The same with one more block of extended data: behind the others, but links before what is none. */
    public Report with(ExtendedData block) {
        List<ExtendedData> more = new ArrayList<>(extended);
        int links = (int) extended.stream()
                .takeWhile(ExtendedData.Links.class::isInstance)
                .count();
        more.add(block instanceof ExtendedData.Links ? links : more.size(), block);
        return new Report(id, event, more);
    }

    /** The data with the account in front. */
    String data(String account) {
        return event.isEmpty() ? "" : "#" + account + "|" + event;
    }

    private static void requireFit(ExtendedData block) {
        String field = "extended data " + block.letter();
        requireNoBrackets(field, block.letter() + block.value());
        if (block.value().length() > block.longest()) {
            throw new IllegalArgumentException(field + ": at most " + block.longest() + " characters, not "
                    + block.value().length());
        }
    }

    private static void requireNoBrackets(String field, String text) {
        if (text.chars().anyMatch(character -> character == '[' || character == ']' || character < ' ')) {
            throw new IllegalArgumentException(field + ": brackets and control characters would end the block");
        }
    }
}

package org.keyholder.dc09.message;

import java.util.Optional;
import org.keyholder.dc09.code.NumberMeaning;

/** One thing that happened at the premises, in one of the two code systems; they are never turned into one another. */
public sealed interface Event permits ContactIdEvent, SiaEvent {
    /** Three digits in Contact ID, two letters in DC-03. */
    String code();

    /** What the code says, in plain words; says so when it is not in the table. */
    String meaning();

    /** The digits behind the code as sent, empty when there are none. */
    String number();

    /** What these digits count. */
    NumberMeaning numberMeaning();

    /** Area, group or partition as sent. */
    Optional<String> area();

    /** The text that came with the event, in words, empty when there was none. */
    String text();

    /** The event as it stood in the data. */
    String raw();

    /** The zone: the number where the code counts zones, and, for want of better, where the code is not known. */
    default Optional<String> zone() {
        boolean zone = numberMeaning() == NumberMeaning.ZONE || numberMeaning() == NumberMeaning.UNKNOWN;
        return zone && !number().isEmpty() ? Optional.of(number()) : Optional.empty();
    }

    /** The user, when the number is one. */
    default Optional<String> user() {
        return numberMeaning() == NumberMeaning.USER && !number().isEmpty() ? Optional.of(number()) : Optional.empty();
    }
}

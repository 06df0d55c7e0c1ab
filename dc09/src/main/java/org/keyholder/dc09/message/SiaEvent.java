package org.keyholder.dc09.message;

import java.util.List;
import java.util.Optional;
import org.keyholder.dc09.code.Dc03Code;
import org.keyholder.dc09.code.NumberMeaning;

/**
 * An event of a SIA-DCS frame, in the block grammar of DC-03.
 *
 * @param code two upper-case letters
 * @param number the digits behind it as sent, empty when there are none
 * @param modifiers all that hold for it, in order: those of its own block and those it inherits
 * @param text between carets behind it, else the {@code |A…} block of the frame, else empty; in words, see {@link
 *     org.keyholder.dc09.content.WireText}
 * @param raw code, number and text as they stood in the data, a character per byte
 */
public record SiaEvent(
        SiaQualifier qualifier, String code, String number, List<Modifier> modifiers, String text, String raw)
        implements Event {
    /** Takes a copy of the modifiers. */
    public SiaEvent {
        modifiers = List.copyOf(modifiers);
    }

    /** The modifier with these letters that holds for this event. */
    public Optional<Modifier> modifier(String letters) {
        for (Modifier modifier : modifiers) {
            if (modifier.letters().equals(letters)) {
                return Optional.of(modifier);
            }
        }
        return Optional.empty();
    }

    @Override
    public String meaning() {
        return Dc03Code.find(code).map(Dc03Code::meaning).orElse("DC-03 code that is not in the table");
    }

    @Override
    public NumberMeaning numberMeaning() {
        return Dc03Code.find(code).map(Dc03Code::number).orElse(NumberMeaning.UNKNOWN);
    }

    /** The area: {@code ri}, else the number where the code counts areas. */
    @Override
    public Optional<String> area() {
        Optional<String> named = modifier("ri").map(Modifier::value);
        boolean counted = named.isEmpty() && numberMeaning() == NumberMeaning.AREA && !number.isEmpty();
        return counted ? Optional.of(number) : named;
    }

    /** The user: the number where the code counts users, else {@code id}. */
    @Override
    public Optional<String> user() {
        return Event.super.user().or(() -> modifier("id").map(Modifier::value));
    }

    /** The time of the event on the panel's own clock, {@code ti}, as sent. */
    public Optional<String> time() {
        return modifier("ti").map(Modifier::value);
    }

    /** The device that reported, {@code pi}. */
    public Optional<String> device() {
        return modifier("pi").map(Modifier::value);
    }

    /** The partition, {@code pm}. */
    public Optional<String> partition() {
        return modifier("pm").map(Modifier::value);
    }
}

package org.keyholder.dc09.message;

import java.util.List;
import java.util.Optional;
import org.keyholder.dc09.code.ContactIdCode;
import org.keyholder.dc09.code.NumberMeaning;
import org.keyholder.dc09.frame.Hex;

/**
 * An event of an ADM-CID frame: {@code QXYZ GG CCC} (DC-05).
 *
 * @param code XYZ, three digits
 * @param group GG, two digits, the area
 * @param number CCC, three digits: a zone or a user, see {@link #numberMeaning()}
 * @param text of a text block {@code |A…} behind it, empty when there is none
 * @param others further blocks behind it, such as {@code Url:…} of some senders
 */
public record ContactIdEvent(
        Qualifier qualifier, String code, String group, String number, String text, List<String> others)
        implements Event {
    /** Refuses fields of the wrong length. */
    public ContactIdEvent {
        requireDigits("code", code, 3);
        requireDigits("group", group, 2);
        requireDigits("number", number, 3);
        others = List.copyOf(others);
    }

    /** An event to send. */
    public static ContactIdEvent of(Qualifier qualifier, String code, String group, String number) {
        return new ContactIdEvent(qualifier, code, group, number, "", List.of());
    }

    private static void requireDigits(String field, String digits, int length) {
        if (digits.length() != length || !Hex.isHex(digits)) {
            throw new IllegalArgumentException(field + ": " + length + " digits, not " + digits);
        }
    }

    @Override
    public String meaning() {
        return ContactIdCode.find(code).map(this::meaning).orElse("Contact ID code that is not in the table");
    }

    private String meaning(ContactIdCode known) {
        return switch (qualifier) {
            case NEW -> known.meaning();
            case RESTORE -> known.restored();
            case STILL_PRESENT -> known.meaning() + ", still present";
        };
    }

    @Override
    public NumberMeaning numberMeaning() {
        return ContactIdCode.find(code).map(ContactIdCode::number).orElse(NumberMeaning.UNKNOWN);
    }

    @Override
    public Optional<String> area() {
        return Optional.of(group);
    }

    @Override
    public String raw() {
        return qualifier.digit() + code + " " + group + " " + number;
    }
}

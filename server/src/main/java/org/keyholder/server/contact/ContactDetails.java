package org.keyholder.server.contact;

import java.util.Objects;
import java.util.Optional;
import org.keyholder.server.messaging.PhoneNumber;
import org.keyholder.server.shared.Refusal;

/** What a dealer enters about a contact; refused with the field's name when it cannot be. */
public record ContactDetails(
        String name,
        PhoneNumber phone,
        Optional<String> email,
        boolean emailToo,
        Optional<String> title,
        Optional<Integer> slot) {

    public ContactDetails {
        name = name.strip();
        Objects.requireNonNull(phone);
        email = email.map(String::strip).filter(text -> !text.isEmpty());
        title = title.map(String::strip).filter(text -> !text.isEmpty());
        Objects.requireNonNull(slot);
        checkText(name, "name", 120);
        title.ifPresent(text -> checkText(text, "title", 60));
        if (email.isPresent()
                        && !email.get().matches("[^@\\s\\p{Cntrl}]{1,64}@[^@\\s.\\p{Cntrl}]+(\\.[^@\\s.\\p{Cntrl}]+)+")
                || email.map(String::length).orElse(0) > 200) {
            throw Refusal.invalid("email-invalid", "email", "This is not an e-mail address.");
        }
        if (emailToo && email.isEmpty()) {
            throw Refusal.invalid("email-missing", "email", "To send verifications by e-mail, this is needed.");
        }
        if (slot.isPresent() && (slot.get() < 1 || slot.get() > 999)) {
            throw Refusal.invalid("slot-invalid", "slot", "A slot is a number from 1 to 999.");
        }
    }

    private static void checkText(String text, String field, int longest) {
        if (text.isEmpty()) {
            throw Refusal.invalid(field + "-missing", field, "This field is required.");
        }
        if (text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.invalid(field + "-invalid", field, "Plain text only, at most " + longest + " characters.");
        }
    }
}

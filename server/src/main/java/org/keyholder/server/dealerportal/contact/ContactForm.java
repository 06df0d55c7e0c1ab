package org.keyholder.server.dealerportal.contact;

import java.util.Optional;
import org.keyholder.server.contact.ContactDetails;
import org.keyholder.server.messaging.PhoneNumber;
import org.keyholder.server.pages.FormInput;
import org.keyholder.server.pages.FormReading;
import org.keyholder.server.pages.Mistakes;
import org.keyholder.server.shared.Refusal;

/** The form of a contact, read. */
final class ContactForm {

    private static final String ANY_NAME = "-";
    private static final PhoneNumber ANY_PHONE = new PhoneNumber("+12025550100");

    private ContactForm() {}

    static ContactFormPage.Fields typed(FormInput input) {
        return new ContactFormPage.Fields(
                input.text("name"),
                input.text("phone"),
                input.text("email"),
                input.ticked("alsoByEmail"),
                input.text("title"),
                input.text("slot"));
    }

    /** @param region whose numbers need no country code */
    static FormReading<ContactDetails> read(ContactFormPage.Fields typed, String region) {
        var mistakes = new Mistakes();
        var email = Optional.of(typed.email());
        var title = Optional.of(typed.title());
        var phone = mistakes.read("phone", ANY_PHONE, () -> phone(typed.phone(), region));
        Optional<Integer> slot = mistakes.read("slot", Optional.empty(), () -> slot(typed.slot()));
        // Each field is tried with the others as good as can be: the details themselves stop at the first mistake.
        var whole = details(ANY_NAME, phone, Optional.empty(), false, Optional.empty(), Optional.empty());
        mistakes.read(
                "name", whole, () -> details(typed.name(), phone, Optional.empty(), false, Optional.empty(), slot));
        mistakes.read(
                "email",
                whole,
                () -> details(ANY_NAME, phone, plain(email), typed.alsoByEmail(), Optional.empty(), slot));
        mistakes.read("title", whole, () -> details(ANY_NAME, phone, Optional.empty(), false, title, slot));
        return mistakes.any()
                ? new FormReading.Wrong<>(mistakes.errors())
                : new FormReading.Right<>(details(typed.name(), phone, email, typed.alsoByEmail(), title, slot));
    }

    private static ContactDetails details(
            String name,
            PhoneNumber phone,
            Optional<String> email,
            boolean emailToo,
            Optional<String> title,
            Optional<Integer> slot) {
        return new ContactDetails(name, phone, email, emailToo, title, slot);
    }

    private static PhoneNumber phone(String typed, String region) {
        if (typed.isBlank()) {
            throw Refusal.invalid("phone-missing", "phone", "This field is required.");
        }
        return PhoneNumber.read(typed, region)
                .orElseThrow(() -> Refusal.invalid(
                        "phone-invalid",
                        "phone",
                        "This is not a phone number. Include the area code, or start with + and the country code."));
    }

    /** The database takes no control characters, and no address has any. */
    private static Optional<String> plain(Optional<String> email) {
        if (email.orElse("").chars().anyMatch(Character::isISOControl)) {
            throw Refusal.invalid("email-invalid", "email", "This is not an e-mail address.");
        }
        return email;
    }

    private static Optional<Integer> slot(String typed) {
        var text = typed.strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var number = text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
        if (number == 0) {
            throw Refusal.invalid("slot-invalid", "slot", "A slot is a number from 1 to 999.");
        }
        return Optional.of(number);
    }
}

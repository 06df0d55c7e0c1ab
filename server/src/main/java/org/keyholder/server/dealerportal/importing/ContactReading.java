package org.keyholder.server.dealerportal.importing;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.contact.ContactDetails;
import org.keyholder.server.contact.ManyContacts;
import org.keyholder.server.dealerportal.sheet.Column;
import org.keyholder.server.dealerportal.sheet.Sheet;
import org.keyholder.server.messaging.PhoneNumber;
import org.keyholder.server.shared.Refusal;

/** Reads the contacts in a site's rows. What a row leaves empty of a contact that is there stays as it is. */
final class ContactReading {

    private final Known known;
    private final Entry entry;
    private final Findings findings;
    private final Map<PhoneNumber, Integer> rowOf = new HashMap<>();

    ContactReading(Known known, Entry entry, Findings findings) {
        this.known = known;
        this.entry = entry;
        this.findings = findings;
    }

    /** The row's contact; null where it has none, or none that is good. */
    ManyContacts.@Nullable Wanted contact(Sheet.Row row) {
        var phone = Cell.of(row, Column.CONTACT_PHONE);
        if (phone.isEmpty()) {
            tellThatNumberIsMissing(row);
            return null;
        }
        Optional<PhoneNumber> number = findings.read(phone, Optional.empty(), () -> Optional.of(number(phone)));
        return number.map(read -> contact(row, phone, read)).orElse(null);
    }

    private void tellThatNumberIsMissing(Sheet.Row row) {
        Entry.OF_CONTACT.stream()
                .filter(column -> !row.cell(column).isEmpty())
                .findFirst()
                .ifPresent(_ -> findings.error(
                        row.number(), Column.CONTACT_PHONE, null, "A contact needs a phone number that takes texts."));
    }

    private PhoneNumber number(Cell phone) {
        var number = PhoneNumber.read(phone.text(), known.phones())
                .orElseThrow(() -> Refusal.invalid(
                        "phone-invalid",
                        "phone",
                        "This is not a phone number. Include the area code, or start with + and the country code."));
        if (known.contact(entry.site(), number).isEmpty()) {
            known.refusals().apply(number).ifPresent(refusal -> {
                throw refusal;
            });
        }
        return number;
    }

    private ManyContacts.@Nullable Wanted contact(Sheet.Row row, Cell phone, PhoneNumber number) {
        var earlier = rowOf.putIfAbsent(number, row.number());
        if (earlier != null) {
            findings.error(
                    row.number(), Column.CONTACT_PHONE, phone.text(), "Row " + earlier + " has this number already.");
            return null;
        }
        var before = known.contact(entry.site(), number);
        return details(row, number, before.map(ManyContacts.Entered::details))
                .map(details -> wanted(row, before, details))
                .orElse(null);
    }

    private ManyContacts.@Nullable Wanted wanted(
            Sheet.Row row, Optional<ManyContacts.Entered> before, ContactDetails details) {
        var name = before.map(one -> one.details().name());
        if (name.isPresent() && !name.get().equals(details.name())) {
            findings.error(
                    row.number(),
                    Column.CONTACT_NAME,
                    details.name(),
                    "This number is " + name.get()
                            + "’s here. Whoever agreed to be texted is not renamed: remove the contact on the site’s page first.");
            return null;
        }
        tell(row, before, details);
        return before.filter(one -> one.details().equals(details)).isPresent()
                ? null
                : new ManyContacts.Wanted(entry.site(), before, details);
    }

    private void tell(Sheet.Row row, Optional<ManyContacts.Entered> before, ContactDetails details) {
        if (before.isEmpty()) {
            findings.add(Finding.Kind.NEW, row.number(), "New contact " + details.name() + ".");
            return;
        }
        var changes = Changes.of(before.get().details(), details);
        findings.add(
                changes.isEmpty() ? Finding.Kind.UNCHANGED : Finding.Kind.CHANGED,
                row.number(),
                "Contact " + details.name() + (changes.isEmpty() ? "." : ": " + changes + "."));
    }

    private Optional<ContactDetails> details(Sheet.Row row, PhoneNumber number, Optional<ContactDetails> before) {
        var errors = findings.errors();
        var name = Cell.of(row, Column.CONTACT_NAME);
        var email = Cell.of(row, Column.CONTACT_EMAIL);
        var title = Cell.of(row, Column.CONTACT_TITLE);
        var slot = Cell.of(row, Column.CONTACT_SLOT);
        var byEmail = Cell.of(row, Column.CONTACT_BY_EMAIL);
        var nameOr = name.or(before.map(ContactDetails::name).orElse(""));
        Optional<String> emailOr = email.isEmpty() ? before.flatMap(ContactDetails::email) : Optional.of(email.text());
        Optional<String> titleOr = title.isEmpty() ? before.flatMap(ContactDetails::title) : Optional.of(title.text());
        Optional<Integer> slotOr = slot.isEmpty()
                ? before.flatMap(ContactDetails::slot)
                : findings.read(slot, Optional.empty(), () -> Optional.of(slot(slot.text())));
        boolean byEmailOr = byEmail.isEmpty()
                ? before.map(ContactDetails::emailToo).orElse(false)
                : findings.read(byEmail, false, () -> yes(byEmail.text()));
        // Each is tried by itself: the details stop at the first mistake.
        var any = new ContactDetails("-", number, Optional.empty(), false, Optional.empty(), Optional.empty());
        findings.read(name, any, () -> with(nameOr, number, Optional.empty(), false, Optional.empty(), slotOr));
        findings.read(email, any, () -> with("-", number, plain(emailOr), byEmailOr, Optional.empty(), slotOr));
        findings.read(title, any, () -> with("-", number, Optional.empty(), false, titleOr, slotOr));
        return findings.errors() > errors
                ? Optional.empty()
                : Optional.of(with(nameOr, number, emailOr, byEmailOr, titleOr, slotOr));
    }

    private static ContactDetails with(
            String name,
            PhoneNumber number,
            Optional<String> email,
            boolean byEmail,
            Optional<String> title,
            Optional<Integer> slot) {
        return new ContactDetails(name, number, email, byEmail, title, slot);
    }

    private static Optional<String> plain(Optional<String> email) {
        if (email.orElse("").chars().anyMatch(Character::isISOControl)) {
            throw Refusal.invalid("email-invalid", "email", "This is not an e-mail address.");
        }
        return email;
    }

    private static int slot(String typed) {
        if (!typed.matches("[0-9]{1,3}") || Integer.parseInt(typed) == 0) {
            throw Refusal.invalid("slot-invalid", "slot", "A slot is a number from 1 to 999.");
        }
        return Integer.parseInt(typed);
    }

    private static boolean yes(String typed) {
        return switch (RowReading.folded(typed)) {
            case "yes", "y", "true", "1", "x" -> true;
            case "no", "n", "false", "0" -> false;
            default -> throw Refusal.invalid("yes-or-no", "byEmail", "Write yes or no.");
        };
    }
}

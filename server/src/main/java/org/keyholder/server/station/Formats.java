package org.keyholder.server.station;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.keyholder.server.shared.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The formats that this server speaks, and what they refuse when it is entered, so that it is not refused when the alarm comes. */
@Component
public class Formats {

    private final ObjectProvider<FormatRules> formats;

    Formats(ObjectProvider<FormatRules> formats) {
        this.formats = formats;
    }

    /** All of them, by what people call them. */
    public List<FormatRules> all() {
        return formats.stream().sorted(Comparator.comparing(FormatRules::words)).toList();
    }

    /** What people call the format with this code; the code itself, where nobody here speaks it. */
    public String words(String code) {
        return formats.stream()
                .filter(format -> format.code().equals(code))
                .findFirst()
                .map(FormatRules::words)
                .orElse(code);
    }

    /** Refuses settings that are none for the receiver's format. */
    void check(Receiver receiver) {
        rules(receiver.format()).addressMistake(receiver.address()).ifPresent(mistake -> {
            throw Refusal.invalid("receiver-address-invalid", "address", mistake);
        });
    }

    /** Refuses a number that the receiver's format cannot carry. */
    public void check(Receiver receiver, AccountNumber number) {
        rules(receiver.format()).numberMistake(number).ifPresent(mistake -> {
            throw Refusal.invalid("account-number-not-carried", "accountNumber", mistake);
        });
    }

    /** Whether the receiver's format can carry this number. */
    public boolean carries(Receiver receiver, AccountNumber number) {
        return rules(receiver.format()).numberMistake(number).isEmpty();
    }

    /** Refuses a receiver for sites whose numbers it could not carry, and says for which. */
    void check(Receiver receiver, List<AccountNumber> inUse) {
        var rules = rules(receiver.format());
        var lost = inUse.stream()
                .filter(number -> rules.numberMistake(number).isPresent())
                .toList();
        if (lost.isEmpty()) {
            return;
        }
        var named = lost.stream().limit(5).map(AccountNumber::text).collect(Collectors.joining(", "));
        throw Refusal.invalid(
                "account-number-not-carried",
                "format",
                "The format " + receiver.format() + " cannot carry "
                        + (lost.size() == 1 ? "an account number" : lost.size() + " account numbers")
                        + " in use with this receiver: " + named + (lost.size() > 5 ? ", …" : "") + ".");
    }

    private FormatRules rules(String code) {
        return formats.stream()
                .filter(format -> format.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(
                        "receiver-format-unknown",
                        "format",
                        "The format is one of "
                                + formats.stream()
                                        .map(FormatRules::code)
                                        .sorted()
                                        .collect(Collectors.joining(", "))
                                + "."));
    }
}

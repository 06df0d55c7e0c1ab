package org.keyholder.server.dealerportal.station;

import java.util.Optional;
import java.util.UUID;
import org.keyholder.server.pages.FormInput;
import org.keyholder.server.pages.Mistakes;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.station.PrefixRule;

/**
 * A station record as it was typed; the passkey is not kept.
 *
 * @param receiver an id; empty for none
 * @param prefixedBy a code of {@link PrefixRule.By}
 */
public record RecordForm(String name, String receiver, String prefixedBy, String prefix) {

    private static final int LONGEST_NAME = 120;

    static RecordForm of(FormInput input) {
        return new RecordForm(
                input.text("name"), input.text("receiver"), input.text("prefixedBy"), input.text("prefix"));
    }

    static RecordForm named(String name) {
        return new RecordForm(name, "", PrefixRule.By.NUMBER.code(), "");
    }

    /** The name that is meant; what is wrong is among the mistakes. */
    String readName(Mistakes mistakes) {
        return mistakes.line("name", name, LONGEST_NAME);
    }

    PrefixRule readRule(Mistakes mistakes) {
        var by = mistakes.read("prefixedBy", PrefixRule.By.NUMBER, () -> PrefixRule.By.ofCode(prefixedBy));
        return mistakes.read("prefix", PrefixRule.NONE, () -> new PrefixRule(by, prefix));
    }

    /** Whether no signals are to be sent. */
    public boolean isWithoutReceiver() {
        return receiver.equals("none");
    }

    Optional<UUID> receiverId() {
        try {
            return Optional.of(UUID.fromString(receiver));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** Beside what a refusal is said: what a receiver cannot carry, beside the receiver. */
    static String field(Refusal refusal) {
        if (refusal.field() == null) {
            throw refusal;
        }
        return refusal.field().equals("name") ? "name" : "receiver";
    }
}

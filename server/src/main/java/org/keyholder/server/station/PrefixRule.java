package org.keyholder.server.station;

import java.util.Objects;
import java.util.stream.Stream;
import org.keyholder.server.shared.Refusal;

/**
 * Who adds the prefix that a station hands out with its numbers: a setting of the station record, for all sites that are bound to it.
 *
 * @param prefix 1 to 8 letters and digits; empty where each number holds its own
 */
public record PrefixRule(By by, String prefix) {

    /** Each number is entered as the station knows it. */
    public static final PrefixRule NONE = new PrefixRule(By.NUMBER, "");

    private static final int LONGEST = 8;

    /** Who adds it. */
    public enum By {
        /** Whoever enters the number: it holds the prefix already. */
        NUMBER("number"),
        /** Keyholder, in signals and launch URLs. */
        KEYHOLDER("keyholder"),
        /** The receiver. Signals must not hold it, and launch URLs must. */
        RECEIVER("receiver");

        private final String code;

        By(String code) {
            this.code = code;
        }

        /** As it stands in the database and in set-up files: never change one that is in use. */
        public String code() {
            return code;
        }

        /** @throws Refusal {@code prefix-rule-unknown} for any other text */
        public static By ofCode(String code) {
            return Stream.of(values())
                    .filter(by -> by.code.equals(code))
                    .findFirst()
                    .orElseThrow(() -> Refusal.invalid(
                            "prefix-rule-unknown",
                            "prefixedBy",
                            "Choose who adds the prefix of this station's numbers."));
        }
    }

    public PrefixRule {
        Objects.requireNonNull(by);
        prefix = prefix.strip();
        if (by == By.NUMBER) {
            prefix = "";
        } else if (!prefix.matches("[A-Za-z0-9]{1," + LONGEST + "}")) {
            throw Refusal.invalid(
                    "prefix-invalid",
                    "prefix",
                    "A prefix has 1 to " + LONGEST + " letters and digits, for example ABC.");
        }
    }

    /**
     * The number by which the station knows the site, as it comes back in launch URLs.
     *
     * @throws Refusal {@code account-number-too-long} where the prefix makes it longer than numbers are
     */
    public AccountNumber known(AccountNumber entered) {
        if (prefix.length() + entered.text().length() > AccountNumber.LONGEST) {
            throw Refusal.invalid(
                    "account-number-too-long",
                    "accountNumber",
                    "With the prefix " + prefix + " this number has more than " + AccountNumber.LONGEST
                            + " characters.");
        }
        return new AccountNumber(prefix + entered.text());
    }

    /** The number that signals carry. */
    public AccountNumber sent(AccountNumber entered) {
        return by == By.RECEIVER ? entered : known(entered);
    }

    /** Whether the number seems to hold the prefix that is going to be added to it. */
    public boolean doubles(AccountNumber entered) {
        return !prefix.isEmpty()
                && entered.key().startsWith(new AccountNumber(prefix).key())
                && entered.key().length() > prefix.length();
    }
}

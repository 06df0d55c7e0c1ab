package org.keyholder.server.site;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.station.AccountNumber;

/**
 * Numbers that a station gives to one dealer: from {@code P2000} to {@code P2999}, with the prefix, as the station knows its customers.
 *
 * @param lead what stands before the digits, as numbers are compared
 * @param width how many digits
 */
public record NumberBlock(StationId station, DealerId dealer, String lead, int width, long first, long last) {

    public static final int MOST_NUMBERS = 100_000;

    private static final int MOST_DIGITS = 12;
    private static final Pattern ENDS_IN_DIGITS = Pattern.compile("(.*[^0-9])?([0-9]{1," + MOST_DIGITS + "})");

    public NumberBlock {
        Objects.requireNonNull(station);
        Objects.requireNonNull(dealer);
        Objects.requireNonNull(lead);
        if (last < first) {
            throw Refusal.invalid("block-reversed", "last", "The last number comes after the first one.");
        }
        if (last - first >= MOST_NUMBERS) {
            throw Refusal.invalid(
                    "block-too-large", "last", "A block has at most %,d numbers.".formatted(MOST_NUMBERS));
        }
    }

    /**
     * Reads a block by its ends.
     *
     * @throws Refusal {@code block-number-invalid}, {@code block-ends-differ}, {@code block-reversed} and {@code block-too-large}, with the
     *     field {@code first} or {@code last}
     */
    public static NumberBlock read(StationId station, DealerId dealer, String first, String last) {
        var from = End.read("first", first);
        var to = End.read("last", last);
        if (!from.lead().equals(to.lead())
                || from.digits().length() != to.digits().length()) {
            throw Refusal.invalid(
                    "block-ends-differ",
                    "last",
                    "Both begin with the same letters and have as many digits, for example P2000 and P2999.");
        }
        return new NumberBlock(station, dealer, from.lead(), from.digits().length(), from.number(), to.number());
    }

    private record End(String lead, String digits) {

        static End read(String field, String typed) {
            if (AccountNumber.fits(typed)) {
                var parts = ENDS_IN_DIGITS.matcher(new AccountNumber(typed).key());
                if (parts.matches()) {
                    return new End(parts.group(1) == null ? "" : parts.group(1), parts.group(2));
                }
            }
            throw Refusal.invalid(
                    "block-number-invalid",
                    field,
                    "An account number that ends in 1 to " + MOST_DIGITS + " digits, for example P2000.");
        }

        long number() {
            return Long.parseLong(digits);
        }
    }

    /** "P2000" */
    public String firstText() {
        return text(first);
    }

    /** "P2999" */
    public String lastText() {
        return text(last);
    }

    /** As the station knows the customer who has it. */
    String text(long number) {
        return lead + ("%0" + width + "d").formatted(number);
    }

    /** Those of its numbers that begin like this, which is a block as well; empty where none does. */
    Optional<NumberBlock> beginning(String with) {
        if (lead.startsWith(with)) {
            return Optional.of(this);
        }
        var digits = with.startsWith(lead) ? with.substring(lead.length()) : "";
        return digits.length() <= width && digits.matches("[0-9]+")
                ? within(filled(digits, "0"), filled(digits, "9"))
                : Optional.empty();
    }

    private long filled(String digits, String with) {
        return Long.parseLong(digits + with.repeat(width - digits.length()));
    }

    private Optional<NumberBlock> within(long from, long to) {
        long low = Math.max(first, from);
        long high = Math.min(last, to);
        return low > high ? Optional.empty() : Optional.of(new NumberBlock(station, dealer, lead, width, low, high));
    }

    /** Those of its numbers that come after this one, as it is compared; all of them where that is of another kind. */
    Optional<NumberBlock> after(String key) {
        var digits = key.startsWith(lead) ? key.substring(lead.length()) : "";
        return digits.length() == width && digits.matches("[0-9]+")
                ? within(Long.parseLong(digits) + 1, last)
                : Optional.of(this);
    }

    /** How many numbers it has. */
    public long size() {
        return last - first + 1;
    }

    /** "P2000 to P2999" */
    @Override
    public String toString() {
        return firstText() + " to " + lastText();
    }
}

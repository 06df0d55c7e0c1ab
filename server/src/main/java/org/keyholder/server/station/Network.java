package org.keyholder.server.station;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.keyholder.server.shared.Refusal;

/**
 * A range of addresses: {@code 192.0.2.0/24}, {@code 2001:db8::/32}.
 *
 * @param address the first of the range
 * @param prefix how many bits all of them share, 0 to 32 or, of IPv6, 128
 */
public record Network(InetAddress address, int prefix) {

    private static final String IP4 = "[0-9]{1,3}(\\.[0-9]{1,3}){3}";
    private static final String IP6 = "[0-9a-fA-F:.]*:[0-9a-fA-F:.]*";
    private static final int BITS = Byte.SIZE;

    /** Longer than any range is. */
    private static final int LONGEST_SHOWN = 60;

    private static final Pattern ZEROS = Pattern.compile("(?:^|:)0(?::0)+(?::|$)");

    public Network {
        Objects.requireNonNull(address);
        if (prefix < 0 || prefix > address.getAddress().length * BITS) {
            throw new IllegalArgumentException("A prefix is no longer than its address");
        }
        if (!Arrays.equals(address.getAddress(), first(address, prefix))) {
            throw new IllegalArgumentException("A range begins with its first address");
        }
    }

    /**
     * Reads a range as it is written; an address alone is a range of one.
     *
     * @throws Refusal with the code {@code network-invalid} and the field {@code operatorNetworks}
     */
    public static Network read(String text) {
        var parts = text.strip().split("/", -1);
        try {
            var address = literal(parts[0]);
            int longest = address.getAddress().length * BITS;
            return switch (parts.length) {
                case 1 -> new Network(address, longest);
                case 2 -> new Network(address, prefix(parts[1]));
                default -> throw new IllegalArgumentException("More than one slash");
            };
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid(
                    "network-invalid",
                    "operatorNetworks",
                    "'" + cut(text)
                            + "' is no address range. Write one like 192.0.2.0/24 or 2001:db8::/32, starting with its first address.");
        }
    }

    private static String cut(String text) {
        return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
    }

    private static InetAddress literal(String text) {
        if (!text.matches(IP4) && !text.matches(IP6)) {
            throw new IllegalArgumentException("No address");
        }
        return InetAddress.ofLiteral(text);
    }

    private static int prefix(String text) {
        if (!text.matches("[0-9]{1,3}")) {
            throw new IllegalArgumentException("No prefix");
        }
        return Integer.parseInt(text);
    }

    /** Whether the address lies within the range; one of another kind never does. */
    public boolean holds(InetAddress other) {
        return other.getAddress().length == address.getAddress().length
                && Arrays.equals(address.getAddress(), first(other, prefix));
    }

    private static byte[] first(InetAddress address, int prefix) {
        var bytes = address.getAddress();
        for (int bit = prefix; bit < bytes.length * BITS; bit++) {
            bytes[bit / BITS] &= (byte) ~(0x80 >> (bit % BITS));
        }
        return bytes;
    }

    /** As PostgreSQL writes and reads it. */
    @Override
    public String toString() {
        return words(address) + "/" + prefix;
    }

    /** The address as people write it: of the longer ones the first of the longest rows of zeros is left out (RFC 5952, 4.2). */
    public static String words(InetAddress address) {
        var groups = address.getHostAddress();
        return ZEROS.matcher(groups)
                .results()
                .map(MatchResult::group)
                .max(Comparator.comparingLong(Network::zeros))
                .map(row -> groups.replaceFirst(Pattern.quote(row), "::"))
                .orElse(groups);
    }

    private static long zeros(String row) {
        return row.chars().filter(letter -> letter == '0').count();
    }
}

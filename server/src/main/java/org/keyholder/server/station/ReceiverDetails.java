package org.keyholder.server.station;

import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.Fingerprint;
import org.keyholder.server.shared.Refusal;

/**
 * What a station says of its receiver.
 *
 * @param brand who made it; empty where that is not said
 * @param description for dealers, who choose by it; may be empty
 * @param visibility which dealers may choose it
 */
public record ReceiverDetails(Receiver receiver, String brand, String description, Visibility visibility) {

    public static final int LONGEST_NAME = 120;
    public static final int LONGEST_BRAND = 60;
    public static final int LONGEST_DESCRIPTION = 300;
    public static final int LONGEST_ADDRESS = 500;

    public ReceiverDetails {
        Objects.requireNonNull(receiver);
        Objects.requireNonNull(visibility);
        check("name", receiver.name(), 1, LONGEST_NAME);
        check("brand", brand, 0, LONGEST_BRAND);
        check("description", description, 0, LONGEST_DESCRIPTION);
        check("address", receiver.address(), 1, LONGEST_ADDRESS);
    }

    private static void check(String field, String text, int shortest, int longest) {
        if (text.length() < shortest || text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.invalid(
                    "receiver-" + field + "-invalid",
                    field,
                    "Plain text of " + shortest + " to " + longest + " characters on one line.");
        }
    }

    /** Says whether two are the same, without saying what they are. */
    public String mark() {
        var said = String.join(
                "\n",
                receiver.name(),
                brand,
                description,
                receiver.format(),
                receiver.address(),
                switch (visibility) {
                    case Visibility.Everybody() -> "all";
                    case Visibility.Chosen(var dealers) ->
                        dealers.stream().map(DealerId::toString).sorted().collect(Collectors.joining(" "));
                });
        return HexFormat.of().formatHex(Fingerprint.of(said));
    }

    /** Which dealers may choose a receiver. Records that there are go on either way. */
    public sealed interface Visibility {

        /** Each dealer of this server. */
        record Everybody() implements Visibility {}

        /** These, and no other. */
        record Chosen(Set<DealerId> dealers) implements Visibility {

            /** What a form holds. */
            public static final int MOST = 100;

            public Chosen {
                dealers = Set.copyOf(dealers);
                if (dealers.size() > MOST) {
                    throw Refusal.invalid(
                            "receiver-dealers-too-many", "dealers", "At most " + MOST + " dealers, or all of them.");
                }
            }
        }
    }
}

package org.keyholder.server.dealer;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.shared.DealerId;

/**
 * A dealer as people see it.
 *
 * @param colour the brand's colour, {@code #rrggbb} in lower case
 * @param phone as people dial it, for pages and messages
 */
public record Dealer(
        DealerId id, String name, String colour, @Nullable String phone) {

    public Dealer {
        Objects.requireNonNull(id);
        if (name.isBlank() || name.length() > 120) {
            throw new IllegalArgumentException("A dealer's name has 1 to 120 characters");
        }
        if (!colour.matches("#[0-9a-f]{6}")) {
            throw new IllegalArgumentException("A colour is written #rrggbb, in lower case: " + colour);
        }
    }
}

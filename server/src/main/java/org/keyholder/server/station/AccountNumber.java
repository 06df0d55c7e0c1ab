package org.keyholder.server.station;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import org.keyholder.server.shared.Refusal;

/**
 * A number by which a station knows a site, or what is entered of it where somebody else adds a prefix: 1 to 20 letters, digits and hyphens,
 * kept as it was entered without surrounding blanks.
 */
public record AccountNumber(String text) {

    static final int LONGEST = 20;

    public AccountNumber {
        Objects.requireNonNull(text);
        text = plain(text);
        if (!fits(text)) {
            throw Refusal.invalid(
                    "account-number-invalid",
                    "accountNumber",
                    "An account number has 1 to 20 letters, digits and hyphens, for example P2794.");
        }
    }

    /** True when the text can be an account number at all. */
    public static boolean fits(String text) {
        var stripped = plain(text);
        return stripped.length() <= LONGEST && stripped.matches("[A-Za-z0-9][A-Za-z0-9 -]*");
    }

    /** Digits and letters of other widths are the same ones (Unicode NFKC). */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    }

    /** The number as it is compared: letter case and blanks do not count. The database computes the same. */
    public String key() {
        return text.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return text;
    }
}

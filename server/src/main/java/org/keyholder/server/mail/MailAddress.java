package org.keyholder.server.mail;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where mail goes, {@code ann@example.com}: the domain in small letters and as DNS has it, what stands before the sign as it was typed.
 * Quoted names and addresses in brackets are left out; nobody types them who means it. At most {@value #LONGEST} characters (RFC 5321,
 * 4.5.3.1.3, less the angle brackets).
 */
public record MailAddress(String text) {

    public static final int LONGEST = 254;

    private static final int LONGEST_NAME = 64;

    /** Dot-atoms, RFC 5322, 3.2.3. */
    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");

    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");

    public MailAddress {
        if (!isGood(text)) {
            throw new IllegalArgumentException("Not a mail address");
        }
    }

    private static boolean isGood(String text) {
        int sign = text.lastIndexOf('@');
        return text.length() <= LONGEST
                && sign > 0
                && sign <= LONGEST_NAME
                && NAME.matcher(text.substring(0, sign)).matches()
                && DOMAIN.matcher(text.substring(sign + 1)).matches();
    }

    /** What somebody typed; empty where it is no address. */
    public static Optional<MailAddress> typed(String typed) {
        var text = typed.strip();
        int sign = text.lastIndexOf('@');
        if (sign < 1 || text.length() > LONGEST) {
            return Optional.empty();
        }
        return domain(text.substring(sign + 1))
                .map(domain -> text.substring(0, sign) + "@" + domain)
                .filter(MailAddress::isGood)
                .map(MailAddress::new);
    }

    private static Optional<String> domain(String typed) {
        try {
            return Optional.of(IDN.toASCII(typed, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** Whether mail to both reaches the same person: few providers tell capital letters from small ones, and nobody has both. */
    public boolean isSameAs(MailAddress other) {
        return text.equalsIgnoreCase(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}

package org.keyholder.dc09.frame;

/**
 * The number by which a receiver knows a site. The rule is 3 to 16 hexadecimal digits (ioBroker.sia, pysiaalarm); real panels also
 * send longer numbers and names, so any printable text without the signs of the frame is one.
 *
 * @param text as it came, without the {@code #}; case is kept, for the answer echoes it
 */
public record AccountNumber(String text) {
    /** Longer than any that was seen, short enough to keep a flood of them small. */
    static final int LONGEST = 64;

    /** Refuses what could not be told apart from the frame around it. */
    public AccountNumber {
        if (!isAccount(text)) {
            throw new IllegalArgumentException(
                    "account: 1 to " + LONGEST + " printable characters without # [ ] | and quotes");
        }
    }

    /** Whether it is what the standard allows: 3 to 16 hexadecimal digits. */
    public boolean isStandard() {
        return text.length() >= 3 && text.length() <= 16 && Hex.isHex(text);
    }

    /** Whether both name the same account: the case of hexadecimal digits does not matter. */
    public boolean isSameAs(AccountNumber other) {
        return text.equalsIgnoreCase(other.text);
    }

    static boolean isAccount(String text) {
        return !text.isEmpty() && text.length() <= LONGEST && text.chars().allMatch(AccountNumber::mayStand);
    }

    private static boolean mayStand(int character) {
        return character > ' ' && character != 0x7F && "#[]|\"".indexOf(character) < 0;
    }
}

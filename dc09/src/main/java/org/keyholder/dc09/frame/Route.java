package org.keyholder.dc09.frame;

/**
 * Where a frame belongs: receiver number, line number and account, the part of the header between sequence and data. An
 * answer echoes {@code text} to the letter, whatever shape it came in.
 *
 * @param text all of it as it stands on the wire, such as {@code R579BDFL789ABC#12345A}
 */
public record Route(Prefix receiver, Prefix line, AccountNumber account, String text) {
    /** A route to send with: receiver 0 and line 0, both written out because some receivers trip over their absence. */
    public static Route to(String account) {
        return to("0", "0", account);
    }

    /** A route to send with; receiver and line are one to six hexadecimal digits. */
    public static Route to(String receiver, String line, String account) {
        return new Route(
                prefix("receiver", receiver),
                prefix("line", line),
                new AccountNumber(account),
                "R" + receiver + "L" + line + "#" + account);
    }

    private static Prefix prefix(String field, String digits) {
        if (digits.isEmpty() || digits.length() > 6 || !Hex.isHex(digits)) {
            throw new IllegalArgumentException(field + ": one to six hexadecimal digits, not " + digits);
        }
        return new Prefix.Given(digits);
    }
}

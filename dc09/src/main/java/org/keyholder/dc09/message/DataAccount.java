package org.keyholder.dc09.message;

import org.keyholder.dc09.content.OpenedFrame;
import org.keyholder.dc09.frame.Allowance;
import org.keyholder.dc09.frame.Allowances;
import org.keyholder.dc09.frame.Hex;

/**
 * The account in front of the data, {@code #acct|}, which panels also write without its sign or leave out.
 *
 * @param text the account, empty when it is left out
 * @param from where the event begins in the data
 */
record DataAccount(String text, int from, Allowances allowed) {
    static DataAccount of(OpenedFrame frame) {
        String data = frame.data();
        int bar = data.indexOf('|');
        if (data.startsWith("#")) {
            return new DataAccount(data.substring(1, Math.max(bar, 1)), bar + 1, frame.allowed());
        }
        if (bar > 0 && isAccount(data.substring(0, bar), frame)) {
            return new DataAccount(
                    data.substring(0, bar), bar + 1, frame.allowed().and(Allowance.DATA_ACCOUNT_WITHOUT_HASH));
        }
        return new DataAccount("", bar == 0 ? 1 : 0, frame.allowed().and(Allowance.DATA_ACCOUNT_MISSING));
    }

    private static boolean isAccount(String text, OpenedFrame frame) {
        return text.equalsIgnoreCase(frame.frame().route().account().text()) || (text.length() >= 3 && Hex.isHex(text));
    }
}

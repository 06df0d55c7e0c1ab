package org.keyholder.dc09.sender;

import org.keyholder.dc09.content.FrameKey;
import org.keyholder.dc09.content.Protection;
import org.keyholder.dc09.frame.Route;

/** As whom to report: receiver and line number, account, and its key where it has one. */
public record SenderAccount(Route route, Protection protection) {
    /** An account that reports in clear text. */
    public static SenderAccount clear(String account) {
        return new SenderAccount(Route.to(account), new Protection.ClearText());
    }

    /** An account that reports in cipher, and believes only answers in cipher. */
    public static SenderAccount encrypted(String account, FrameKey key) {
        return new SenderAccount(Route.to(account), Protection.with(key));
    }
}

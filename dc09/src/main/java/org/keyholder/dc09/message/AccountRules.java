package org.keyholder.dc09.message;

import org.keyholder.dc09.content.Protection;
import org.keyholder.dc09.frame.Allowances;

/** What is known of an account before its frame is opened. */
public record AccountRules(Protection protection, Allowances allowances) {
    /** No key, and the usual allowances. */
    public static final AccountRules USUAL = new AccountRules(new Protection.ClearText(), Allowances.USUAL);
}

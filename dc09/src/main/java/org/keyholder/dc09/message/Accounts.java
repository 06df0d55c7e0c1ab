package org.keyholder.dc09.message;

import org.keyholder.dc09.frame.AccountNumber;

/** Where a decoder looks accounts up. Must answer for every number, known or not, and from many threads. */
@FunctionalInterface
public interface Accounts {
    /** Every account clear, with the usual allowances. */
    Accounts WITHOUT_KEYS = account -> AccountRules.USUAL;

    /** The rules of this account. */
    AccountRules rules(AccountNumber account);
}

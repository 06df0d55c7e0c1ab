package org.keyholder.server.messaging;

/** What a phone number is for, as far as that matters to whoever pays for texts to it. */
public enum NumberKind {
    /** Mobile, landline, or not known: whether it takes texts, a text will tell. */
    ORDINARY,
    /** Satellite phones, and international premium, shared-cost and freephone numbers. */
    OF_NO_COUNTRY,
    PREMIUM,
    SHARED_COST,
    TOLL_FREE,
    PAGER,
    /** Follows a person from line to line, at a price that nobody sees beforehand. */
    PERSONAL,
    /** One number for all of a company. */
    COMPANY,
    VOICEMAIL
}

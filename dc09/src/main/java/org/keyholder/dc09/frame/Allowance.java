package org.keyholder.dc09.frame;

/**
 * A way in which a panel or receiver bends the standard and may be borne with. Those that leave meaning and integrity of a frame
 * untouched, and that frames with a right header were captured with, are {@link #usual()}; the others have to be given to an account.
 */
public enum Allowance {
    /** The CRC is computed over something else. ELDES panels (pysiaalarm#17). The frame may then be damaged unnoticed. */
    IGNORE_CRC(false),
    /** The length counts something else. ELDES panels (pysiaalarm#17). */
    IGNORE_LENGTH(false),
    /**
     * The timestamp is not judged: panels whose clock nobody sets, for which pysiaalarm lets its check be switched off. Opens the
     * door to replays.
     */
    IGNORE_CLOCK(false),
    /** An encrypted frame without a timestamp: panels set up against ioBroker.sia or pysiaalarm, which never ask for it. */
    ENCRYPTED_WITHOUT_TIMESTAMP(false),
    /** {@code L01234} for {@code L0#1234}, one line digit assumed: senders that pysiaalarm's pattern {@code [#]?} is for. */
    MISSING_HASH(false),
    /** {@code L#7303658550}: the letter without a digit (panel of ioBroker.sia#11). */
    EMPTY_LINE_NUMBER(true),
    /** {@code R} without a digit: ioBroker.sia reads it, so panels set up against it may send it. */
    EMPTY_RECEIVER_NUMBER(true),
    /** No {@code L} at all, though the standard asks for one (senders listed by fioletoven/dc09). */
    MISSING_LINE_NUMBER(true),
    /** {@code NoneL0}: pysiaalarm writes the word where the request had no receiver number (home-assistant/core#180511). */
    RECEIVER_NONE(true),
    /** {@code L0R0}: pysiaalarm's NAK has them the wrong way round. */
    LINE_BEFORE_RECEIVER(true),
    /** An account number that is longer than 16, shorter than 3, or not hexadecimal: real panels send such. */
    UNUSUAL_ACCOUNT(true),
    /** {@code [3044|NOP1]}: the account in the data without its {@code #} (OPAX, PROSEC). */
    DATA_ACCOUNT_WITHOUT_HASH(true),
    /** {@code [|Nri1/CL501]} or {@code [Nri1/WA000]}: no account in the data (pysiaalarm's cases, jeedom-ajaxsiabe). */
    DATA_ACCOUNT_MISSING(true),
    /** {@code [#1234|BA12]}: neither N nor O before the code; pysiaalarm reads it as new. */
    MISSING_QUALIFIER(true),
    /** Bytes behind the timestamp of an encrypted answer: ioBroker.sia adds a PKCS#7 block. */
    TRAILING_BYTES(true);

    private final boolean usual;

    Allowance(boolean usual) {
        this.usual = usual;
    }

    /** Whether it is on unless it is taken away. */
    public boolean usual() {
        return usual;
    }
}

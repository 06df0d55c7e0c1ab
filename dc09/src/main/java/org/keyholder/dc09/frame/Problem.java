package org.keyholder.dc09.frame;

import java.util.Locale;

/** Everything that may be wrong with what a peer sent. The codes are stable: scripts and stored rows may rely on them. */
public enum Problem {
    /** Nothing between LF and CR. */
    EMPTY("There is nothing between the start and the end of the frame"),
    /** Over 0xFFF bytes after the header, the most that its length field can say. */
    TOO_LONG("The frame is longer than 4095 bytes"),
    /** No quote where the header must end. */
    NOT_A_FRAME("This does not begin as a frame does: CRC, length, quote"),
    /** Id without an end, empty, or with characters no id has. */
    ID_MALFORMED("The message id between the quotes cannot be read"),
    /** Not four decimal digits after the id. */
    SEQUENCE_MALFORMED("The sequence number is not four decimal digits"),
    /** Receiver and line numbers in no known shape. */
    ROUTE_MALFORMED("The receiver or line number cannot be read"),
    /** No account number, or one that cannot be. */
    ACCOUNT_MALFORMED("The account number is missing or cannot be read"),
    /** No opening bracket. */
    DATA_MISSING("The frame has no data block"),
    /** The CRC field holds something other than digits. */
    CRC_NOT_HEXADECIMAL("The CRC in the header is not hexadecimal"),
    /** The CRC differs. */
    CRC_WRONG("The CRC in the header differs from the computed one: the frame was damaged on its way"),
    /** The length field holds something other than digits. */
    LENGTH_NOT_HEXADECIMAL("The length in the header is not hexadecimal"),
    /** The length differs. */
    LENGTH_WRONG("The length in the header differs from the counted one"),
    /** The reading needed an allowance that this account does not have. */
    NOT_TO_THE_STANDARD("The frame bends the standard in a way that is not allowed for this account"),
    /** Encrypted, and no key is known for the account. */
    KEY_MISSING("The frame is encrypted and there is no key for its account"),
    /** Clear text from an account that has a key: anybody could have sent it. */
    CLEAR_TEXT_REFUSED("The frame is in clear text although its account has a key"),
    /** Not whole blocks of hexadecimal digits. */
    CIPHERTEXT_MALFORMED("The encrypted part is not whole blocks of hexadecimal digits"),
    /** What came out is no content: another key. */
    KEY_WRONG("The key does not open the frame"),
    /** Data, extended data and timestamp do not follow one another as they must. */
    CONTENT_MALFORMED("The blocks of data, extended data and timestamp cannot be told apart"),
    /** No date and time of day in the timestamp. */
    TIMESTAMP_MALFORMED("The timestamp is not a date and time"),
    /** Encrypted frames must be stamped, or they could be replayed for ever. */
    TIMESTAMP_MISSING("The frame is encrypted but has no timestamp"),
    /** Before the acceptance window. */
    TIMESTAMP_TOO_OLD("The timestamp is too far behind the receiver's clock"),
    /** After the acceptance window. */
    TIMESTAMP_TOO_NEW("The timestamp is too far ahead of the receiver's clock"),
    /** Not {@code QXYZ GG CCC}. */
    CONTACT_ID_MALFORMED("The data is not a Contact ID event"),
    /** No event in a DC-03 block. */
    SIA_MALFORMED("The data is not a DC-03 block");

    private final String words;

    Problem(String words) {
        this.words = words;
    }

    /** The stable code, such as {@code crc-wrong}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A sentence for an installer. */
    public String words() {
        return words;
    }
}

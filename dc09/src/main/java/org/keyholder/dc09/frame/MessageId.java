package org.keyholder.dc09.frame;

/**
 * The id of a frame, between its quotes and without the star that marks encryption.
 *
 * @param text one to sixteen characters, as they came
 */
public record MessageId(MessageKind kind, String text) {
    /** Events in the block grammar of DC-03. */
    public static final MessageId SIA_DCS = known(MessageKind.SIA_DCS);
    /** One event in Contact ID. */
    public static final MessageId ADM_CID = known(MessageKind.ADM_CID);
    /** A link test. */
    public static final MessageId NULL = known(MessageKind.NULL);
    /** Acknowledged. */
    public static final MessageId ACK = known(MessageKind.ACK);
    /** Timestamp refused. */
    public static final MessageId NAK = known(MessageKind.NAK);
    /** Not understood. */
    public static final MessageId DUH = known(MessageKind.DUH);
    /** Response to a request. */
    public static final MessageId RSP = known(MessageKind.RSP);

    private static final MessageId[] KNOWN = {SIA_DCS, ADM_CID, NULL, ACK, NAK, DUH, RSP};

    private static MessageId known(MessageKind kind) {
        return new MessageId(kind, kind.text());
    }

    static MessageId of(byte[] bytes, int from, int to) {
        for (MessageId known : KNOWN) {
            if (known.stands(bytes, from, to)) {
                return known;
            }
        }
        return new MessageId(MessageKind.UNKNOWN, Latin1.text(bytes, from, to));
    }

    private boolean stands(byte[] bytes, int from, int to) {
        if (to - from != text.length()) {
            return false;
        }
        for (int at = from; at < to; at++) {
            if (bytes[at] != text.charAt(at - from)) {
                return false;
            }
        }
        return true;
    }
}

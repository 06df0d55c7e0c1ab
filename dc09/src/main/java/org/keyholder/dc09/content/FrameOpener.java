package org.keyholder.dc09.content;

import java.nio.charset.StandardCharsets;
import org.keyholder.dc09.frame.Allowance;
import org.keyholder.dc09.frame.Allowances;
import org.keyholder.dc09.frame.Frame;
import org.keyholder.dc09.frame.Hex;
import org.keyholder.dc09.frame.Problem;

/** Opens frames: decrypts, removes the pad, takes the blocks apart. Nothing a peer sends makes it throw. */
public final class FrameOpener {
    private FrameOpener() {}

    /** Opens a frame with what is known of its account. */
    public static Opening open(Frame frame, Protection protection, Allowances allowances) {
        return switch (protection) {
            case Protection.ClearText() ->
                frame.encrypted() ? shut(Problem.KEY_MISSING, frame) : clear(frame, allowances);
            case Protection.Encrypted(FrameKey key) -> keyed(frame, key, allowances);
            case Protection.EncryptedOrClear(FrameKey key) ->
                frame.encrypted() ? decrypt(frame, key, allowances) : clear(frame, allowances);
        };
    }

    /** A receiver's NAK and DUH are never encrypted (DC-09-2013, public review, 5.5.3); everything else in clear text could be anybody's. */
    private static Opening keyed(Frame frame, FrameKey key, Allowances allowances) {
        if (frame.encrypted()) {
            return decrypt(frame, key, allowances);
        }
        return switch (frame.id().kind()) {
            case NAK, DUH -> clear(frame, allowances);
            case SIA_DCS, ADM_CID, NULL, ACK, RSP, UNKNOWN -> shut(Problem.CLEAR_TEXT_REFUSED, frame);
        };
    }

    private static Opening clear(Frame frame, Allowances allowances) {
        return new Blocks(frame, frame.content(), 0).open(allowances);
    }

    private static Opening decrypt(Frame frame, FrameKey key, Allowances allowances) {
        byte[] blocks = Hex.bytes(frame.content());
        if (blocks.length == 0 || blocks.length % FrameKey.BLOCK != 0) {
            return shut(Problem.CIPHERTEXT_MALFORMED, frame);
        }
        String plain = new String(key.decipher(blocks), StandardCharsets.ISO_8859_1);
        int dataFrom = afterPad(plain);
        if (dataFrom < 0) {
            return shut(Problem.KEY_WRONG, frame);
        }
        return stamped(new Blocks(frame, plain, dataFrom).open(allowances), frame, allowances);
    }

    /**
     * The pad ends with {@code |}, or, where the data is empty, with the {@code ]} itself: some senders leave the bar out then.
     * Pad bytes are never one of these, and there are at most sixteen of them; dc09_spt writes one block more at times. -1 when
     * there is no such end: another key.
     */
    private static int afterPad(String plain) {
        for (int at = 0; at < plain.length() && at <= 2 * FrameKey.BLOCK; at++) {
            switch (plain.charAt(at)) {
                case '|' -> {
                    return at + 1;
                }
                case ']' -> {
                    return at;
                }
                default -> {}
            }
        }
        return -1;
    }

    /** What does not fall into blocks after decryption was opened with another key; what does must be stamped. */
    private static Opening stamped(Opening opening, Frame frame, Allowances allowances) {
        return switch (opening) {
            case Opening.Shut(Problem problem, Frame _) when problem != Problem.CONTENT_MALFORMED -> opening;
            case Opening.Shut _ -> shut(Problem.KEY_WRONG, frame);
            case Opening.Opened(OpenedFrame opened)
            when opened.timestamp() instanceof Timestamp.Absent -> unstamped(opened, allowances);
            case Opening.Opened _ -> opening;
        };
    }

    private static Opening unstamped(OpenedFrame opened, Allowances allowances) {
        if (!allowances.has(Allowance.ENCRYPTED_WITHOUT_TIMESTAMP)) {
            return shut(Problem.TIMESTAMP_MISSING, opened.frame());
        }
        Allowances allowed = opened.allowed().and(Allowance.ENCRYPTED_WITHOUT_TIMESTAMP);
        return new Opening.Opened(
                new OpenedFrame(opened.frame(), opened.data(), opened.extended(), opened.timestamp(), allowed));
    }

    private static Opening shut(Problem problem, Frame frame) {
        return new Opening.Shut(problem, frame);
    }
}

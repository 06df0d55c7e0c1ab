package org.keyholder.dc09.message;

import org.keyholder.dc09.content.FrameOpener;
import org.keyholder.dc09.content.OpenedFrame;
import org.keyholder.dc09.content.Opening;
import org.keyholder.dc09.frame.Allowances;
import org.keyholder.dc09.frame.Frame;
import org.keyholder.dc09.frame.FrameReader;
import org.keyholder.dc09.frame.FrameReading;
import org.keyholder.dc09.frame.HeaderCheck;
import org.keyholder.dc09.frame.Problem;

/**
 * Bytes to message: reads the header, opens the content, reads the data, with the rules of the account that the header names. Has
 * no state; may be used by many threads. The clock is judged apart, by {@link org.keyholder.dc09.content.AcceptanceWindow}.
 */
public final class Decoder {
    private final Accounts accounts;

    /** A decoder for these accounts. */
    public Decoder(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Decodes what stands between LF and CR. */
    public Decoding decode(byte[] bytes) {
        return decode(bytes, 0, bytes.length);
    }

    /** Decodes {@code bytes[from]} up to, not including, {@code bytes[to]}: what stands between LF and CR. */
    public Decoding decode(byte[] bytes, int from, int to) {
        return switch (FrameReader.read(bytes, from, to, Allowances.USUAL)) {
            case FrameReading.Whole(Frame frame) -> judge(frame);
            case FrameReading.Damaged(Problem _, Frame frame) -> judge(frame);
            case FrameReading.Malformed(Problem problem, HeaderCheck crc, HeaderCheck length) ->
                new Decoding.Malformed(problem, crc, length);
            case FrameReading.NotAFrame(Problem problem) -> new Decoding.NotAFrame(problem);
        };
    }

    private Decoding judge(Frame frame) {
        AccountRules rules = accounts.rules(frame.route().account());
        return switch (FrameReader.judge(frame, rules.allowances())) {
            case FrameReading.Whole(Frame whole) -> open(whole, rules);
            case FrameReading.Damaged(Problem problem, Frame damaged) -> new Decoding.Damaged(problem, damaged);
            case FrameReading.Malformed(Problem problem, HeaderCheck crc, HeaderCheck length) ->
                new Decoding.Malformed(problem, crc, length);
            case FrameReading.NotAFrame(Problem problem) -> new Decoding.NotAFrame(problem);
        };
    }

    private static Decoding open(Frame frame, AccountRules rules) {
        return switch (FrameOpener.open(frame, rules.protection(), rules.allowances())) {
            case Opening.Opened(OpenedFrame opened) -> understand(opened, rules);
            case Opening.Shut(Problem problem, Frame shut) -> new Decoding.Shut(problem, shut);
        };
    }

    private static Decoding understand(OpenedFrame frame, AccountRules rules) {
        return switch (MessageReader.read(frame, rules.allowances())) {
            case Understanding.Understood(Message message) -> new Decoding.Understood(message);
            case Understanding.NotUnderstood(Problem problem, OpenedFrame read) ->
                new Decoding.NotUnderstood(problem, read);
        };
    }
}

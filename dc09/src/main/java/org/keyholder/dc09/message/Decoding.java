package org.keyholder.dc09.message;

import java.util.Optional;
import org.keyholder.dc09.content.OpenedFrame;
import org.keyholder.dc09.frame.Frame;
import org.keyholder.dc09.frame.HeaderCheck;
import org.keyholder.dc09.frame.Problem;

/** All three steps in one, bytes to message, and how far they went. */
public sealed interface Decoding {
    /** All the way. */
    record Understood(Message message) implements Decoding {}

    /** Sound and open, but the data says nothing in its format: the case for DUH. */
    record NotUnderstood(Problem problem, OpenedFrame frame) implements Decoding {}

    /** Sound, but not to be opened. */
    record Shut(Problem problem, Frame frame) implements Decoding {}

    /** Readable, but not to be trusted: CRC, length, or a liberty that this account may not take. */
    record Damaged(Problem problem, Frame frame) implements Decoding {}

    /** A frame whose header breaks off. */
    record Malformed(Problem problem, HeaderCheck crc, HeaderCheck length) implements Decoding {}

    /** No frame. */
    record NotAFrame(Problem problem) implements Decoding {}

    /** What is wrong; empty when it was understood. */
    default Optional<Problem> refusal() {
        return switch (this) {
            case Understood _ -> Optional.empty();
            case NotUnderstood(Problem problem, OpenedFrame _) -> Optional.of(problem);
            case Shut(Problem problem, Frame _) -> Optional.of(problem);
            case Damaged(Problem problem, Frame _) -> Optional.of(problem);
            case Malformed(Problem problem, HeaderCheck _, HeaderCheck _) -> Optional.of(problem);
            case NotAFrame(Problem problem) -> Optional.of(problem);
        };
    }
}

package org.keyholder.dc09.frame;

/** The first step, bytes to frame, and all that can come of it. */
public sealed interface FrameReading {
    /** Header read, CRC and length right or borne with. */
    record Whole(Frame frame) implements FrameReading {}

    /** Header read, but the frame may not be trusted; here for a log or an installer's eyes only. */
    record Damaged(Problem problem, Frame frame) implements FrameReading {}

    /** Begins as a frame does, but its header cannot be read to the end. */
    record Malformed(Problem problem, HeaderCheck crc, HeaderCheck length) implements FrameReading {}

    /** Not a frame at all. */
    record NotAFrame(Problem problem) implements FrameReading {}
}

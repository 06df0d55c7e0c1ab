package org.keyholder.dc09.content;

import org.keyholder.dc09.frame.Frame;
import org.keyholder.dc09.frame.Problem;

/** The second step, frame to opened frame, and all that can come of it. */
public sealed interface Opening {
    /** Open. */
    record Opened(OpenedFrame frame) implements Opening {}

    /** Not to be opened: no key, the wrong one, clear text where there must be none, or blocks that make no sense. */
    record Shut(Problem problem, Frame frame) implements Opening {}
}

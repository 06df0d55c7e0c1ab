package org.keyholder.dc09.message;

import org.keyholder.dc09.content.OpenedFrame;
import org.keyholder.dc09.frame.Problem;

/** The third step, opened frame to message, and all that can come of it. */
public sealed interface Understanding {
    /** The message. */
    record Understood(Message message) implements Understanding {}

    /** The frame is sound but its data says nothing in its format; the raw data is in the frame. */
    record NotUnderstood(Problem problem, OpenedFrame frame) implements Understanding {}
}

package org.keyholder.dc09.content;

import java.util.List;
import java.util.Objects;
import org.keyholder.dc09.frame.Allowances;
import org.keyholder.dc09.frame.Frame;

/**
 * A frame whose content lies open: decrypted where it was encrypted, and taken apart into its blocks.
 *
 * @param data what stands in the first brackets, a character per byte (ISO-8859-1), pad removed
 * @param extended all extended data blocks in the order they came
 * @param allowed what had to be allowed for so far
 */
public record OpenedFrame(
        Frame frame, String data, List<ExtendedData> extended, Timestamp timestamp, Allowances allowed) {
    /** Takes a copy of the blocks. */
    public OpenedFrame {
        Objects.requireNonNull(frame);
        extended = List.copyOf(extended);
    }

    /** Data of an encrypted frame never gets into a log by way of this. */
    @Override
    public String toString() {
        return "OpenedFrame[" + frame.id().text() + " " + frame.sequence().digits() + " "
                + frame.route().text() + " " + timestamp + "]";
    }
}

package org.keyholder.dc09.content;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keyholder.dc09.frame.Allowance;
import org.keyholder.dc09.frame.Allowances;
import org.keyholder.dc09.frame.Frame;
import org.keyholder.dc09.frame.Problem;

/** Takes {@code data][Xvalue]..._HH:MM:SS,MM-DD-YYYY} apart. Neither data nor a block may hold a bracket. */
final class Blocks {
    private final Frame frame;
    private final String text;
    private final int from;
    private int at;

    Blocks(Frame frame, String text, int from) {
        this.frame = frame;
        this.text = text;
        this.from = from;
    }

    Opening open(Allowances allowances) {
        int dataTo = text.indexOf(']', from);
        if (dataTo < 0) {
            return shut(Problem.CONTENT_MALFORMED);
        }
        at = dataTo + 1;
        List<ExtendedData> extended = extended();
        String data = text.substring(from, dataTo);
        return at == text.length()
                ? opened(data, extended, new Timestamp.Absent(), frame.allowed(), allowances)
                : stamped(data, extended, allowances);
    }

    /** Every block that is closed; one that is not stops the reading where it begins. */
    private List<ExtendedData> extended() {
        if (at == text.length() || text.charAt(at) != '[') {
            return List.of();
        }
        List<ExtendedData> extended = new ArrayList<>(2);
        while (at < text.length() && text.charAt(at) == '[') {
            int to = text.indexOf(']', at);
            if (to < 0) {
                break;
            }
            extended.add(ExtendedData.of(text.substring(at + 1, to)));
            at = to + 1;
        }
        return extended;
    }

    private Opening stamped(String data, List<ExtendedData> extended, Allowances allowances) {
        if (text.charAt(at) != '_') {
            return shut(Problem.CONTENT_MALFORMED);
        }
        int stampTo = Math.min(at + 1 + TimestampText.LENGTH, text.length());
        Optional<Instant> stamp = Timestamp.parse(text, at + 1, stampTo);
        boolean trailing = stampTo < text.length();
        if (stamp.isEmpty() || (trailing && !frame.encrypted())) {
            return shut(Problem.TIMESTAMP_MALFORMED);
        }
        Allowances allowed = trailing ? frame.allowed().and(Allowance.TRAILING_BYTES) : frame.allowed();
        return opened(data, extended, new Timestamp.At(stamp.get()), allowed, allowances);
    }

    private Opening opened(
            String data, List<ExtendedData> extended, Timestamp stamp, Allowances needed, Allowances allowances) {
        return allowances.covers(needed)
                ? new Opening.Opened(new OpenedFrame(frame, data, extended, stamp, needed))
                : shut(Problem.NOT_TO_THE_STANDARD);
    }

    private Opening shut(Problem problem) {
        return new Opening.Shut(problem, frame);
    }
}

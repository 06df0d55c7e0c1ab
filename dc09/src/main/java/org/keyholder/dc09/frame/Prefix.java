package org.keyholder.dc09.frame;

/** A receiver number ({@code R…}) or line number ({@code L…}) of a frame (ioBroker.sia, pysiaalarm). */
public sealed interface Prefix {
    /** Not in the frame; the answer then has none either. */
    record LeftOut() implements Prefix {}

    /**
     * In the frame.
     *
     * @param digits one to six hexadecimal digits in the case they came in; empty from panels that send the bare letter
     */
    record Given(String digits) implements Prefix {}

    /** The digits, or the empty text where there are none. */
    default String digits() {
        return switch (this) {
            case LeftOut() -> "";
            case Given(String digits) -> digits;
        };
    }
}

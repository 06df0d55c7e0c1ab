package org.keyholder.server.signal;

/** What a station is told about. */
public enum Happening {
    EVENT("event"),
    /** Somebody reports so often that further reports are joined and counted. */
    STORM_BEGAN("storm-began"),
    TEXT_SENT("text-sent"),
    TEXT_OPENED("text-opened"),
    DISPATCH_WANTED("dispatch-wanted"),
    DISREGARD_WANTED("disregard-wanted"),
    /** Pressed when the time to answer was over: told, and no cancel. */
    DISREGARD_LATE("disregard-late"),
    /** Pressed where somebody wants a Dispatch: told, and no cancel. */
    DISREGARD_OVERRULED("disregard-overruled"),
    /** What was wanted is not wanted any more, and nothing else is. */
    DISPATCH_TAKEN_BACK("dispatch-taken-back"),
    DISREGARD_TAKEN_BACK("disregard-taken-back"),
    /** A press was taken back that was not what counted. */
    ANSWER_TAKEN_BACK("answer-taken-back"),
    /** Somebody looks whether signals arrive: about no event, and no alarm. */
    TEST("test");

    private final String code;

    Happening(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Happening ofCode(String code) {
        for (var happening : values()) {
            if (happening.code.equals(code)) {
                return happening;
            }
        }
        throw new IllegalArgumentException("Not a happening: " + code);
    }
}

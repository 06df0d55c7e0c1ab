package org.keyholder.server.alarm;

/** What an answer does to the outcome (docs/answers.md). */
public enum Effect {
    /** It stands: the outcome is what it says. */
    COUNTS,
    /** A Disregard after the time to answer was over: on record, and no all-clear. */
    LATE,
    /** A Disregard beside a Dispatch that stands: Dispatch wins. */
    OVERRULED
}

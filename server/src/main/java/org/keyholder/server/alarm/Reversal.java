package org.keyholder.server.alarm;

/** What taking a press back does to the outcome (docs/answers.md). */
public enum Reversal {
    /** Dispatch was wanted, and nobody wants anything now. */
    ENDS_DISPATCH,
    /** Disregard was wanted, and nobody wants anything now. */
    ENDS_DISREGARD,
    /** Dispatch is wanted again: the press had taken it back. */
    LEAVES_DISPATCH,
    /** A Disregard that a Dispatch had overruled stands. */
    LEAVES_DISREGARD,
    /** The outcome is what it was. */
    CHANGES_NOTHING
}

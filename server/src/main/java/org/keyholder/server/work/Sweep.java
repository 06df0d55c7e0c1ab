package org.keyholder.server.work;

import java.time.Duration;

/**
 * Takes away, again and again, what nobody needs any more. Each bean of this type becomes a durable job that one node
 * runs at a time; what it took away is counted as {@code keyholder.swept} under its name.
 */
public interface Sweep {

    /** What is taken away, in a word: the name of its job and of its figure. Never change one that is in use. */
    String name();

    /** From the end of one sweep to the beginning of the next. */
    Duration interval();

    /** Takes away what is due and says how much it was; opens its own transaction. An exception counts as "again, later". */
    int sweep();
}

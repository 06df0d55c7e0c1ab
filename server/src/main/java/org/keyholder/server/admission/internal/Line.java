package org.keyholder.server.admission.internal;

/** How a request is let in when not all can be; the first goes before the others. */
enum Line {

    /** An alarm of a device that has shown its key on this connection before. */
    KNOWN_ALARMS(0),

    /** What looks like an alarm, and what somebody asks for who is known. */
    URGENT(5),

    OTHERS(25);

    private final int left;

    /** @param leftPercent of the requests that may have begun, what it leaves to the lines before it */
    Line(int leftPercent) {
        this.left = leftPercent;
    }

    /** How many may have begun for one more of this line to begin. */
    int limit(int most) {
        return left == 0 ? most : most - Math.max(1, most * left / 100);
    }

    /** Whether others are sent away for it. */
    boolean isUrgent() {
        return this != OTHERS;
    }
}

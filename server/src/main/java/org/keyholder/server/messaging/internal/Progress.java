package org.keyholder.server.messaging.internal;

import java.util.Locale;

/** How far a message has come. Receipts come twice and out of order: a message only moves up in rank. */
enum Progress {
    QUEUED(0),
    SENT(1),
    DELIVERED(3),
    UNDELIVERED(2),
    FAILED(2);

    private final int rank;

    Progress(int rank) {
        this.rank = rank;
    }

    /** A delivery that follows a failure counts: the phone has the text, whatever was said before. */
    boolean mayMoveTo(Progress next) {
        return next.rank > rank;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Progress ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}

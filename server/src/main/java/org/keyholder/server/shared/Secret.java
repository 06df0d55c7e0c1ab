package org.keyholder.server.shared;

import java.util.Objects;

/** A key, password or token: its text form never shows it, so that no log line can. */
public record Secret(String reveal) {

    public Secret {
        Objects.requireNonNull(reveal);
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}

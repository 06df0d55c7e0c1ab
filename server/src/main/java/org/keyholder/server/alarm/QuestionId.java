package org.keyholder.server.alarm;

import java.util.Objects;
import java.util.UUID;

/** The question to one contact in one round. */
public record QuestionId(UUID value) {

    public QuestionId {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

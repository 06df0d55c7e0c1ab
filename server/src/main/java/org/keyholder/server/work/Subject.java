package org.keyholder.server.work;

import java.util.Objects;
import java.util.UUID;

/** What a job is about: a row's id, led by the tenant in whose name the job will look for it. */
public record Subject(UUID tenant, UUID id) {

    public Subject {
        Objects.requireNonNull(tenant);
        Objects.requireNonNull(id);
    }

    /** Reads the text form. */
    public static Subject parse(String text) {
        int slash = text.indexOf('/');
        return new Subject(UUID.fromString(text.substring(0, slash)), UUID.fromString(text.substring(slash + 1)));
    }

    @Override
    public String toString() {
        return tenant + "/" + id;
    }
}

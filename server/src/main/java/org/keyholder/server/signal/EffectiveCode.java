package org.keyholder.server.signal;

import java.util.Objects;
import org.keyholder.server.site.CodeChoice;
import org.keyholder.server.site.CodeLevel;

/** What an event of a zone is signalled as, or that it is not, and who says so. */
public record EffectiveCode(CodeLevel level, CodeChoice choice) {

    public EffectiveCode {
        Objects.requireNonNull(level);
        Objects.requireNonNull(choice);
    }
}

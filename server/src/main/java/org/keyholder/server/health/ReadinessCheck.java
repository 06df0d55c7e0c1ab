package org.keyholder.server.health;

import java.util.Optional;

/** Something without which no alarm could be accepted. Every bean of this type is asked; it may take its time or throw. */
public interface ReadinessCheck {

    /** What is asked, as it stands in a sentence: "the database". */
    String subject();

    /** Why no alarm could be accepted now, in plain words and without internals; empty when all is well. */
    Optional<String> obstacle();
}

package org.keyholder.server.audit;

import java.util.Optional;
import org.keyholder.server.shared.Actor;

/** Knows who is signed in on this thread. Implemented by whoever signs people in. */
public interface ActingPerson {

    Optional<Actor.Person> now();
}

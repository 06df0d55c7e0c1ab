package org.keyholder.server.shared;

import java.util.Objects;
import java.util.UUID;

/** Who did it, as it is put on record: with the name as it was then, whatever it is changed to later. */
public sealed interface Actor {

    /**
     * Somebody who was signed in.
     *
     * @param organisation the dealer's or the station's id
     */
    record Person(PersonId id, String name, UUID organisation) implements Actor {

        public Person {
            Objects.requireNonNull(id);
            name = given(name);
            Objects.requireNonNull(organisation);
        }
    }

    /** A camera or a bridge that shows a key. */
    record Device(UUID id, String name) implements Actor {

        public Device {
            Objects.requireNonNull(id);
            name = given(name);
        }
    }

    /** A key holder, by the link that was texted or by a reply. */
    record Contact(UUID id, String name) implements Actor {

        public Contact {
            Objects.requireNonNull(id);
            name = given(name);
        }
    }

    /** The server by itself: a time that ran out, a receipt, a rule. */
    record System() implements Actor {}

    private static String given(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("Whoever acts has a name");
        }
        return name;
    }
}

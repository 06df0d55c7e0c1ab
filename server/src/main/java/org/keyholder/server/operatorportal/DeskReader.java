package org.keyholder.server.operatorportal;

import java.util.Objects;
import org.keyholder.server.pages.Person;

/**
 * Who has a page of the desk before them.
 *
 * @param acts they are of the station's people; whoever only looks is shown nothing to press
 */
public record DeskReader(Person person, String stationName, boolean acts) {

    public DeskReader {
        Objects.requireNonNull(person);
        Objects.requireNonNull(stationName);
    }
}

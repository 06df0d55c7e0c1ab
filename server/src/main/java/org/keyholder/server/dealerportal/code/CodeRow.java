package org.keyholder.server.dealerportal.code;

import java.util.List;

/**
 * The codes of a zone, or of all zones of a type.
 *
 * @param name "Exterior", "017 North walkway"
 * @param about the zone's type; empty of a type
 */
public record CodeRow(String name, String about, List<CodeCell> cells) {

    public CodeRow {
        cells = List.copyOf(cells);
    }
}

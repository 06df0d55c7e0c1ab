package org.keyholder.server.dealerportal.site;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody else has changed of a site while its form was open.
 *
 * @param who their name, where it is on record
 */
public record Meanwhile(String who, List<Change> changes) {

    public Meanwhile {
        changes = List.copyOf(changes);
    }

    /**
     * One field.
     *
     * @param field its name in the form
     * @param label its name on the page
     * @param was as it was when the form was opened
     * @param now as the other one has saved it
     * @param yours as it was typed here, where that is something else: then it stays, unless theirs is chosen
     */
    public record Change(
            String field,
            String label,
            String was,
            String now,
            @Nullable String yours) {}
}

package org.keyholder.server.dealerportal.importing;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.keyholder.server.shared.Actor;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.PersonId;

/**
 * A file that somebody chose, and how far it has come.
 *
 * @param unknown headers that are no column's
 * @param rows how many say something
 * @param mark of the plan that was shown
 * @param kept whether the file is there still
 * @param meanwhile whether it was to be saved, and was not, since something had changed
 * @param rowsDone of those that are being saved
 */
record SheetImport(
        DealerId dealer,
        UUID id,
        String fileName,
        String encoding,
        String separator,
        List<String> unknown,
        int rows,
        State state,
        String mark,
        boolean kept,
        boolean meanwhile,
        Plan.Counts counts,
        int rowsDone,
        PersonId person,
        String personName,
        Instant createdAt,
        Optional<Instant> endedAt) {

    /** How far. */
    enum State {
        /** Every row's outcome is known, and it waits for somebody's word. */
        CHECKED("checked"),
        /** Some rows cannot be saved as they are, and so none are. */
        WRONG("wrong"),
        RUNNING("running"),
        DONE("done");

        private final String code;

        State(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }

        static State ofCode(String code) {
            return java.util.Arrays.stream(values())
                    .filter(state -> state.code.equals(code))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("Not a state of an import: " + code));
        }
    }

    SheetImport {
        Objects.requireNonNull(dealer);
        Objects.requireNonNull(id);
        unknown = List.copyOf(unknown);
        Objects.requireNonNull(state);
        Objects.requireNonNull(counts);
        Objects.requireNonNull(endedAt);
    }

    Actor.Person actor() {
        return new Actor.Person(person, personName, dealer.value());
    }

    boolean canBeImported() {
        return state == State.CHECKED && kept && !counts.isNothing();
    }

    /** Whether it is another plan than the one of this mark that waits for somebody's word, or cannot have it. */
    boolean waitsUnlike(String shown) {
        return (state == State.CHECKED || state == State.WRONG) && !mark.equals(shown);
    }

    /** Whether it could have been imported, and no longer can. */
    boolean isGone() {
        return state == State.CHECKED && !kept && !counts.isNothing();
    }
}

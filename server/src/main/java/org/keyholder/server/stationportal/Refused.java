package org.keyholder.server.stationportal;

import java.util.Map;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.shared.Refusal;

/** A refusal as a form shows it: beside its field, or above them all. */
final class Refused {

    private Refused() {}

    /** @throws Refusal again where there is nothing of that kind: no form mends that */
    static FormErrors errors(Refusal refusal) {
        if (refusal.kind() == Refusal.Kind.NOT_FOUND) {
            throw refusal;
        }
        var field = refusal.field();
        return field == null ? FormErrors.form(refusal.words()) : FormErrors.of(Map.of(field, refusal.words()));
    }
}

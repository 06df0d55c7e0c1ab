package org.keyholder.server.audit.internal;

import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** A line of an exported record: an entry with its hash, or, last of all, the head. */
public sealed interface ExportLine {

    /** Of the form that docs/audit.md describes. */
    String FORM = "keyholder-audit-1";

    /** @param entry as it is hashed */
    record Entry(Map<String, Object> entry, String hash) implements ExportLine {

        public String text() {
            return CanonicalJson.of(Map.of("entry", entry, "hash", hash));
        }
    }

    /** @param notChained entries that were written a moment ago, and are not in the file */
    record Head(String organisation, long number, String hash, long notChained) implements ExportLine {

        public String text() {
            return CanonicalJson.of(Map.of(
                    "head",
                    Map.of(
                            "form",
                            FORM,
                            "organisation",
                            organisation,
                            "number",
                            number,
                            "hash",
                            hash,
                            "notChained",
                            notChained)));
        }
    }

    /** Reads a line; empty when it is neither. */
    static Optional<ExportLine> read(String line) {
        try {
            var fields = CanonicalJson.object(line);
            if (fields.size() == 2
                    && fields.get("entry") instanceof Map<?, ?>
                    && fields.get("hash") instanceof String hash) {
                return Optional.of(new Entry(named(fields, "entry"), hash));
            }
            return fields.size() == 1 && fields.get("head") instanceof Map<?, ?>
                    ? head(named(fields, "head"))
                    : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static Optional<ExportLine> head(Map<String, Object> head) {
        return FORM.equals(head.get("form"))
                        && head.get("organisation") instanceof String organisation
                        && head.get("number") instanceof Number number
                        && head.get("hash") instanceof String hash
                        && head.get("notChained") instanceof Number notChained
                ? Optional.of(new Head(organisation, number.longValue(), hash, notChained.longValue()))
                : Optional.empty();
    }

    /** An object's names are texts. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> named(Map<String, Object> fields, String name) {
        return (Map<String, Object>) java.util.Objects.requireNonNull(fields.get(name));
    }
}

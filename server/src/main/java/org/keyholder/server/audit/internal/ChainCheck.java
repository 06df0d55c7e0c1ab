package org.keyholder.server.audit.internal;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.audit.AuditVerdict;

/** Follows one organisation's chain from its first link on. */
public final class ChainCheck {

    private String organisation;
    private Chain.Link last = Chain.NONE;
    private @Nullable String lastAt;

    /** @param organisation its id, or a question mark until the first entry tells */
    public ChainCheck(String organisation) {
        this.organisation = organisation;
    }

    public String organisation() {
        return organisation;
    }

    public Chain.Link last() {
        return last;
    }

    /** Takes the next entry, as it is hashed, with the hash that it is said to have; answers what is wrong with it, if anything. */
    public Optional<AuditVerdict.Broken> next(Map<String, Object> entry, String hash) {
        long number = entry.get("number") instanceof Number given ? given.longValue() : 0;
        var at = entry.get("at") instanceof String given ? given : null;
        if (last.number() == 0 && organisation.equals("?") && entry.get("organisation") instanceof String given) {
            organisation = given;
        }
        long expected = last.number() + 1;
        if (!Chain.hash(entry).equals(hash)) {
            // Whatever number it has by now: that may be what was changed.
            return broken(expected, at, "was changed.");
        }
        if (number > expected) {
            return Optional.of(missing());
        }
        if (number < expected) {
            return broken(number, at, "stands where entry " + expected + " should: it was inserted or moved.");
        }
        if (!last.hash().equals(entry.get("previous")) || !organisation.equals(entry.get("organisation"))) {
            return broken(
                    number, at, "does not follow the entry before it: one of the two was changed, moved or inserted.");
        }
        last = new Chain.Link(number, hash);
        lastAt = at;
        return Optional.empty();
    }

    /** The next entry is not there. */
    public AuditVerdict.Broken missing() {
        return missing("is missing");
    }

    /** @param what "is missing", "cannot be read" */
    public AuditVerdict.Broken missing(String what) {
        long number = last.number() + 1;
        var before = lastAt == null ? "" : "; the one before it is of " + lastAt;
        return new AuditVerdict.Broken(
                organisation, number, Optional.ofNullable(lastAt), "Entry " + number + " " + what + before + ".");
    }

    private Optional<AuditVerdict.Broken> broken(long number, @Nullable String at, String what) {
        return Optional.of(new AuditVerdict.Broken(
                organisation,
                number,
                Optional.ofNullable(at),
                "Entry " + number + (at == null ? "" : " of " + at) + " " + what));
    }

    /** The last entry is not the one that was to be the last. */
    public AuditVerdict.Broken notTheLast() {
        return new AuditVerdict.Broken(
                organisation,
                last.number(),
                Optional.ofNullable(lastAt),
                "Entry " + last.number() + (lastAt == null ? "" : " of " + lastAt)
                        + " is not the last entry that the line of the head names.");
    }

    /** An entry of that time has no place in the chain, and is to get none. */
    public AuditVerdict.Broken outside(String at) {
        long number = last.number() + 1;
        return new AuditVerdict.Broken(
                organisation,
                number,
                Optional.of(at),
                "An entry of " + at + " stands outside of the chain, which ends before " + number
                        + ": it was inserted, or its link was removed.");
    }

    public AuditVerdict.Whole whole(long notChained) {
        return new AuditVerdict.Whole(organisation, last.number(), last.hash(), notChained);
    }
}

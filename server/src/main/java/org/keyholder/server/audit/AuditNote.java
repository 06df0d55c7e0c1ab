package org.keyholder.server.audit;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.keyholder.server.shared.Actor;
import org.keyholder.server.shared.SiteId;

/**
 * Something done or seen, as whoever did it hands it over. No secret, no password, no token and no full link is put into it.
 *
 * @param organisations each of them has it in its record
 * @param actor none stands for whoever is signed in
 * @param site the site that it is about, if any
 * @param object what it was done to
 * @param before the fields that were changed, as they were
 * @param after the same as they are now, or what else there is to say
 */
public record AuditNote(
        Set<UUID> organisations,
        AuditKind kind,
        Optional<AuditActor> actor,
        Optional<SiteId> site,
        Optional<Thing> object,
        Map<String, String> before,
        Map<String, String> after) {

    /** @param kind "site", "contact": a word */
    public record Thing(String kind, UUID id) {
        public Thing {
            Objects.requireNonNull(kind);
            Objects.requireNonNull(id);
        }
    }

    public AuditNote {
        organisations = Set.copyOf(organisations);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(actor);
        Objects.requireNonNull(site);
        Objects.requireNonNull(object);
        before = Map.copyOf(before);
        after = Map.copyOf(after);
        if (organisations.isEmpty()) {
            throw new IllegalArgumentException("What is put on record concerns somebody");
        }
    }

    /** Of that kind, for the record of each of these dealers and stations. */
    public static AuditNote of(AuditKind kind, UUID... organisations) {
        return new AuditNote(
                Arrays.stream(organisations).collect(Collectors.toSet()),
                kind,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Map.of());
    }

    public AuditNote by(Actor who) {
        return by(AuditActor.of(who));
    }

    public AuditNote by(AuditActor who) {
        return new AuditNote(organisations, kind, Optional.of(who), site, object, before, after);
    }

    public AuditNote at(SiteId where) {
        return new AuditNote(organisations, kind, actor, Optional.of(where), object, before, after);
    }

    public AuditNote about(String what, UUID id) {
        return new AuditNote(organisations, kind, actor, site, Optional.of(new Thing(what, id)), before, after);
    }

    public AuditNote saying(Map<String, String> said) {
        return new AuditNote(organisations, kind, actor, site, object, before, said);
    }

    /** Of what was and what is, the fields that differ; a field that is missing was or is empty. */
    public AuditNote changing(Map<String, String> was, Map<String, String> is) {
        return new AuditNote(organisations, kind, actor, site, object, without(was, is), without(is, was));
    }

    private static Map<String, String> without(Map<String, String> fields, Map<String, String> same) {
        var left = new TreeMap<>(fields);
        left.entrySet().removeAll(same.entrySet());
        return left;
    }

    /** Whether it says that something is otherwise than before. */
    public boolean changesSomething() {
        return !before.isEmpty() || !after.isEmpty();
    }
}

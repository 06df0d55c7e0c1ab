package org.keyholder.server.signal;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.keyholder.server.event.EventKind;
import org.keyholder.server.site.CodeChoice;
import org.keyholder.server.site.CodeLevel;
import org.keyholder.server.site.LibraryEntry;
import org.keyholder.server.site.ZoneType;

/** Which code an event of a zone has: of all levels that say something the nearest to the zone counts. Pure. */
public final class CodeRules {

    private CodeRules() {}

    /** @param said what the alarm library says of the zone, in any order and of any kind */
    public static EffectiveCode of(EventKind kind, ZoneType type, Collection<LibraryEntry> said) {
        return said.stream()
                .filter(entry -> entry.kind().equals(kind.code()))
                .min(Comparator.comparing(LibraryEntry::level))
                .map(entry -> new EffectiveCode(entry.level(), entry.choice()))
                .orElseGet(() -> new EffectiveCode(CodeLevel.KEYHOLDER, standard(kind, type)));
    }

    /**
     * Keyholder's default: the code of the zone's type. A camera that is tampered with is 137/TA wherever it hangs; a line that is crossed
     * in a zone that is nothing else is 131/BA, the perimeter.
     */
    private static CodeChoice standard(EventKind kind, ZoneType type) {
        return switch (kind) {
            case MOTION, PERSON, VEHICLE -> of(type);
            case LINE_CROSSED -> type == ZoneType.INSTANT ? of(ZoneType.PERIMETER) : of(type);
            case TAMPER -> new CodeChoice.Send("137", Optional.of("TA"));
        };
    }

    private static CodeChoice of(ZoneType type) {
        return new CodeChoice.Send(type.contactId(), type.sia());
    }
}

package org.keyholder.server.dealerportal.code;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keyholder.server.event.EventKind;
import org.keyholder.server.signal.CodeNames;
import org.keyholder.server.signal.EffectiveCode;
import org.keyholder.server.signal.LibraryOfSite;
import org.keyholder.server.site.CodeChoice;
import org.keyholder.server.site.CodeLevel;
import org.keyholder.server.site.Zone;

/** Says what an event is signalled as, and who says so. Pure. */
public final class CodeWords {

    private CodeWords() {}

    /**
     * A code and the events of a zone that have it.
     *
     * @param code "130 BA", "not sent"
     * @param events "motion, person, vehicle"
     * @param source "Keyholder’s default"
     */
    public record Line(String code, String events, String source) {}

    /** The zone's codes, those that are alike in one line. */
    public static List<Line> of(Zone zone, LibraryOfSite library) {
        var kinds = Arrays.stream(EventKind.values())
                .collect(Collectors.groupingBy(
                        kind -> library.of(kind, zone), LinkedHashMap::new, Collectors.toCollection(ArrayList::new)));
        return kinds.entrySet().stream()
                .map(one -> new Line(
                        code(one.getKey().choice()),
                        one.getValue().stream().map(CodeWords::small).collect(Collectors.joining(", ")),
                        source(one.getKey().level())))
                .toList();
    }

    private static String small(EventKind kind) {
        return kind.words().toLowerCase(Locale.ROOT);
    }

    /** "130 BA" */
    public static String code(CodeChoice choice) {
        return switch (choice) {
            case CodeChoice.Send(var contactId, var sia) ->
                contactId + sia.map(letters -> " " + letters).orElse("");
            case CodeChoice.DoNotSend() -> "not sent";
        };
    }

    /** "Burglary"; empty where nothing is sent. */
    static String name(CodeChoice choice) {
        return choice instanceof CodeChoice.Send(var contactId, var sia)
                ? Optional.of(contactId).flatMap(CodeNames::ofContactId).orElse("")
                : "";
    }

    /** "130 BA, Burglary" */
    static String whole(EffectiveCode code) {
        var name = name(code.choice());
        return code(code.choice()) + (name.isEmpty() ? "" : ", " + name);
    }

    /** Who says it, as a dealer reads it. */
    static String source(CodeLevel level) {
        return switch (level) {
            case ZONE -> "this zone";
            case SITE -> "this site";
            case DEALER -> "your library";
            case KEYHOLDER -> "Keyholder’s default";
        };
    }
}

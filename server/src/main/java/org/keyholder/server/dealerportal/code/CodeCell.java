package org.keyholder.server.dealerportal.code;

import org.jspecify.annotations.Nullable;
import org.keyholder.server.event.EventKind;
import org.keyholder.server.signal.EffectiveCode;
import org.keyholder.server.site.CodeLevel;

/**
 * What an event is signalled as.
 *
 * @param event "Motion"
 * @param code "130 BA", "not sent"
 * @param name "Burglary"
 * @param source "Keyholder’s default"
 * @param own whether it is said at the very level that the table is about
 * @param url where it is changed; none for whoever may not
 */
public record CodeCell(
        String event,
        String code,
        String name,
        String source,
        boolean own,
        @Nullable String url) {

    static CodeCell of(EventKind kind, EffectiveCode effective, CodeLevel table, @Nullable String url) {
        return new CodeCell(
                kind.words(),
                CodeWords.code(effective.choice()),
                CodeWords.name(effective.choice()),
                CodeWords.source(effective.level()),
                effective.level() == table,
                url);
    }
}

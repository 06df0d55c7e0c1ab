package org.keyholder.server.accessportal;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;
import org.keyholder.server.pages.State;

/**
 * The programs of an organisation with their keys, and the form that makes one.
 *
 * @param newKey the one that was made by this request, to be copied now
 */
public record ApiKeysPage(
        Portal portal,
        List<Line> lines,
        List<Scope> scopes,
        List<Span> spans,
        Fields values,
        FormErrors errors,
        @Nullable NewKey newKey)
        implements Page {

    public ApiKeysPage {
        lines = List.copyOf(lines);
        scopes = List.copyOf(scopes);
        spans = List.copyOf(spans);
    }

    @Override
    public String template() {
        return "accessportal/api-keys";
    }

    /**
     * A program with one of its keys.
     *
     * @param note which of two keys it is and how long it goes on; empty of an only key without an end
     * @param may "Read events, fetch clips and snapshots"
     * @param made "26 Nov 2026"
     * @param renewUrl null where two are valid, and where the program's time is up
     */
    public record Line(
            String program,
            String note,
            String may,
            String made,
            State use,
            @Nullable String renewUrl,
            String revokeUrl) {}

    /** What a key may be for, to be ticked. */
    public record Scope(String code, String words, String what) {}

    /** For how long a key may be good. */
    public record Span(String code, String words) {}

    /** @param scopes the codes of those that are ticked */
    public record Fields(String name, Set<String> scopes, String span) {
        public Fields {
            scopes = Set.copyOf(scopes);
        }
    }

    /**
     * Shown once, right after it was made.
     *
     * @param second whether the program has an older one that goes on
     */
    public record NewKey(String program, String key, boolean second) {}
}

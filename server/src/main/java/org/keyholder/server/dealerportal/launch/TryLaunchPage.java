package org.keyholder.server.dealerportal.launch;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;
import org.keyholder.server.pages.State;

/**
 * What an operator of a station would see by a launch URL.
 *
 * @param stations the dealer's ways to stations
 * @param typed the URL, or its tokens, as they were given
 * @param seen what the operator would see; none before anything was asked
 */
public record TryLaunchPage(
        Portal portal,
        List<Choice> stations,
        Typed typed,
        FormErrors errors,
        @Nullable Seen seen) implements Page {

    public TryLaunchPage {
        stations = List.copyOf(stations);
    }

    @Override
    public String template() {
        return "dealerportal/try-launch";
    }

    /** @param words "North Central" */
    public record Choice(String id, String words) {}

    /** @param record the id of a station record */
    public record Typed(String record, String url) {}

    /**
     * @param title "Opens Harbour Yard"
     * @param facts what was asked for and what it leads to
     * @param words what the operator sees there, a sentence each
     * @param siteUrl the dealer's own page of the site that it leads to
     */
    public record Seen(
            State state,
            String title,
            List<Fact> facts,
            List<String> words,
            @Nullable String siteUrl) {

        public Seen {
            facts = List.copyOf(facts);
            words = List.copyOf(words);
        }
    }

    public record Fact(String name, String value) {}
}

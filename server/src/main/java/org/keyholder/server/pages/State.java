package org.keyholder.server.pages;

import static java.util.Objects.requireNonNull;

/** How something is, always told three times over: by colour, by icon and in words. */
public record State(Tone tone, String icon, String words) {

    public State {
        requireNonNull(tone);
        requireNonNull(icon);
        requireNonNull(words);
    }

    /** The same state in more words. */
    public State saying(String more) {
        return new State(tone, icon, more);
    }
}

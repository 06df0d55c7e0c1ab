package org.keyholder.server.pages;

import java.util.List;

/**
 * What stands around every page of a portal: whose it is, who is signed in, and where they may go.
 *
 * @param mayChange whether the person may change what the pages show; buttons that would be refused are not shown
 */
public record Portal(Brand brand, Person person, List<Entry> entries, boolean mayChange) {

    public Portal {
        entries = List.copyOf(entries);
    }

    /** @param icon Tabler's name of it */
    public record Entry(String words, String url, String icon) {}

    /** Whether there are sites to search. */
    public boolean searches() {
        return entries.stream().anyMatch(entry -> entry.url().equals("/sites"));
    }

    /** Where the brand's name leads. */
    public String home() {
        return entries.getFirst().url();
    }
}

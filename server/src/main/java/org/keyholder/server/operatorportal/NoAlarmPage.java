package org.keyholder.server.operatorportal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.Page;

/**
 * The launch found its site, and no alarm is open there that could be shown.
 *
 * @param words what there is not, in large words: "No alarm on zone 017 since 11:42."
 * @param more the sentence below it
 * @param button the one thing to do next; empty where there is none
 * @param zones what the site has, to choose from; empty where the zone was right
 */
public record NoAlarmPage(
        DeskHead head, String words, String more, @Nullable Button button, List<Zone> zones) implements Page {

    public NoAlarmPage {
        zones = List.copyOf(zones);
    }

    @Override
    public String template() {
        return "operatorportal/no-alarm";
    }

    /** @param next it is what to do next, and so the filled button */
    public record Button(String url, String words, boolean next) {}

    /** @param url its launch address */
    public record Zone(String number, String name, String url) {}
}

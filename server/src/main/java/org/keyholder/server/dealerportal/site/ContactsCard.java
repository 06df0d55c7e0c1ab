package org.keyholder.server.dealerportal.site;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.State;

/** The contacts of a site; by itself it is the part that the browser fetches again when one of them changes. */
public record ContactsCard(SiteHead site, List<Row> rows) implements Page {

    public ContactsCard {
        rows = List.copyOf(rows);
    }

    @Override
    public String template() {
        return "dealerportal/contacts";
    }

    public String url() {
        return site.url() + "/contacts";
    }

    public boolean mayChange() {
        return site.mayChange();
    }

    /**
     * One person.
     *
     * @param slot empty where the station has none for this person
     * @param about "Owner"
     * @param phone as it is written there: "(312) 555-0143"
     * @param welcomeNote "sent 20 min ago", "probably a landline"
     */
    public record Row(
            String id,
            @Nullable String slot,
            String name,
            String about,
            String phone,
            State number,
            State welcome,
            @Nullable String welcomeNote,
            Next next) {}

    /** The one button of a row. */
    public enum Next {
        NOTHING(""),
        SEND("Send"),
        SEND_AGAIN("Send again"),
        WHAT_TO_DO("What to do");

        private final String words;

        Next(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        /** Under the contact's own address. */
        public String path() {
            return this == WHAT_TO_DO ? "/help" : "/welcome";
        }
    }
}

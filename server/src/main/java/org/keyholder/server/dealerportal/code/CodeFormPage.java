package org.keyholder.server.dealerportal.code;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;
import org.keyholder.server.signal.CodeNames;

/**
 * Says what one kind of event is signalled as, at one level of the alarm library.
 *
 * @param where about what it is said
 * @param now what counts now
 */
public record CodeFormPage(Portal portal, Where where, Now now, Fields values, FormErrors errors) implements Page {

    @Override
    public String template() {
        return "dealerportal/code-form";
    }

    /**
     * @param section of the portal's menu
     * @param title "Motion in Exterior zones"
     * @param about "at all your sites"
     * @param back where it leads when it is done
     * @param backWords "Alarm library"
     * @param reach how many zones it touches, of a word about all sites
     */
    public record Where(
            String section,
            String title,
            String about,
            String action,
            String back,
            String backWords,
            @Nullable String reach) {}

    /**
     * @param code "136 BA, Outdoor"
     * @param source "Keyholder’s default"
     * @param otherwise what counts without what is said here, "130 BA, Burglary (your library)"; none where nothing is said here
     */
    public record Now(String code, String source, @Nullable String otherwise) {}

    /** @param send "yes" or "no" */
    public record Fields(String send, String contactId, String sia) {}

    /** The codes to choose from, with their names. */
    public Map<String, String> contactIdCodes() {
        return CodeNames.contactIdCodes();
    }

    public Map<String, String> siaCodes() {
        return CodeNames.siaCodes();
    }
}

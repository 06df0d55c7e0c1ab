package org.keyholder.server.dealerportal.device;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.dealerportal.device.DevicesPage.ZoneFields;
import org.keyholder.server.dealerportal.site.SiteHead;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.FormInput;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;
import org.keyholder.server.site.ZoneType;

/**
 * Changes a zone.
 *
 * @param number the one that it has
 * @param renumbering what another number means, which has to be said twice; none otherwise
 */
public record ZonePage(
        Portal portal,
        SiteHead site,
        String number,
        ZoneFields values,
        FormErrors errors,
        @Nullable Renumbering renumbering)
        implements Page {

    @Override
    public String template() {
        return "dealerportal/zone";
    }

    public String url() {
        return site.url() + "/zones/" + number;
    }

    public String devices() {
        return site.url() + "/devices";
    }

    /** All types, with the code that each stands for. */
    public static List<Type> types() {
        return Arrays.stream(ZoneType.values())
                .map(type -> new Type(
                        type.code(),
                        type.words() + " (" + type.contactId()
                                + type.sia().map(sia -> " " + sia).orElse("") + ")"))
                .toList();
    }

    /** @param words "Exterior (136 BA)" */
    public record Type(String code, String words) {}

    /** @param confirms comes back with the form: another number is asked about again */
    public record Renumbering(String from, String to, String confirms) {

        static Renumbering of(String from, String to) {
            return new Renumbering(from, to, from + "-" + to);
        }

        boolean isConfirmedBy(FormInput form) {
            return confirms.equals(form.text("numberAnyway"));
        }
    }
}

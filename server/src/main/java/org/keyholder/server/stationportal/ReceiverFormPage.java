package org.keyholder.server.stationportal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;
import org.keyholder.server.station.ReceiverDetails;

/**
 * A receiver to be made or changed.
 *
 * @param url none for a new one
 * @param shown the mark of what is shown, so that nobody undoes unseen what another has saved
 * @param proposed a passkey, for a new one
 * @param preview what is shown before signals go elsewhere, until it is sent once more
 */
public record ReceiverFormPage(
        Portal portal,
        @Nullable String url,
        ReceiverForm typed,
        FormErrors errors,
        List<Choice> formats,
        List<Choice> dealers,
        String shown,
        @Nullable String proposed,
        @Nullable Preview preview)
        implements Page {

    static final int MOST_DEALERS = ReceiverDetails.Visibility.Chosen.MOST;

    public ReceiverFormPage {
        formats = List.copyOf(formats);
        dealers = List.copyOf(dealers);
    }

    @Override
    public String template() {
        return "stationportal/receiver-form";
    }

    public String action() {
        return url == null ? "/station/receivers" : url + "/edit";
    }

    public String back() {
        return url == null ? "/station/receivers" : url;
    }

    public record Choice(String code, String words) {}

    /**
     * Where signals go, and where they would go.
     *
     * @param mark comes back when it is wanted so
     * @param used "2 dealers, 17 customers"
     */
    public record Preview(
            String mark, String fromFormat, String fromAddress, String toFormat, String toAddress, String used) {}
}

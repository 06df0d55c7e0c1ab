package org.keyholder.server.dealerportal.station;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;

/**
 * A station record to be made or changed.
 *
 * @param url none for a new one
 * @param stationId of a new one
 * @param phone the station's
 */
public record RecordFormPage(
        Portal portal,
        @Nullable String url,
        String stationId,
        String station,
        @Nullable String phone,
        RecordForm typed,
        FormErrors errors,
        List<Choice> receivers)
        implements Page {

    public RecordFormPage {
        receivers = List.copyOf(receivers);
    }

    @Override
    public String template() {
        return "dealerportal/record-form";
    }

    public boolean isNew() {
        return url == null;
    }

    public String action() {
        return url == null ? "/monitoring-stations" : url + "/edit";
    }

    public String back() {
        return url == null ? "/monitoring-stations/new" : url;
    }

    public List<StationRecordPage.Choice> rules() {
        return StationRecordPage.RULES;
    }

    /**
     * A receiver.
     *
     * @param about "Acme 2000, XML over TCP or TLS"
     * @param description may be empty
     * @param isNow whether the record goes by it already, so that its passkey is not asked for
     */
    public record Choice(String id, String name, String about, String description, boolean isNow) {}
}

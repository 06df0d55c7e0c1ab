package org.keyholder.server.dealerportal.site;

import org.jspecify.annotations.Nullable;
import org.keyholder.server.site.Site;
import org.keyholder.server.station.AccountNumber;
import org.keyholder.server.station.Receiver;

/**
 * Where a site's signals go.
 *
 * @param receiver "XML receiver"
 * @param numberNote "signals say 2794, to which the receiver adds P"
 */
public record StationCard(
        @Nullable String stationName,
        @Nullable String receiver,
        @Nullable String accountNumber,
        @Nullable String numberNote) {

    public static final StationCard NONE = new StationCard(null, null, null, null);

    static StationCard of(SiteOverview overview) {
        var record = overview.station();
        return new StationCard(
                record.map(found -> found.station().name()).orElse(null),
                record.map(found -> found.receiver().map(Receiver::name).orElse("no receiver, so no signals are sent"))
                        .orElse(null),
                overview.site().account().map(AccountNumber::text).orElse(null),
                overview.site().binding().map(StationCard::numberNote).orElse(null));
    }

    /** What stands between the number that was entered, the one in signals and the one that the station knows. */
    private static @Nullable String numberNote(Site.Binding binding) {
        var prefix = binding.prefixRule().prefix();
        return switch (binding.prefixRule().by()) {
            case NUMBER -> null;
            case KEYHOLDER ->
                binding.entered()
                        .map(entered -> "entered as " + entered + ", to which Keyholder adds " + prefix)
                        .orElse(null);
            case RECEIVER ->
                binding.sent()
                        .map(sent -> "signals say " + sent + ", to which the receiver adds " + prefix)
                        .orElse(null);
        };
    }
}

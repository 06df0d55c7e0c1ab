package org.keyholder.server.dealerportal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.keyholder.server.configuration.PublicUrl;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.site.Site;
import org.keyholder.server.station.LaunchUrl;
import org.keyholder.server.station.StationRecordId;
import org.springframework.stereotype.Component;

/** The addresses by which a station's software opens a zone's alarm, or the site's. */
@Component
public class LaunchUrls {

    /** Where a launch URL is tried. */
    public static final String TRY = "/launch-url";

    private final PublicUrl publicUrl;

    LaunchUrls(PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
    }

    /** Empty while the site has no account number. */
    public Optional<LaunchLink> of(Site site, ZoneNumber zone) {
        return site.account().map(account -> launch(site, LaunchUrl.path(account, zone)));
    }

    /** For what is about no zone; empty while the site has no account number. */
    public Optional<LaunchLink> of(Site site) {
        return site.account().map(account -> launch(site, LaunchUrl.path(account)));
    }

    private LaunchLink launch(Site site, String path) {
        var url = publicUrl.base() + path;
        var record = site.binding().orElseThrow().record();
        return new LaunchLink(url, tryUrl(record, url));
    }

    /** Of the page that says what an operator of that station would see. */
    public static String tryUrl(StationRecordId record, String url) {
        return TRY + "?record=" + record + "&url=" + URLEncoder.encode(url, StandardCharsets.UTF_8);
    }

    /** Whether an address that somebody has brought leads to this installation. */
    public boolean isHere(String url) {
        return url.regionMatches(
                true, 0, publicUrl.base() + "/", 0, publicUrl.base().length() + 1);
    }

    public String base() {
        return publicUrl.base();
    }
}

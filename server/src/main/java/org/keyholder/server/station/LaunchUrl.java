package org.keyholder.server.station;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.shared.ZoneNumber;

/** The address by which a station's software opens the alarm of a zone: account number and zone, and nothing of ours. */
public final class LaunchUrl {

    private LaunchUrl() {}

    /** From the slash on; what it begins with depends on who is told. */
    public static String path(AccountNumber account, ZoneNumber zone) {
        return path(account) + "&zone=" + encoded(zone.toString());
    }

    /** For what is about no zone. */
    public static String path(AccountNumber account) {
        return "/monitoring?act=" + encoded(account.text());
    }

    /** For a site of which two are known under one number. */
    public static String path(SiteId site, Optional<String> zone) {
        return "/monitoring?site=" + site
                + zone.map(number -> "&zone=" + encoded(number)).orElse("");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

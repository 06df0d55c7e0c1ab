package org.keyholder.server.dealerportal;

import java.util.Optional;
import org.keyholder.server.configuration.PublicUrl;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.site.Site;
import org.keyholder.server.station.LaunchUrl;
import org.springframework.stereotype.Component;

/** The addresses by which a station's software opens a zone's alarm. */
@Component
public class LaunchUrls {

    private final PublicUrl publicUrl;

    LaunchUrls(PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
    }

    /** Empty while the site has no account number. */
    public Optional<String> of(Site site, ZoneNumber zone) {
        return site.account().map(account -> publicUrl.base() + LaunchUrl.path(account, zone));
    }
}

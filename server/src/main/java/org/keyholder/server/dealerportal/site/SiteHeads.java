package org.keyholder.server.dealerportal.site;

import java.time.Clock;
import org.keyholder.server.pages.Moment;
import org.springframework.stereotype.Component;

/** Makes the head of a site's pages. */
@Component
public class SiteHeads {

    private final Clock clock;

    SiteHeads(Clock clock) {
        this.clock = clock;
    }

    public SiteHead of(SiteOverview overview) {
        var site = overview.site();
        var now = clock.instant();
        return new SiteHead(
                site.id().toString(),
                site.name(),
                site.address(),
                new Moment(now, site.timeZone(), now),
                Attentions.of(overview, now).orElse(null),
                overview.mayChange());
    }
}

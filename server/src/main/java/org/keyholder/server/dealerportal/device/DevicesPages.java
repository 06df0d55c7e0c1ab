package org.keyholder.server.dealerportal.device;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.dealerportal.LaunchUrls;
import org.keyholder.server.dealerportal.Portals;
import org.keyholder.server.dealerportal.device.DevicesPage.NewKey;
import org.keyholder.server.dealerportal.device.DevicesPage.ZoneFields;
import org.keyholder.server.dealerportal.site.SiteHeads;
import org.keyholder.server.dealerportal.site.SiteOverview;
import org.keyholder.server.dealerportal.site.SiteOverviews;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.pages.FormErrors;
import org.springframework.stereotype.Component;

/** Makes the page of cameras and devices, with what was typed and what was wrong with it. */
@Component
class DevicesPages {

    private final SiteOverviews overviews;
    private final SiteHeads heads;
    private final LaunchUrls launchUrls;
    private final Portals portals;
    private final Clock clock;

    DevicesPages(SiteOverviews overviews, SiteHeads heads, LaunchUrls launchUrls, Portals portals, Clock clock) {
        this.overviews = overviews;
        this.heads = heads;
        this.launchUrls = launchUrls;
        this.portals = portals;
        this.clock = clock;
    }

    DevicesPage show(DealerPerson person, String siteId) {
        return page(person, siteId, ZoneFields.EMPTY, FormErrors.NONE, "", FormErrors.NONE, null);
    }

    DevicesPage withZone(DealerPerson person, String siteId, ZoneFields typed, FormErrors errors) {
        return page(person, siteId, typed, errors, "", FormErrors.NONE, null);
    }

    DevicesPage withDevice(DealerPerson person, String siteId, String typed, FormErrors errors) {
        return page(person, siteId, ZoneFields.EMPTY, FormErrors.NONE, typed, errors, null);
    }

    DevicesPage withKey(DealerPerson person, String siteId, NewKey key) {
        return page(person, siteId, ZoneFields.EMPTY, FormErrors.NONE, "", FormErrors.NONE, key);
    }

    private DevicesPage page(
            DealerPerson person,
            String siteId,
            ZoneFields zone,
            FormErrors zoneErrors,
            String device,
            FormErrors deviceErrors,
            @Nullable NewKey newKey) {
        var overview = overviews.of(person, siteId);
        return new DevicesPage(
                portals.of(person),
                heads.of(overview),
                zones(overview),
                zone,
                zoneErrors,
                new KeyLines("/sites/" + overview.site().id(), overview.site().timeZone(), clock.instant())
                        .of(overview.devices()),
                device,
                deviceErrors,
                newKey);
    }

    private List<DevicesPage.Zone> zones(SiteOverview overview) {
        return overview.zones().stream()
                .map(zone -> new DevicesPage.Zone(
                        zone.number().toString(),
                        zone.name(),
                        launchUrls.of(overview.site(), zone.number()).orElse(null)))
                .toList();
    }
}

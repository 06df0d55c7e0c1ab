package org.keyholder.server.dealerportal.site;

import org.keyholder.server.alarm.Storms;
import org.keyholder.server.contact.Contacts;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.dealerportal.OwnSites;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.identity.Right;
import org.keyholder.server.signal.UnsentSignals;
import org.keyholder.server.site.KeysOfDevices;
import org.keyholder.server.site.Site;
import org.keyholder.server.site.Zones;
import org.keyholder.server.station.Stations;
import org.springframework.stereotype.Component;

/** Gathers what is known about a site, in one transaction. */
@Component
public class SiteOverviews {

    private final OwnSites sites;
    private final Stations stations;
    private final Zones zones;
    private final KeysOfDevices devices;
    private final Contacts contacts;
    private final UnsentSignals signals;
    private final Storms storms;
    private final TenantTransactions transactions;

    SiteOverviews(
            OwnSites sites,
            Stations stations,
            Zones zones,
            KeysOfDevices devices,
            Contacts contacts,
            UnsentSignals signals,
            Storms storms,
            TenantTransactions transactions) {
        this.sites = sites;
        this.stations = stations;
        this.zones = zones;
        this.devices = devices;
        this.contacts = contacts;
        this.signals = signals;
        this.storms = storms;
        this.transactions = transactions;
    }

    public SiteOverview of(DealerPerson person, String siteId) {
        return transactions.call(TenantScope.dealer(person.dealer()), () -> of(person, sites.site(person, siteId)));
    }

    private SiteOverview of(DealerPerson person, Site site) {
        var dealer = site.dealer();
        var tenant = TenantScope.dealer(dealer);
        return new SiteOverview(
                site,
                site.binding().flatMap(binding -> stations.record(dealer, binding.record())),
                zones.of(tenant, dealer, site.id()),
                devices.at(dealer, site.id()),
                contacts.of(tenant, dealer, site.id()),
                signals.of(dealer, site.id()),
                storms.goingOn(dealer, site.id()),
                person.role().may(Right.CHANGE_SITES));
    }
}

package org.keyholder.server.dealerportal.site;

import java.util.List;
import java.util.Optional;
import org.keyholder.server.alarm.Storm;
import org.keyholder.server.contact.Contact;
import org.keyholder.server.signal.UnsentOfSite;
import org.keyholder.server.site.DeviceWithKeys;
import org.keyholder.server.site.Site;
import org.keyholder.server.site.Zone;
import org.keyholder.server.station.StationRecord;

/**
 * A site with all that its pages tell about it.
 *
 * @param mayChange whether whoever looks at it may change it
 */
public record SiteOverview(
        Site site,
        Optional<StationRecord> station,
        List<Zone> zones,
        List<DeviceWithKeys> devices,
        List<Contact> contacts,
        UnsentOfSite unsent,
        List<Storm> storms,
        boolean mayChange) {

    public SetUp setUp() {
        return new SetUp(
                station.isPresent(),
                station.flatMap(StationRecord::receiver).isPresent(),
                site.account().isPresent(),
                zones.size(),
                devices.size(),
                contacts.size(),
                (int) contacts.stream().filter(Contact::canBeAsked).count());
    }
}

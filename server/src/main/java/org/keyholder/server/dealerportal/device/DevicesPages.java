package org.keyholder.server.dealerportal.device;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.dealerportal.LaunchUrls;
import org.keyholder.server.dealerportal.Portals;
import org.keyholder.server.dealerportal.code.CodeWords;
import org.keyholder.server.dealerportal.device.DevicePage.DeviceFields;
import org.keyholder.server.dealerportal.device.DevicesPage.NewKey;
import org.keyholder.server.dealerportal.device.DevicesPage.ZoneFields;
import org.keyholder.server.dealerportal.site.SiteHeads;
import org.keyholder.server.dealerportal.site.SiteOverview;
import org.keyholder.server.dealerportal.site.SiteOverviews;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.signal.AlarmLibrary;
import org.keyholder.server.signal.LibraryOfSite;
import org.keyholder.server.site.Bridge;
import org.keyholder.server.site.Bridges;
import org.keyholder.server.site.Zone;
import org.springframework.stereotype.Component;

/** Makes the page of zones, bridges and devices, with what was typed and what was wrong with it. */
@Component
class DevicesPages {

    private final SiteOverviews overviews;
    private final SiteHeads heads;
    private final Bridges bridges;
    private final AlarmLibrary library;
    private final LaunchUrls launchUrls;
    private final Portals portals;
    private final Clock clock;

    DevicesPages(
            SiteOverviews overviews,
            SiteHeads heads,
            Bridges bridges,
            AlarmLibrary library,
            LaunchUrls launchUrls,
            Portals portals,
            Clock clock) {
        this.overviews = overviews;
        this.heads = heads;
        this.bridges = bridges;
        this.library = library;
        this.launchUrls = launchUrls;
        this.portals = portals;
        this.clock = clock;
    }

    /** A form as it was typed, with what is wrong with it. */
    private record Typed<T>(T values, FormErrors errors) {}

    private static final Typed<ZoneFields> NO_ZONE = new Typed<>(ZoneFields.EMPTY, FormErrors.NONE);
    private static final Typed<DeviceFields> NO_DEVICE = new Typed<>(DeviceFields.EMPTY, FormErrors.NONE);

    DevicesPage show(DealerPerson person, String siteId) {
        return page(person, siteId, NO_ZONE, NO_DEVICE, null);
    }

    DevicesPage withZone(DealerPerson person, String siteId, ZoneFields typed, FormErrors errors) {
        return page(person, siteId, new Typed<>(typed, errors), NO_DEVICE, null);
    }

    DevicesPage withDevice(DealerPerson person, String siteId, DeviceFields typed, FormErrors errors) {
        return page(person, siteId, NO_ZONE, new Typed<>(typed, errors), null);
    }

    DevicesPage withKey(DealerPerson person, String siteId, NewKey key) {
        return page(person, siteId, NO_ZONE, NO_DEVICE, key);
    }

    private DevicesPage page(
            DealerPerson person,
            String siteId,
            Typed<ZoneFields> zone,
            Typed<DeviceFields> device,
            @Nullable NewKey newKey) {
        var overview = overviews.of(person, siteId);
        var site = overview.site();
        var connected = bridges.of(person.dealer(), site.id());
        return new DevicesPage(
                portals.of(person),
                heads.of(overview),
                zones(overview, watching(connected), library.of(person.dealer(), site.id())),
                zone.values(),
                zone.errors(),
                connected.stream().map(bridge -> line(overview, bridge)).toList(),
                new KeyLines("/sites/" + site.id(), site.timeZone(), clock.instant()).of(overview.devices()),
                device.values(),
                device.errors(),
                newKey);
    }

    private static Map<ZoneNumber, String> watching(List<Bridge> bridges) {
        return bridges.stream()
                .flatMap(bridge -> bridge.ports().stream()
                        .flatMap(port -> port.zone().stream()
                                .map(zone -> Map.entry(zone, port.words() + " of " + bridge.name()))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private List<DevicesPage.Zone> zones(SiteOverview overview, Map<ZoneNumber, String> watching, LibraryOfSite said) {
        return overview.zones().stream()
                .map(zone -> new DevicesPage.Zone(
                        zone.number().toString(),
                        zone.name(),
                        zone.type().words(),
                        watching.get(zone.number()),
                        CodeWords.of(zone, said),
                        launchUrls.of(overview.site(), zone.number()).orElse(null)))
                .toList();
    }

    private static DevicesPage.Bridge line(SiteOverview overview, Bridge bridge) {
        var names = overview.zones().stream().collect(Collectors.toMap(Zone::number, Zone::name));
        return new DevicesPage.Bridge(
                bridge.name(),
                "/sites/" + overview.site().id() + "/bridges/" + bridge.id(),
                bridge.ports().stream()
                        .map(port -> new DevicesPage.Port(
                                port.words(),
                                port.name().isEmpty()
                                        ? port.zone().map(names::get).orElse("")
                                        : port.name(),
                                port.zone().map(ZoneNumber::toString).orElse(null)))
                        .toList());
    }
}

package org.keyholder.server.dealerportal.device;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keyholder.server.dealerportal.device.BridgePage.Difference;
import org.keyholder.server.dealerportal.device.BridgePage.Port;
import org.keyholder.server.pages.FormInput;
import org.keyholder.server.pages.Mistakes;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.site.Bridge;
import org.keyholder.server.site.Zone;

/**
 * Reads a bridge as it was typed.
 *
 * @param newZones zones that the site does not have yet: a camera with a new number makes its zone
 */
record BridgeForm(String name, List<Bridge.Port> ports, List<Zone> newZones) {

    static BridgePage.Fields empty() {
        return fields("", Bridge.places(), "");
    }

    static BridgePage.Fields of(Bridge bridge) {
        return fields(
                bridge.name(),
                Bridge.places().stream()
                        .map(place -> bridge.port(place.kind(), place.place()).orElse(place))
                        .toList(),
                bridge.mark());
    }

    private static BridgePage.Fields fields(String name, List<Bridge.Port> ports, String shown) {
        return new BridgePage.Fields(
                name,
                ports.stream()
                        .map(port -> new Port(
                                port.kind(),
                                port.place(),
                                port.name(),
                                port.zone().map(ZoneNumber::toString).orElse("")))
                        .toList(),
                shown);
    }

    static BridgePage.Fields typed(FormInput input) {
        return new BridgePage.Fields(
                input.text("bridgeName"),
                Bridge.places().stream()
                        .map(port -> new Port(
                                port.kind(),
                                port.place(),
                                input.text(port.kind().code() + port.place() + "Name"),
                                input.text(port.kind().code() + port.place() + "Zone")))
                        .toList(),
                input.text("shown"));
    }

    /** @param known the site's zones */
    static BridgeForm read(BridgePage.Fields typed, List<Zone> known, Mistakes mistakes) {
        var name = mistakes.line("bridgeName", typed.name(), Bridge.LONGEST_NAME);
        var ports = new ArrayList<Bridge.Port>();
        var newZones = new ArrayList<Zone>();
        Map<ZoneNumber, Port> watched = new HashMap<>();
        for (var port : typed.ports()) {
            var called = called(port, mistakes);
            var zone = zone(port, mistakes);
            zone.ifPresent(number -> {
                var before = watched.putIfAbsent(number, port);
                if (before != null) {
                    mistakes.add(
                            port.field() + "Zone",
                            before.words() + " has zone " + number + " already: each needs its own.");
                } else if (isNew(number, known)) {
                    newZone(port, number, called, mistakes).ifPresent(newZones::add);
                }
            });
            ports.add(new Bridge.Port(port.kind(), port.place(), called, zone));
        }
        return new BridgeForm(name, ports, newZones);
    }

    /** Where what is saved is not what was typed. */
    List<Difference> differences(Bridge saved) {
        var connected = ports.stream()
                .map(port -> new Difference(
                        port.words(), said(saved.port(port.kind(), port.place())), said(Optional.of(port))));
        return Stream.concat(Stream.of(new Difference("Name of the bridge", saved.name(), name)), connected)
                .filter(one -> !one.saved().equals(one.typed()))
                .toList();
    }

    /** No two that differ are said alike. */
    private static String said(Optional<Bridge.Port> port) {
        var name = port.map(Bridge.Port::name).orElse("");
        var zone = port.flatMap(Bridge.Port::zone).map(number -> "zone " + number);
        if (name.isEmpty()) {
            return zone.orElse("nothing");
        }
        return name + ", " + zone.orElse("no zone");
    }

    private static String called(Port port, Mistakes mistakes) {
        return port.name().isBlank() ? "" : mistakes.line(port.field() + "Name", port.name(), Zone.LONGEST_NAME);
    }

    private static Optional<ZoneNumber> zone(Port port, Mistakes mistakes) {
        if (port.zone().isBlank()) {
            return Optional.empty();
        }
        var number = ZoneNumber.read(port.zone());
        if (number.isEmpty()) {
            mistakes.add(port.field() + "Zone", ZoneForm.NO_NUMBER);
        }
        return number;
    }

    private static boolean isNew(ZoneNumber number, List<Zone> known) {
        return known.stream().noneMatch(zone -> zone.number().equals(number));
    }

    private static Optional<Zone> newZone(Port port, ZoneNumber number, String called, Mistakes mistakes) {
        if (called.isEmpty()) {
            mistakes.read(port.field() + "Name", "", () -> {
                throw Refusal.invalid(
                        "zone-name-missing",
                        port.field() + "Name",
                        "Zone " + number + " is new: say what it sees or watches.");
            });
            return Optional.empty();
        }
        return Optional.of(new Zone(number, called));
    }
}

package org.keyholder.server.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.keyholder.server.alarm.AlarmRights;
import org.keyholder.server.alarm.Alarms;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.event.Event;
import org.keyholder.server.event.Events;
import org.keyholder.server.identity.Program;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.StationId;
import org.springframework.stereotype.Component;

/** Events that may be asked about: a device's own, and those of the organisation for which a program acts. All others are not there. */
@Component
class ReadableEvents {

    private final DeviceAccess devices;
    private final Events events;
    private final Alarms alarms;
    private final AlarmRights rights;

    ReadableEvents(DeviceAccess devices, Events events, Alarms alarms, AlarmRights rights) {
        this.devices = devices;
        this.events = events;
        this.alarms = alarms;
        this.rights = rights;
    }

    /** An event and the rows that go with it. */
    record Readable(Event event, TenantScope tenant) {}

    /** @throws Refusal {@code key-unknown}, {@code not-found} */
    Readable find(HttpServletRequest request, EventId id) {
        return Program.of(request)
                .map(program -> ofProgram(program, id))
                .orElseGet(() -> ofDevice(request, id))
                .orElseThrow(Refusal::notFound);
    }

    Optional<Readable> ofProgram(Program program, EventId id) {
        var organisation = program.organisation().value();
        var found = switch (program.side()) {
            case DEALER -> events.find(program.scope(), new DealerId(organisation), id);
            case STATION -> ofStation(new StationId(organisation), id);
            case INSTALLATION -> Optional.<Event>empty();
        };
        return found.map(event -> new Readable(event, program.scope()));
    }

    /** What a station may of an alarm says the rule that its operators are under too. */
    private Optional<Event> ofStation(StationId station, EventId id) {
        return events.find(station, id)
                .filter(event -> alarms.ofEvent(TenantScope.station(station), event.dealer(), id)
                        .flatMap(alarm -> rights.seen(station, alarm.id()))
                        .isPresent());
    }

    private Optional<Readable> ofDevice(HttpServletRequest request, EventId id) {
        var device = devices.device(request);
        var tenant = TenantScope.dealer(device.dealer());
        return events.find(tenant, device.dealer(), id)
                .filter(event -> event.device().equals(device.id()))
                .map(event -> new Readable(event, tenant));
    }
}

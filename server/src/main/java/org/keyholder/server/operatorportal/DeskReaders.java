package org.keyholder.server.operatorportal;

import org.keyholder.server.database.TenantScope;
import org.keyholder.server.identity.Operator;
import org.keyholder.server.identity.Right;
import org.keyholder.server.pages.Person;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.station.Stations;
import org.springframework.stereotype.Component;

/** Says of whoever is at the desk at which station they are, and whether they may act there. */
@Component
class DeskReaders {

    private final Stations stations;

    DeskReaders(Stations stations) {
        this.stations = stations;
    }

    DeskReader of(Operator operator) {
        var station = stations.find(TenantScope.station(operator.station()), operator.station())
                .orElseThrow(Refusal::notFound);
        return new DeskReader(new Person(operator.name()), station.name(), operator.may(Right.USE_DESK));
    }
}

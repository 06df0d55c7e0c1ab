package org.keyholder.server.stationportal;

import org.keyholder.server.identity.Member;
import org.keyholder.server.shared.StationId;

/** Whoever may see these pages works for a station. */
final class StationOf {

    private StationOf() {}

    static StationId member(Member member) {
        return new StationId(member.organisation().value());
    }
}

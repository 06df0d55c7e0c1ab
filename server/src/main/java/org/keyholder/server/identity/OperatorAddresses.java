package org.keyholder.server.identity;

import java.util.List;
import java.util.Objects;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.station.Network;

/** From which addresses stations let their operators in. With none a station lets them in from everywhere. */
public interface OperatorAddresses {

    /**
     * Somebody who is signed in for a station.
     *
     * @param address from where they have signed in
     */
    record Signed(String name, String address) {

        public Signed {
            Objects.requireNonNull(name);
            Objects.requireNonNull(address);
        }
    }

    /** The station's ranges, in the order in which they were given. */
    List<Network> of(StationId station);

    /** Who is signed in now and could not go on with these ranges: they have signed in from elsewhere. */
    List<Signed> cutOff(StationId station, List<Network> networks);

    /**
     * Lets the station's operators in from there only, on record. Whoever works elsewhere is out within a second.
     *
     * @throws org.keyholder.server.shared.Refusal {@code networks-too-many} beyond 100
     */
    void set(StationId station, List<Network> networks);

    /**
     * The same for somebody who has seen the ranges before.
     *
     * @param before as they saw them, one in a line
     * @throws org.keyholder.server.shared.Refusal also {@code networks-changed} where they are not those any more
     */
    void change(StationId station, String before, List<Network> networks);
}

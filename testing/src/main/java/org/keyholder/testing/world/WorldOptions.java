package org.keyholder.testing.world;

import java.time.InstantSource;
import java.util.List;
import org.keyholder.testing.camera.Footage;
import org.keyholder.testing.camera.Zone;
import org.keyholder.testing.phones.PhoneNetworkOptions;
import org.keyholder.testing.receiver.StationReceiverOptions;

/**
 * How the outside world is set up; `standard()` and the `with` methods make one.
 *
 * @param port of the pages and of Twilio's API; the receiver listens on ports of its own, for those can close
 */
public record WorldOptions(
        int port,
        PhoneNetworkOptions phones,
        StationReceiverOptions receiver,
        List<Zone> zones,
        Footage footage,
        InstantSource clock) {

    public WorldOptions {
        zones = List.copyOf(zones);
    }

    public static WorldOptions standard() {
        return new WorldOptions(
                0,
                PhoneNetworkOptions.standard(),
                StationReceiverOptions.standard(),
                List.of(new Zone("017", "North walkway"), new Zone("018", "Gate")),
                Footage.night(),
                InstantSource.system());
    }

    public WorldOptions withPort(int newPort) {
        return new WorldOptions(newPort, phones, receiver, zones, footage, clock);
    }

    public WorldOptions withPhones(PhoneNetworkOptions options) {
        return new WorldOptions(port, options, receiver, zones, footage, clock);
    }

    public WorldOptions withReceiver(StationReceiverOptions options) {
        return new WorldOptions(port, phones, options, zones, footage, clock);
    }

    public WorldOptions withZones(List<Zone> watched) {
        return new WorldOptions(port, phones, receiver, watched, footage, clock);
    }

    public WorldOptions withFootage(Footage pictures) {
        return new WorldOptions(port, phones, receiver, zones, pictures, clock);
    }

    public WorldOptions withClock(InstantSource source) {
        return new WorldOptions(port, phones.withClock(source), receiver.withClock(source), zones, footage, source);
    }
}

package org.keyholder.server.site;

import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.keyholder.server.shared.Fingerprint;
import org.keyholder.server.shared.ZoneNumber;

/**
 * The device on a site that connects its cameras and alarm inputs.
 *
 * @param ports those to which something is connected, cameras first
 */
public record Bridge(BridgeId id, String name, List<Port> ports) {

    public static final int LONGEST_NAME = 120;

    /** Of each kind. */
    public static final int PORTS = 4;

    public Bridge {
        Objects.requireNonNull(id);
        ports = List.copyOf(ports);
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("A bridge's name has 1 to 120 characters");
        }
    }

    /** What can be connected. */
    public enum Kind {
        CAMERA("camera", "Camera"),
        INPUT("input", "Alarm input");

        private final String code;
        private final String words;

        Kind(String code, String words) {
            this.code = code;
            this.words = words;
        }

        public String code() {
            return code;
        }

        public String words() {
            return words;
        }

        static Kind ofCode(String code) {
            return code.equals(CAMERA.code) ? CAMERA : INPUT;
        }
    }

    /**
     * A camera or an alarm input.
     *
     * @param place 1 to 4
     * @param name empty where the zone's says enough
     * @param zone the zone that it watches; none where it raises no alarm
     */
    public record Port(Kind kind, int place, String name, Optional<ZoneNumber> zone) {

        public Port {
            Objects.requireNonNull(kind);
            Objects.requireNonNull(zone);
            if (place < 1 || place > PORTS) {
                throw new IllegalArgumentException("A bridge has four of each kind");
            }
            if (name.length() > Zone.LONGEST_NAME) {
                throw new IllegalArgumentException("A name has at most 60 characters");
            }
        }

        /** "Camera 2" */
        public String words() {
            return kind.words() + " " + place;
        }

        boolean isUsed() {
            return zone.isPresent() || !name.isEmpty();
        }
    }

    /** All places that a bridge has, with nothing connected. */
    public static List<Port> places() {
        return Stream.of(Kind.values())
                .flatMap(kind ->
                        IntStream.rangeClosed(1, PORTS).mapToObj(place -> new Port(kind, place, "", Optional.empty())))
                .toList();
    }

    /** Says whether two are the same, without saying what they are. */
    public String mark() {
        var said = ports.stream()
                .map(port -> port.kind().code() + port.place() + " "
                        + port.zone().map(ZoneNumber::toString).orElse("none") + " " + port.name())
                .collect(Collectors.joining("\n", name + "\n", ""));
        return HexFormat.of().formatHex(Fingerprint.of(said));
    }

    /** What is connected at this place. */
    public Optional<Port> port(Kind kind, int place) {
        return ports.stream()
                .filter(port -> port.kind() == kind && port.place() == place)
                .findFirst();
    }
}

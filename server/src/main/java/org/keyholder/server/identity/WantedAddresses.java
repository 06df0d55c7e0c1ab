package org.keyholder.server.identity;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.station.Network;
import org.keyholder.server.station.Stations;

/**
 * The ranges that somebody typed for their station's operators, and from where they did it.
 *
 * @param typed one in a line, or with commas between
 */
public record WantedAddresses(String typed, CallerAddress from) {

    private static final String FIELD = "operatorNetworks";
    private static final Pattern BETWEEN = Pattern.compile("[\\r\\n,;]+");

    public WantedAddresses {
        Objects.requireNonNull(typed);
        Objects.requireNonNull(from);
    }

    /**
     * The ranges, each once; none is from everywhere.
     *
     * @throws Refusal of what is no range ({@code network-invalid}), holds every address ({@code network-everything}), is more than a station
     *     may have ({@code networks-too-many}), or would shut out whoever typed it ({@code networks-without-you})
     */
    public List<Network> good() {
        var networks = read(typed);
        Stations.refuseTooMany(networks);
        networks.forEach(WantedAddresses::refuseEverything);
        if (!networks.isEmpty() && !from.isWithin(networks)) {
            throw Refusal.invalid(
                    "networks-without-you",
                    FIELD,
                    "You come from " + from.words()
                            + ", which is in none of these ranges: you would be shut out with this list. Add your own range, or save it from an address that is in one.");
        }
        return networks;
    }

    /** Each once, whatever they let in. */
    public static List<Network> read(String typed) {
        return BETWEEN.splitAsStream(typed)
                .filter(line -> !line.isBlank())
                .map(line -> Network.read(line.strip()))
                .distinct()
                .toList();
    }

    /** It looks like a wall and is none. */
    private static void refuseEverything(Network network) {
        if (network.prefix() == 0) {
            throw Refusal.invalid(
                    "network-everything",
                    FIELD,
                    "'" + network + "' holds every address. Leave the list empty to let operators in from anywhere.");
        }
    }

    /** The ranges as they are typed: one in a line. */
    public static String lines(List<Network> networks) {
        return networks.stream().map(Network::toString).collect(Collectors.joining("\n"));
    }
}

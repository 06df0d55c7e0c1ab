package org.keyholder.server.identity.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.identity.CallerAddress;
import org.keyholder.server.identity.Member;
import org.keyholder.server.identity.Role;
import org.keyholder.server.identity.SignInStanding;
import org.keyholder.server.live.NoticeListener;
import org.keyholder.server.live.Topic;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.station.Network;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** From which addresses stations let their operators in. A station that names none lets them in from everywhere. */
@Component
class OperatorNetworks implements NoticeListener {

    private static final int MOST_REMEMBERED = 1_000;

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final Clock clock;
    private final Map<StationId, Read> remembered = new ConcurrentHashMap<>();

    private record Read(List<Network> networks, Instant at) {

        boolean stillBelieved(Instant now) {
            return !now.isBefore(at) && now.isBefore(at.plus(SignIns.BELIEVED));
        }

        boolean holds(String address) {
            return networks.isEmpty() || new CallerAddress(address).isWithin(networks);
        }
    }

    OperatorNetworks(JdbcClient jdbc, TenantTransactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Whether the person may work from this address. It says nothing of whoever is no operator. */
    boolean letIn(Member person, String address) {
        return station(person).map(station -> believed(station).holds(address)).orElse(true);
    }

    private static Optional<StationId> station(Member person) {
        return person.role().side() == Role.Side.STATION
                ? Optional.of(new StationId(person.organisation().value()))
                : Optional.empty();
    }

    private Read believed(StationId station) {
        var now = clock.instant();
        var read = remembered.get(station);
        if (read != null && read.stillBelieved(now)) {
            return read;
        }
        var fresh = read(station, now);
        if (remembered.size() >= MOST_REMEMBERED) {
            remembered.values().removeIf(older -> !older.stillBelieved(now));
        }
        if (remembered.size() < MOST_REMEMBERED) {
            remembered.put(station, fresh);
        }
        return fresh;
    }

    private Read read(StationId station, Instant now) {
        return new Read(of(station), now);
    }

    /** The station's ranges as they are now. */
    List<Network> of(StationId station) {
        return transactions
                .call(
                        TenantScope.station(station),
                        () -> jdbc.sql("select unnest(operator_networks)::text from station where id = ?")
                                .param(station.value())
                                .query(String.class)
                                .list())
                .stream()
                .map(Network::read)
                .toList();
    }

    /** The sign-in, which ends here too when the station no longer lets the person in from this address. */
    SignInStanding standing(SignInStanding signIn, Member person, String address) {
        return station(person)
                .<SignInStanding>map(station -> new FromHere(signIn, station, address))
                .orElse(signIn);
    }

    private final class FromHere implements SignInStanding {

        private final SignInStanding signIn;
        private final StationId station;
        private final String address;

        /** Each change that is told anywhere asks for them. */
        private final Set<Topic> topics;

        FromHere(SignInStanding signIn, StationId station, String address) {
            this.signIn = signIn;
            this.station = station;
            this.address = address;
            this.topics = Stream.concat(signIn.topics().stream(), Stream.of(Topic.station(station.value())))
                    .collect(Collectors.toUnmodifiableSet());
        }

        @Override
        public Set<Topic> topics() {
            return topics;
        }

        @Override
        public Optional<Instant> until() {
            return read(station, clock.instant()).holds(address) ? signIn.until() : Optional.empty();
        }
    }

    @Override
    public void changed(Topic topic) {
        if (topic.isOfStation()) {
            remembered
                    .keySet()
                    .removeIf(station -> Topic.station(station.value()).equals(topic));
        }
    }

    @Override
    public void anythingMayHaveChanged() {
        remembered.clear();
    }
}

package org.keyholder.server.identity.internal;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.keyholder.server.identity.Member;
import org.keyholder.server.identity.internal.launch.LaunchSecretRows;
import org.keyholder.server.identity.internal.launch.SignedLaunch;
import org.keyholder.server.identity.internal.launch.UsedLaunches;
import org.keyholder.server.shared.PersonId;
import org.keyholder.server.shared.StationId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Whom a signed launch signs in: the operator whom it names, of the station whose secret it was signed with, and nobody else. */
@Component
class SignedLaunches {

    private static final Logger log = LoggerFactory.getLogger(SignedLaunches.class);

    /** It has no secret. Looked at for whoever is nobody's operator: an answer that comes sooner would tell that they are not. */
    private static final StationId NO_STATION = new StationId(new UUID(0, 0));

    private static final PersonId NOBODY = new PersonId(new UUID(0, 0));

    private final PersonRows people;
    private final LaunchSecretRows secrets;
    private final UsedLaunches used;
    private final OperatorNetworks networks;
    private final Clock clock;

    SignedLaunches(
            PersonRows people, LaunchSecretRows secrets, UsedLaunches used, OperatorNetworks networks, Clock clock) {
        this.people = people;
        this.secrets = secrets;
        this.used = used;
        this.networks = networks;
        this.clock = clock;
    }

    /** What comes of a launch. */
    sealed interface Outcome {

        /** It signs this operator in. */
        record Accepted(SignedIn operator) implements Outcome {}

        /** The signature is right, and the launch too old, of a time to come, or used before. */
        record NotAnyMore(SignedIn operator) implements Outcome {}

        /** It is right, and comes from where the station does not let its operators in. It stays unused. */
        record FromElsewhere(SignedIn operator) implements Outcome {}

        /** It is no launch, the signature is wrong, or nobody is there to sign in. */
        record Wrong() implements Outcome {}
    }

    /**
     * Uses the launch, if it can be used.
     *
     * @param query as it stands in the request
     * @param address where the request comes from
     */
    Outcome use(String query, String address) {
        var read = SignedLaunch.read(query);
        if (read.isEmpty()) {
            return new Outcome.Wrong();
        }
        var launch = read.get();
        var named = people.find(launch.operator());
        var operator = operatorWhoSigned(launch, named);
        if (operator.isEmpty()) {
            return new Outcome.Wrong();
        }
        var known = operator.get();
        if (!launch.isGood(clock.instant())) {
            return new Outcome.NotAnyMore(known);
        }
        if (!networks.letIn(known.member(), address)) {
            return new Outcome.FromElsewhere(known);
        }
        if (!used.use(station(known.member()), launch)) {
            return new Outcome.NotAnyMore(known);
        }
        note(station(known.member()), launch);
        return new Outcome.Accepted(known);
    }

    /** The launch is good once, and that is over: an operator is not kept from an alarm for the date of a secret's last use. */
    private void note(StationId station, SignedLaunch launch) {
        try {
            secrets.used(station, launch);
        } catch (RuntimeException e) {
            log.warn("The use of a launch secret of station {} could not be noted; the next one is", station, e);
        }
    }

    /**
     * Whose secret it is says for which of the person's stations they are signed in. As much is looked up for a login that is nobody's and for
     * whoever has no station as for an operator of one.
     */
    private Optional<SignedIn> operatorWhoSigned(SignedLaunch launch, Optional<SignedIn> named) {
        var stations = people.atStations(named.map(SignedIn::id).orElse(NOBODY));
        if (stations.isEmpty()) {
            launch.isSignedWith(secrets.of(NO_STATION));
        }
        return stations.stream()
                .filter(member -> launch.isSignedWith(secrets.of(station(member))))
                .findFirst()
                .map(member -> SignedIn.as(named.orElseThrow().getUsername(), member));
    }

    private static StationId station(Member member) {
        return new StationId(member.organisation().value());
    }
}

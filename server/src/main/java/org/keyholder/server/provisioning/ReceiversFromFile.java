package org.keyholder.server.provisioning;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.identity.ReceiverPasskeys;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.Secret;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.station.ReceiverDetails;
import org.keyholder.server.station.ReceiverDetails.Visibility;
import org.keyholder.server.station.ReceiverId;
import org.keyholder.server.station.Receivers;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/** What a file says of receivers beyond where they are: what dealers see of them, who may choose them, and by which passkey. */
@Component
class ReceiversFromFile {

    private final Receivers receivers;
    private final ReceiverPasskeys passkeys;

    ReceiversFromFile(Receivers receivers, ReceiverPasskeys passkeys) {
        this.receivers = receivers;
        this.passkeys = passkeys;
    }

    /** @param dealer whose key it is */
    void show(StationId station, ReceiverId id, SetUp.ReceiverSetUp setUp, Function<String, DealerId> dealer) {
        var now = receivers.find(station, id).orElseThrow(Refusal::notFound);
        var wanted = new ReceiverDetails(
                now.receiver(),
                Optional.ofNullable(setUp.brand()).orElse(now.brand()),
                Optional.ofNullable(setUp.description()).orElse(now.description()),
                visibility(setUp.dealers(), dealer).orElse(now.visibility()));
        try {
            receivers.change(now.mark(), wanted);
        } catch (DataIntegrityViolationException e) {
            throw Refusal.invalid("dealer-unknown", "dealers", "Each is the key of a dealer of the file.");
        }
        if (setUp.passkey() != null) {
            passkeys.replace(station, id, new Secret(setUp.passkey()));
        }
    }

    private static Optional<Visibility> visibility(@Nullable List<String> keys, Function<String, DealerId> dealer) {
        return Optional.ofNullable(keys)
                .<Visibility>map(chosen -> chosen.isEmpty()
                        ? new Visibility.Everybody()
                        : new Visibility.Chosen(chosen.stream().map(dealer).collect(Collectors.toSet())));
    }
}

package org.keyholder.server.stationportal;

import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.identity.ReceiverPasskeys;
import org.keyholder.server.shared.Ids;
import org.keyholder.server.shared.Secret;
import org.keyholder.server.signal.SignalOutbox;
import org.keyholder.server.station.ReceiverDetails;
import org.keyholder.server.station.ReceiverId;
import org.keyholder.server.station.Receivers;
import org.springframework.stereotype.Component;

/** Makes a receiver with all that belongs to it. */
@Component
class ReceiverMaker {

    private final TenantTransactions transactions;
    private final Receivers receivers;
    private final ReceiverPasskeys passkeys;
    private final SignalOutbox outbox;
    private final Ids ids;

    ReceiverMaker(
            TenantTransactions transactions,
            Receivers receivers,
            ReceiverPasskeys passkeys,
            SignalOutbox outbox,
            Ids ids) {
        this.transactions = transactions;
        this.receivers = receivers;
        this.passkeys = passkeys;
        this.outbox = outbox;
        this.ids = ids;
    }

    ReceiverId newId() {
        return new ReceiverId(ids.next());
    }

    /** The receiver and the job that sends to it come together. Then its passkey: before it has one no dealer can choose it. */
    void make(ReceiverDetails details, Secret passkey) {
        var receiver = details.receiver();
        transactions.run(TenantScope.station(receiver.station()), () -> {
            receivers.create(details);
            outbox.open(receiver.station(), receiver.id());
        });
        passkeys.set(receiver.station(), receiver.id(), passkey);
    }
}

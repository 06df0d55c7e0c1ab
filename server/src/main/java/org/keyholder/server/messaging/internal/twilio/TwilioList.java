package org.keyholder.server.messaging.internal.twilio;

import java.util.Comparator;
import java.util.Optional;
import org.keyholder.server.messaging.internal.Receipt;
import org.keyholder.server.messaging.internal.TextProvider;
import org.keyholder.server.messaging.internal.TextState;
import tools.jackson.databind.JsonNode;

/** Finds a text of ours in Twilio's list of messages. */
final class TwilioList {

    private TwilioList() {}

    /** How the text stands; of several handings of it, the one that came farthest. */
    static Optional<Receipt> find(JsonNode list, TextProvider.ReadyText text) {
        return list.path("messages")
                .valueStream()
                .filter(message -> isThis(message, text))
                .flatMap(message -> receipt(message).stream())
                .max(Comparator.comparing(TwilioList::distance));
    }

    /** The link of a text is its own. An account on trial puts words of its own before the body. */
    private static boolean isThis(JsonNode message, TextProvider.ReadyText text) {
        var body = message.path("body").asString("");
        return message.path("to").asString("").equals(text.to().e164())
                && text.link().map(body::contains).orElseGet(() -> body.equals(text.body()));
    }

    private static Optional<Receipt> receipt(JsonNode message) {
        var sid = message.path("sid").asString("");
        var code = message.path("error_code").asString("");
        return TwilioCodes.isSid(sid)
                ? TwilioCodes.receiptOrTaken(
                        sid, message.path("status").asString(""), code.isEmpty() || code.equals("0") ? null : code)
                : Optional.empty();
    }

    private static int distance(Receipt receipt) {
        return receipt.state() == TextState.FAILED ? 0 : receipt.state().ordinal() + 1;
    }
}

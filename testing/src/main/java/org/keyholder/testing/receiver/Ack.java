package org.keyholder.testing.receiver;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.keyholder.testing.web.Page;

/** What the receiver says to one signal. */
sealed interface Ack {

    /** An acknowledgement that names the signal's id. */
    record Said(String id, Result result, @Nullable String reason) implements Ack {}

    /** Bytes that mean nothing. */
    record Nonsense() implements Ack {}

    /** Not a word. */
    record Silence() implements Ack {}

    /** The four words of the protocol. */
    enum Result {
        ACCEPTED("accepted"),
        DUPLICATE("duplicate"),
        REFUSED("refused"),
        RETRY("retry");

        private final String wire;

        Result(String wire) {
            this.wire = wire;
        }
    }

    byte[] NONSENSE = "<ack xmlns='urn:keyholder:signal:1' id=&&& %%% }{".getBytes(StandardCharsets.UTF_8);

    /** Without a line break, so that it fits on a line of the TCP connection as it is. */
    static byte[] bytes(Said said) {
        String reason = said.reason == null ? "" : " reason=\"" + Page.escape(said.reason) + "\"";
        return ("<ack xmlns=\"urn:keyholder:signal:1\" id=\"" + Page.escape(said.id) + "\" result=\"" + said.result.wire
                        + "\"" + reason + "/>")
                .getBytes(StandardCharsets.UTF_8);
    }
}

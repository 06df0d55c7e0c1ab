package org.keyholder.server.operatorportal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.identity.Operator;
import org.keyholder.server.pages.State;
import org.keyholder.server.pages.Tone;
import org.keyholder.server.pages.When;
import org.keyholder.server.signal.ReceiverState;
import org.keyholder.server.signal.UnsentSignals;
import org.springframework.stereotype.Component;

/** Puts the state of a station's receivers into words. */
@Component
class ReceiversCards {

    private final UnsentSignals signals;
    private final Clock clock;

    ReceiversCards(UnsentSignals signals, Clock clock) {
        this.signals = signals;
        this.clock = clock;
    }

    ReceiversCard of(Operator operator) {
        var now = clock.instant();
        return new ReceiversCard(signals.receivers(operator.station()).stream()
                .map(receiver -> line(receiver, now))
                .toList());
    }

    static ReceiversCard.Line line(ReceiverState receiver, Instant now) {
        var states = new ArrayList<State>();
        boolean held = receiver.waiting() > 0 && receiver.problem().isPresent();
        if (held) {
            states.add(new State(Tone.RED, "plug-connected-x", receiver.waiting() + " waiting"));
        } else if (receiver.waiting() > 0) {
            states.add(new State(Tone.BLUE, "send", receiver.waiting() + " on the way"));
        }
        if (receiver.parked() > 0) {
            states.add(new State(Tone.YELLOW, "hand-stop", receiver.parked() + " parked"));
        }
        return new ReceiversCard.Line(
                receiver.name(),
                receiver.format(),
                states.isEmpty() ? List.of(new State(Tone.GREEN, "check", "Everything acknowledged")) : states,
                about(receiver, now),
                held || receiver.parked() > 0);
    }

    private static @Nullable String about(ReceiverState receiver, Instant now) {
        if (receiver.oldest().isEmpty() || receiver.problem().isEmpty()) {
            return null;
        }
        var waited = Duration.between(receiver.oldest().get(), now);
        return "The oldest has been waiting for " + When.span(waited.isNegative() ? Duration.ZERO : waited) + ". "
                + receiver.problem().get();
    }
}

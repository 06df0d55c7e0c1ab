package org.keyholder.server.operatorportal;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.Operator;
import org.keyholder.server.identity.Right;
import org.keyholder.server.pages.Moment;
import org.keyholder.server.pages.State;
import org.keyholder.server.pages.Tone;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.signal.SignalDeed;
import org.keyholder.server.signal.SignalId;
import org.keyholder.server.signal.UnsentSignal;
import org.keyholder.server.signal.UnsentSignals;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** What a station's receivers have not acknowledged, and what its people decide about it. */
@Controller
@Needs(Right.SEND_SIGNALS)
@RequestMapping("/monitoring/signals")
class SignalsController {

    private static final String PATH = "/monitoring/signals";
    private static final int MOST = 100;

    private final UnsentSignals signals;
    private final ReceiversCards receivers;
    private final DeskReaders readers;
    private final Clock clock;

    SignalsController(UnsentSignals signals, ReceiversCards receivers, DeskReaders readers, Clock clock) {
        this.signals = signals;
        this.receivers = receivers;
        this.readers = readers;
        this.clock = clock;
    }

    @GetMapping
    @Needs(Right.SEE_DESK)
    ModelAndView list(Operator operator) {
        return page(operator, signal -> line(signal, "", null)).view();
    }

    /** Of two people who decide at once, the second finds on the page what has become of it. */
    @PostMapping("/{dealer}/{signal}/again")
    ModelAndView sendAgain(Operator operator, @PathVariable UUID dealer, @PathVariable UUID signal) {
        signals.decide(
                operator.station(),
                new DealerId(dealer),
                new SignalId(signal),
                new SignalDeed.SendAgain(),
                operator.actor());
        return new ModelAndView(new RedirectView(PATH, true));
    }

    @PostMapping("/{dealer}/{signal}/give-up")
    ModelAndView giveUp(
            Operator operator, @PathVariable UUID dealer, @PathVariable UUID signal, @RequestParam String reason) {
        var decision = giveUp(reason);
        if (decision.isEmpty()) {
            var which = new SignalId(signal);
            var mistake = "Say why, on one line with at most " + SignalDeed.GiveUp.LONGEST_REASON + " characters.";
            return page(operator, one -> one.id().equals(which) ? line(one, reason, mistake) : line(one, "", null))
                    .view(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        signals.decide(
                operator.station(), new DealerId(dealer), new SignalId(signal), decision.get(), operator.actor());
        return new ModelAndView(new RedirectView(PATH, true));
    }

    private static Optional<SignalDeed.Decision> giveUp(String reason) {
        try {
            return Optional.of(new SignalDeed.GiveUp(reason));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private SignalsPage page(Operator operator, Function<UnsentSignal, SignalsPage.Line> line) {
        List<UnsentSignal> unsent = signals.at(operator.station(), MOST + 1);
        return new SignalsPage(
                readers.of(operator),
                receivers.of(operator),
                unsent.stream().limit(MOST).map(line).toList(),
                unsent.size() > MOST ? MOST : null);
    }

    private SignalsPage.Line line(UnsentSignal signal, String reason, @Nullable String mistake) {
        var state = switch (signal.state()) {
            case REFUSED -> new State(Tone.RED, "ban", "Refused");
            case UNREADABLE -> new State(Tone.RED, "hand-stop", "Not taken");
            case QUEUED -> new State(Tone.YELLOW, "hourglass", "Waiting");
            case ACKNOWLEDGED -> new State(Tone.GREEN, "check", "Acknowledged");
            case GIVEN_UP -> new State(Tone.GREY, "x", "Given up");
        };
        return new SignalsPage.Line(
                signal.id().toString(),
                PATH + "/" + signal.dealer() + "/" + signal.id(),
                new Moment(signal.occurredAt(), signal.timeZone(), clock.instant()),
                signal.siteName().orElse(null),
                signal.account(),
                signal.text(),
                signal.receiver(),
                state,
                signal.problem().orElse(null),
                signal.attempts() + (signal.attempts() == 1 ? " attempt" : " attempts"),
                signal.isParked(),
                reason,
                mistake);
    }
}

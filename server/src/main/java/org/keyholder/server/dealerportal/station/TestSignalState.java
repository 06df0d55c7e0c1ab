package org.keyholder.server.dealerportal.station;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.State;
import org.keyholder.server.pages.Tone;
import org.keyholder.server.pages.When;
import org.keyholder.server.signal.SignalState;
import org.keyholder.server.signal.TestSignals;

/**
 * How far a test signal has come.
 *
 * @param number under which it goes out, as the station knows the site
 * @param at "21 Nov 2026, 03:12:05"
 * @param words what the receiver said, or what stands in the way
 * @param every in how many seconds to look again; none where nothing changes any more
 */
public record TestSignalState(
        String url,
        String receiver,
        String number,
        String site,
        String at,
        State state,
        @Nullable String words,
        @Nullable Integer every)
        implements Page {

    private static final int SOON = 1;
    private static final int LATER = 5;
    private static final int MANY_ATTEMPTS = 10;

    static TestSignalState of(String url, String receiver, TestSignals.Test test) {
        var signal = test.state();
        var zone = test.timeZone();
        return new TestSignalState(
                url,
                receiver,
                signal.account(),
                test.siteName(),
                When.date(signal.createdAt(), zone) + ", " + When.clock(signal.createdAt(), zone),
                state(signal),
                signal.state() == SignalState.State.ACKNOWLEDGED
                        ? null
                        : signal.problem().orElse(null),
                every(signal));
    }

    private static State state(SignalState signal) {
        return switch (signal.state()) {
            case QUEUED ->
                signal.attempts() == 0
                        ? new State(Tone.YELLOW, "clock", "on its way")
                        : new State(Tone.YELLOW, "clock", "not reached yet, tried " + times(signal.attempts()));
            case ACKNOWLEDGED -> new State(Tone.GREEN, "check", "acknowledged in " + took(signal));
            case REFUSED -> new State(Tone.RED, "alert-circle", "refused by the receiver");
            case UNREADABLE -> new State(Tone.RED, "alert-circle", "answered, but not taken");
            case GIVEN_UP -> new State(Tone.GREY, "ban", "given up by the station");
        };
    }

    private static String times(int attempts) {
        return attempts == 1 ? "once" : attempts + " times";
    }

    /** "38 ms", "4.2 s", "2 min" */
    private static String took(SignalState signal) {
        var took = signal.settledAt()
                .map(end -> Duration.between(signal.createdAt(), end))
                .orElse(Duration.ZERO);
        if (took.toMillis() < 1000) {
            return took.toMillis() + " ms";
        }
        return took.toMinutes() < 1 ? "%.1f s".formatted(took.toMillis() / 1000.0) : When.span(took);
    }

    private static @Nullable Integer every(SignalState signal) {
        if (signal.state() != SignalState.State.QUEUED) {
            return null;
        }
        return signal.attempts() < MANY_ATTEMPTS ? SOON : LATER;
    }

    @Override
    public String template() {
        return "dealerportal/teststate";
    }
}

package org.keyholder.server.alarm.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.keyholder.server.alarm.Fact;
import org.keyholder.server.live.LiveNotices;
import org.keyholder.server.live.Topic;
import org.keyholder.server.shared.Actor;
import org.keyholder.server.shared.AlarmId;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.signal.SettledSignal;
import org.keyholder.server.signal.SignalDeed;
import org.keyholder.server.signal.SignalObserver;
import org.springframework.stereotype.Component;

/** Writes down what became of an alarm's signals. */
@Component
class SignalFacts implements SignalObserver {

    private final FactRows rows;
    private final LiveNotices notices;

    SignalFacts(FactRows rows, LiveNotices notices) {
        this.rows = rows;
        this.notices = notices;
    }

    /** A fact about a signal, as far as it is known where the signal is. */
    record About(DealerId dealer, AlarmId alarm, Fact.OfSignal fact, Actor actor, Instant at) {}

    @Override
    public void settled(List<SettledSignal> signals) {
        var facts = new ArrayList<About>();
        for (var signal : signals) {
            signal.alarm()
                    .ifPresent(alarm -> facts.add(
                            new About(signal.dealer(), alarm, fact(signal), new Actor.System(), signal.at())));
        }
        write(facts);
    }

    private static Fact.OfSignal fact(SettledSignal signal) {
        return switch (signal.outcome()) {
            case ACKNOWLEDGED -> new Fact.SignalAcknowledged(signal.signal(), signal.attempts());
            case REFUSED, PARKED ->
                new Fact.SignalParked(signal.signal(), signal.words().orElse(""));
        };
    }

    @Override
    public void decided(SignalDeed deed) {
        deed.alarm()
                .ifPresent(
                        alarm -> write(List.of(new About(deed.dealer(), alarm, fact(deed), deed.actor(), deed.at()))));
    }

    private static Fact.OfSignal fact(SignalDeed deed) {
        return switch (deed.decision()) {
            case SignalDeed.SendAgain() -> new Fact.SignalSentAgain(deed.signal());
            case SignalDeed.GiveUp(var reason) -> new Fact.SignalGivenUp(deed.signal(), reason);
        };
    }

    /** An acknowledgement is what everybody expects: it stands in the log with the next look, and calls no page by itself. */
    private void write(List<About> facts) {
        if (facts.isEmpty()) {
            return;
        }
        rows.insertAboutSignals(facts);
        facts.stream()
                .filter(about -> !(about.fact() instanceof Fact.SignalAcknowledged))
                .map(About::alarm)
                .distinct()
                .forEach(alarm -> notices.changed(Topic.alarm(alarm.value())));
    }
}

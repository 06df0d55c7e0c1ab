package org.keyholder.server.states;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keyholder.server.keys.ValidKey;
import org.keyholder.server.pages.State;
import org.keyholder.server.pages.Tone;
import org.keyholder.server.pages.When;

/** Whether a key is in use, of devices and programs alike. */
public final class KeyStates {

    private static final State NOT_YET = new State(Tone.GREY, "clock", "not used yet");

    /** A last use is written each minute. */
    private static final Duration EXACT_TO = Duration.ofMinutes(2);

    private KeyStates() {}

    /** A key's use among the valid ones of its device or program, the oldest first. */
    public static State use(ValidKey key, List<ValidKey> among, Instant now) {
        if (isStillInUse(key, among)) {
            return new State(Tone.YELLOW, "alert-triangle", "still in use, " + ago(key.usedAt(), now));
        }
        return key.usedAt().isEmpty() ? NOT_YET : new State(Tone.GREEN, "check", "used " + ago(key.usedAt(), now));
    }

    /** The old one after the new one: whoever has entered the new key somewhere has not always entered it everywhere. */
    private static boolean isStillInUse(ValidKey key, List<ValidKey> among) {
        var newest = among.getLast();
        return !key.equals(newest)
                && key.usedAt().isPresent()
                && newest.usedAt()
                        .filter(fresh -> fresh.isBefore(key.usedAt().get()))
                        .isPresent();
    }

    private static String ago(Optional<Instant> used, Instant now) {
        return used.filter(at -> at.isBefore(now.minus(EXACT_TO)))
                .map(at -> When.ago(at, now))
                .orElse("just now");
    }
}

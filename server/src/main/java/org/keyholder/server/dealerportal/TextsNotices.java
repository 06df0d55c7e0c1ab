package org.keyholder.server.dealerportal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.keyholder.server.contact.WelcomeLimits;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.pages.When;
import org.springframework.stereotype.Component;

/** Tells a dealer of the hour's welcome messages once four of five are sent. */
@Component
public class TextsNotices {

    private final WelcomeLimits limits;
    private final Clock clock;

    TextsNotices(WelcomeLimits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    public Optional<TextsNotice> of(DealerPerson person) {
        return of(limits.hour(person.dealer()), clock.instant());
    }

    static Optional<TextsNotice> of(WelcomeLimits.Hour hour, Instant now) {
        var free = hour.freeAt();
        if (free.isPresent()) {
            return Optional.of(new TextsNotice(
                    "The " + hour.most() + " welcome messages of this hour are sent.",
                    "The next one is possible in " + in(free.get(), now) + ". Texts about alarms go out as ever.",
                    true));
        }
        return hour.sent() * 5 < hour.most() * 4
                ? Optional.empty()
                : Optional.of(new TextsNotice(
                        hour.sent() + " of the " + hour.most() + " welcome messages of this hour are sent.",
                        "After the last one it takes up to an hour until the next. Texts about alarms go out as ever.",
                        false));
    }

    /** "1 min", "20 s": never shorter than it is. */
    public static String in(Instant then, Instant now) {
        var left = Duration.ofSeconds(When.secondsLeft(then, now));
        return When.span(left.toMinutes() > 0 ? left.plusSeconds(59) : left);
    }
}

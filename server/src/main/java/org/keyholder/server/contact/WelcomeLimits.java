package org.keyholder.server.contact;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.keyholder.server.contact.WelcomeAllowance.Limit;
import org.keyholder.server.contact.WelcomeAllowance.NotBefore;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.messaging.PhoneNumber;
import org.keyholder.server.messaging.Texts;
import org.keyholder.server.shared.DealerId;
import org.springframework.stereotype.Component;

/**
 * How often welcome messages may go out: to one number, whoever the contact and whichever the dealer's site, and of one dealer. The
 * texts of alarms are not counted here and never held up.
 */
@Component
public class WelcomeLimits {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final Texts texts;
    private final ContactNumbers numbers;
    private final ContactSettings settings;
    private final TenantTransactions transactions;
    private final Clock clock;

    WelcomeLimits(
            Texts texts,
            ContactNumbers numbers,
            ContactSettings settings,
            TenantTransactions transactions,
            Clock clock) {
        this.texts = texts;
        this.numbers = numbers;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * What of the dealer's hour is used up.
     *
     * @param freeAt when the next one is possible; empty as long as one is
     */
    public record Hour(int sent, int most, Optional<Instant> freeAt) {}

    public Hour hour(DealerId dealer) {
        return transactions.call(TenantScope.dealer(dealer), () -> {
            var since = clock.instant().minus(HOUR);
            return new Hour(
                    texts.count(dealer, WelcomeMessages.KIND, since),
                    settings.welcomesPerHour(),
                    hourOver(dealer, clock.instant()));
        });
    }

    /** Whether a welcome message may go to this contact now. */
    public WelcomeAllowance of(Contact contact) {
        return transactions.call(
                TenantScope.dealer(contact.dealer()), () -> of(contact.dealer(), contact.phone(), clock.instant()));
    }

    private WelcomeAllowance of(DealerId dealer, PhoneNumber to, Instant now) {
        var refusal = numbers.refusal(dealer, to);
        if (refusal.isPresent()) {
            return new WelcomeAllowance.NotToThisNumber(refusal.get().words());
        }
        return dayOver(dealer, to, now)
                .<WelcomeAllowance>map(at -> new NotBefore(at, Limit.NUMBER_A_DAY))
                .or(() -> pauseOver(dealer, to, now).map(at -> new NotBefore(at, Limit.PAUSE)))
                .or(() -> hourOver(dealer, now).map(at -> new NotBefore(at, Limit.DEALER_AN_HOUR)))
                .orElseGet(WelcomeAllowance.Now::new);
    }

    private Optional<Instant> pauseOver(DealerId dealer, PhoneNumber to, Instant now) {
        var pause = settings.welcomePause();
        return texts.lastBut(1, dealer, WelcomeMessages.KIND, to, now.minus(pause))
                .map(at -> at.plus(pause));
    }

    private Optional<Instant> dayOver(DealerId dealer, PhoneNumber to, Instant now) {
        return texts.lastBut(settings.welcomesPerDay(), dealer, WelcomeMessages.KIND, to, now.minus(DAY))
                .map(at -> at.plus(DAY));
    }

    private Optional<Instant> hourOver(DealerId dealer, Instant now) {
        return texts.lastBut(settings.welcomesPerHour(), dealer, WelcomeMessages.KIND, now.minus(HOUR))
                .map(at -> at.plus(HOUR));
    }
}

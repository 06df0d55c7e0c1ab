package org.keyholder.server.identity.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing, without letting whoever guesses lock anybody out. A browser in which the login has signed in before has tries of its
 * own; all others have tries by login and network, and share two larger bounds: those for a login, and those from a network. A try counts as
 * wrong from its beginning, before anything is hashed for it: otherwise a hundred that come together are a hundred free ones. Kept in memory:
 * a restart forgives.
 */
@Component
class SignInThrottle {

    static final int MOST_REMEMBERED = 10_000;

    /** Of browsers, pairs, logins, networks and those that were told to wait, each. */
    static final int MOST_REMEMBERED_IN_ALL = 5 * MOST_REMEMBERED;

    static final int OF_A_BROWSER_OR_PAIR = 5;

    /** With one a minute no more than a hundred in an hour, from all of the world. */
    static final int OF_A_LOGIN = 40;

    static final int OF_A_NETWORK = 100;

    /** So often strangers of a network are told to wait by a page, which is made for whoever types. */
    static final int PAGES_OF_A_NETWORK = 5;

    private static final Duration PAUSE = Duration.ofMinutes(1);

    /** Behind one address there may be a whole control room. */
    private static final Duration PAUSE_OF_A_NETWORK = Duration.ofSeconds(10);

    private final Clock clock;
    private final Tries ofBrowsers = new Tries(OF_A_BROWSER_OR_PAIR, PAUSE, MOST_REMEMBERED);
    private final Tries ofPairs = new Tries(OF_A_BROWSER_OR_PAIR, PAUSE, MOST_REMEMBERED);
    private final Tries ofLogins = new Tries(OF_A_LOGIN, PAUSE, MOST_REMEMBERED);
    private final Tries ofNetworks = new Tries(OF_A_NETWORK, PAUSE_OF_A_NETWORK, MOST_REMEMBERED);
    private final Tries pages = new Tries(PAGES_OF_A_NETWORK, PAUSE_OF_A_NETWORK, MOST_REMEMBERED);

    SignInThrottle(Clock clock) {
        this.clock = clock;
    }

    /** Begins a try, and says how long it has to wait; empty when it need not, and only then it counts. */
    synchronized Optional<Duration> begin(SignInTry attempt) {
        var now = clock.instant();
        var wait = longestWait(attempt, now);
        if (wait.isEmpty()) {
            counted(attempt).forEach((tries, whose) -> tries.take(whose, now));
        } else if (attempt.knownBrowser().isEmpty()) {
            pages.take(attempt.network().name(), now);
        }
        return wait;
    }

    /** Whether strangers of this network have been told often enough that they have to wait. */
    synchronized boolean hasTold(Network network) {
        return pages.untilNext(network.name(), clock.instant()).isPresent();
    }

    /** How long a try would have to wait that has not begun. */
    synchronized Optional<Duration> wait(SignInTry attempt) {
        return longestWait(attempt, clock.instant());
    }

    private Optional<Duration> longestWait(SignInTry attempt, Instant now) {
        return counted(attempt).entrySet().stream()
                .flatMap(count -> count.getKey().untilNext(count.getValue(), now).stream())
                .max(Comparator.naturalOrder());
    }

    /** What a try counts against. */
    private Map<Tries, String> counted(SignInTry attempt) {
        var login = login(attempt);
        var network = attempt.network().name();
        return attempt.knownBrowser()
                .map(browser -> Map.of(ofBrowsers, browser + " " + login))
                .orElseGet(() -> Map.of(ofPairs, network + " " + login, ofLogins, login, ofNetworks, network));
    }

    /** What is longer is nobody's. */
    private static String login(SignInTry attempt) {
        var folded = attempt.login().folded();
        return folded.substring(0, Math.min(folded.length(), Login.LONGEST));
    }

    /** The password was right: what was counted of this browser, or of this login here, is forgotten, and elsewhere the try itself. */
    synchronized void succeeded(SignInTry attempt) {
        counted(attempt).forEach((tries, whose) -> {
            if (tries == ofBrowsers || tries == ofPairs) {
                tries.forget(whose);
            } else {
                tries.giveBack(whose);
            }
        });
    }

    /** Nothing was found out about the password, so it was no try. */
    synchronized void withdrawn(SignInTry attempt) {
        counted(attempt).forEach(Tries::giveBack);
    }
}

package org.keyholder.server.logs.internal;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;
import org.slf4j.helpers.MessageFormatter;

/**
 * Lets the first warning or error of a kind through as it is and holds its likes back; each minute in which there were any ends with one
 * line that counts them. After a minute without one the next is a first again. So a stack trace comes once, however long the failure
 * lasts: an outage must not fill the disk that it may have come from.
 */
final class RepeatedFailures extends TurboFilter {

    /** The kinds that are remembered; beyond that the oldest is counted out and forgotten. */
    static final int MOST_KINDS = 200;

    private static final Duration HELD_BACK = Duration.ofMinutes(1);

    /** On the lines that count: they are let through. */
    private static final Marker COUNT = MarkerFactory.getMarker("org.keyholder.server.logs.count");

    private final Clock clock;
    private final LinkedHashMap<FailureKind, Repeats> kinds = new LinkedHashMap<>();

    RepeatedFailures(Clock clock) {
        this.clock = clock;
    }

    /** One kind: since when it is held back, and how often it happened since. */
    private static final class Repeats {
        private final Logger logger;
        private final Level level;
        private String example;
        private Instant since;
        private long held;

        Repeats(Logger logger, Level level, String example, Instant since) {
            this.logger = logger;
            this.level = level;
            this.example = example;
            this.since = since;
        }

        /** Also where the clock was set back: else it would be held back for as long. */
        boolean isOver(Instant now) {
            return now.isBefore(since) || !now.isBefore(since.plus(HELD_BACK));
        }
    }

    /** A line that counts, to be written once nothing is locked. */
    private record Count(Logger logger, Level level, String example, long held) {

        void write() {
            var often = held == 1 ? "once more" : String.format(Locale.ROOT, "%,d more times", held);
            if (level.isGreaterOrEqual(Level.ERROR)) {
                logger.error(COUNT, "Happened {} in the last minute: {}", often, example);
            } else {
                logger.warn(COUNT, "Happened {} in the last minute: {}", often, example);
            }
        }
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] parameters,
            @Nullable Throwable given) {
        // Without words somebody only asks whether the level is on.
        if (format == null
                || COUNT.equals(marker)
                || !level.isGreaterOrEqual(Level.WARN)
                || !level.isGreaterOrEqual(logger.getEffectiveLevel())) {
            return FilterReply.NEUTRAL;
        }
        var kind = FailureKind.of(logger, format, given == null ? lastThrown(parameters) : given);
        var counts = new ArrayList<Count>();
        var held = isHeldBack(kind, logger, level, format, parameters, counts);
        counts.forEach(Count::write);
        return held ? FilterReply.DENY : FilterReply.NEUTRAL;
    }

    /** An exception behind the last of the words' parameters is theirs. */
    private static @Nullable Throwable lastThrown(Object @Nullable [] parameters) {
        return parameters != null
                        && parameters.length > 0
                        && parameters[parameters.length - 1] instanceof Throwable thrown
                ? thrown
                : null;
    }

    private synchronized boolean isHeldBack(
            FailureKind kind,
            Logger logger,
            Level level,
            String format,
            Object @Nullable [] parameters,
            List<Count> counts) {
        var now = clock.instant();
        var known = kinds.get(kind);
        var example = FailureKind.shortened(
                MessageFormatter.arrayFormat(format, parameters).getMessage());
        if (known != null && !endsMinute(known, now, counts)) {
            known.held++;
            // The latest: whom it is about may change while it lasts.
            known.example = example;
            return true;
        }
        kinds.remove(kind);
        if (kinds.size() == MOST_KINDS) {
            var oldest = kinds.pollFirstEntry().getValue();
            count(oldest, counts);
        }
        kinds.put(kind, new Repeats(logger, level, example, now));
        return false;
    }

    /** Counts what a minute that is over held back, and begins the next one; true where it held nothing back. */
    private static boolean endsMinute(Repeats one, Instant now, List<Count> counts) {
        if (!one.isOver(now)) {
            return false;
        }
        if (one.held == 0) {
            return true;
        }
        count(one, counts);
        one.since = now;
        return false;
    }

    private static void count(Repeats one, List<Count> counts) {
        if (one.held > 0) {
            counts.add(new Count(one.logger, one.level, one.example, one.held));
            one.held = 0;
        }
    }

    /** Writes down what the minutes that are over held back. */
    void tell() {
        var counts = new ArrayList<Count>();
        synchronized (this) {
            var now = clock.instant();
            kinds.values().removeIf(one -> endsMinute(one, now, counts));
        }
        counts.forEach(Count::write);
    }

    /** Writes down all that is held back, and remembers nothing. */
    void tellAll() {
        var counts = new ArrayList<Count>();
        synchronized (this) {
            kinds.values().forEach(one -> count(one, counts));
            kinds.clear();
        }
        counts.forEach(Count::write);
    }
}

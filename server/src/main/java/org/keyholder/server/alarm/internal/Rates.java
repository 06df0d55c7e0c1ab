package org.keyholder.server.alarm.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.alarm.Alarms.Candidate;
import org.keyholder.server.alarm.Reporter;
import org.keyholder.server.alarm.StormSettings;
import org.springframework.stereotype.Component;

/**
 * Who reports more often than they may. Each has a bucket that holds one minute's reports and runs out at that rate; what finds it full
 * is too often. In memory, and bounded: what is forgotten, at a restart or because many others report, lets at most one minute's reports
 * more through. A storm that has begun is a row, and forgets nothing.
 */
@Component
class Rates {

    private static final double MINUTE = Duration.ofMinutes(1).toNanos();

    private final StormSettings settings;
    private final Map<UUID, Bucket> buckets;

    Rates(StormSettings settings) {
        this.settings = settings;
        this.buckets = new LinkedHashMap<>(64, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<UUID, Bucket> eldest) {
                return size() > settings.remembered();
            }
        };
    }

    /** How full it was, and when. */
    private record Bucket(double level, Instant at) {

        double level(Instant now, int perMinute) {
            // A clock that is set back makes nobody's reports more.
            var passed = Math.max(0, Duration.between(at, now).toNanos());
            return Math.max(0, level - passed / MINUTE * perMinute);
        }
    }

    /**
     * Counts the report and says whose rate it is above: the narrowest. What is too much of a device is not its site's, so that the
     * storm of one device leaves the others what they had.
     */
    Optional<Reporter> count(Candidate event) {
        for (var reporter : List.of(Reporter.DEVICE, Reporter.SITE, Reporter.DEALER)) {
            if (isTooOften(who(reporter, event), settings.of(reporter), event.at())) {
                return Optional.of(reporter);
            }
        }
        return Optional.empty();
    }

    static UUID who(Reporter reporter, Candidate event) {
        return switch (reporter) {
            case DEVICE -> event.device().id().value();
            case SITE -> event.device().site().value();
            case DEALER -> event.dealer().value();
        };
    }

    private synchronized boolean isTooOften(UUID who, int perMinute, Instant now) {
        if (perMinute == 0) {
            return false;
        }
        @Nullable Bucket known = buckets.get(who);
        double level = known == null ? 0 : known.level(now, perMinute);
        boolean full = level + 1 > perMinute;
        buckets.put(who, new Bucket(full ? level : level + 1, now));
        return full;
    }
}

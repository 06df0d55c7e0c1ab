package org.keyholder.testing.camera;

import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;

/**
 * How a camera behaves; `standard()` and the `with` methods make one.
 *
 * @param idPrefix what its own ids begin with
 * @param retryEvery the time between two tries while the server fails or is away
 * @param retryFor how long it tries
 * @param patience how long it waits for one answer
 */
public record FakeCameraOptions(
        String idPrefix, Duration retryEvery, Duration retryFor, Duration patience, InstantSource clock) {

    public static FakeCameraOptions standard() {
        String random = UUID.randomUUID().toString().substring(0, 8);
        return new FakeCameraOptions(
                "cam-" + random,
                Duration.ofMillis(500),
                Duration.ofSeconds(60),
                Duration.ofSeconds(30),
                InstantSource.system());
    }

    public FakeCameraOptions withIdPrefix(String prefix) {
        return new FakeCameraOptions(prefix, retryEvery, retryFor, patience, clock);
    }

    public FakeCameraOptions withRetries(Duration every, Duration inAll) {
        return new FakeCameraOptions(idPrefix, every, inAll, patience, clock);
    }

    public FakeCameraOptions withPatience(Duration longest) {
        return new FakeCameraOptions(idPrefix, retryEvery, retryFor, longest, clock);
    }

    public FakeCameraOptions withClock(InstantSource source) {
        return new FakeCameraOptions(idPrefix, retryEvery, retryFor, patience, source);
    }
}

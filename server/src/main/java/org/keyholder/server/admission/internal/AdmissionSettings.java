package org.keyholder.server.admission.internal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How many may come at once.
 *
 * @param connections open connections of all kinds; 0 takes as many as a fifth of the heap holds, or what others leave of a small one, 16,384 at most
 * @param largestForm what a page's form may send
 */
@ConfigurationProperties("keyholder.limits")
record AdmissionSettings(
        @DefaultValue("0") int connections,
        @DefaultValue("8KB") DataSize largestForm) {

    /** What a connection takes that waits: what is read ahead and what is written, and what belongs to it. */
    static final long BYTES_OF_A_CONNECTION = 6 * 1024;

    /** What is added for a request that has begun, when it is used as badly as can be: measured by {@code bench siege}. */
    static final long BYTES_OF_A_REQUEST = 88 * 1024;

    /**
     * What TLS on our own port adds to a connection: four buffers of a record, 16 KB each, and what both sides have agreed on. Its requests begin
     * unseen and cannot be made to wait at the door, so each connection is reckoned with one.
     */
    static final long BYTES_OF_TLS = 100 * 1024 + BYTES_OF_A_REQUEST;

    private static final int MOST = 16_384;
    private static final int FEWEST = 64;

    AdmissionSettings {
        if (connections != 0 && (connections < FEWEST || connections > 65_000)) {
            throw new IllegalArgumentException("connections has to be from " + FEWEST + " to 65000, or 0");
        }
    }

    /**
     * @param others what the server itself and all other claims take of the heap
     * @param bytesEach what a connection takes
     */
    int connectionsIn(long heap, long others, long bytesEach) {
        if (connections > 0) {
            return connections;
        }
        return (int) Math.clamp(Math.min(heap / 5, heap - others) / bytesEach, FEWEST, MOST);
    }
}

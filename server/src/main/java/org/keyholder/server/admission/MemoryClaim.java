package org.keyholder.server.admission;

/**
 * What a part of the server keeps in memory for the world outside. All claims together are held against the heap when the server
 * starts: a limit that the heap cannot hold is none.
 *
 * @param what in the plural, for the list that the start prints: {@code connections}
 * @param most how many there can be at a time
 * @param bytesEach what one of them takes at most
 * @param setting the setting that says how many, or the empty text
 */
public record MemoryClaim(String what, long most, long bytesEach, String setting) {

    public MemoryClaim {
        if (most < 0 || bytesEach < 0) {
            throw new IllegalArgumentException("A claim is not negative");
        }
    }

    public long bytes() {
        return Math.multiplyExact(most, bytesEach);
    }
}

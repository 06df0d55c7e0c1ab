package org.keyholder.dc09.message;

/**
 * A modifier of a DC-03 block: two lower-case letters and a value, which hold for the events behind it until the same letters come
 * again.
 *
 * @param letters {@code ti} time, {@code ri} area, {@code id} user, {@code pi} device, {@code pm} partition, or others, kept
 * @param value as sent
 * @param text the name between carets behind it, empty when there is none
 */
public record Modifier(String letters, String value, String text) {}

package org.keyholder.testing.camera;

import java.time.Instant;

/**
 * What a camera reports.
 *
 * @param id the device's own; the same id twice is the same event twice
 */
public record DeviceEvent(String id, String zone, String kind, Instant occurredAt) {}

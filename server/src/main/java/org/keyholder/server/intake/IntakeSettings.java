package org.keyholder.server.intake;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What the event API takes.
 *
 * @param largestReport one event's JSON
 * @param longestReport from the first byte of the JSON to the last
 * @param future how far a device's clock may run ahead of ours
 * @param writers transactions that store events side by side
 * @param batch events that may share a commit
 * @param waiting events that may wait for a commit; more are refused for the moment
 * @param longestWait for a commit, before the device is told to try again
 */
@ConfigurationProperties("keyholder.intake")
public record IntakeSettings(
        @DefaultValue("64KB") DataSize largestReport,
        @DefaultValue("30s") Duration longestReport,
        @DefaultValue("5m") Duration future,
        @DefaultValue("2") int writers,
        @DefaultValue("256") int batch,
        @DefaultValue("4096") int waiting,
        @DefaultValue("10s") Duration longestWait) {}

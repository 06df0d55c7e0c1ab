package org.keyholder.server.media;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much the media store takes.
 *
 * @param largestFile one clip or snapshot
 * @param filesPerEvent clips and snapshots of one event
 * @param longestUpload from the first byte to the last
 * @param freeSpace below this much free disk, uploads are refused and the server is not ready
 */
@ConfigurationProperties("keyholder.media")
public record MediaSettings(
        @DefaultValue("256MB") DataSize largestFile,
        @DefaultValue("24") int filesPerEvent,
        @DefaultValue("15m") Duration longestUpload,
        @DefaultValue("256MB") DataSize freeSpace) {}

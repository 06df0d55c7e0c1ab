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
 * @param quotaOfDealer what one dealer's clips and stills may take, where the dealer has no quota of its own
 * @param shareOfDevice how much of its dealer's quota one device may take, up to 1
 */
@ConfigurationProperties("keyholder.media")
public record MediaSettings(
        @DefaultValue("256MB") DataSize largestFile,
        @DefaultValue("24") int filesPerEvent,
        @DefaultValue("15m") Duration longestUpload,
        @DefaultValue("256MB") DataSize freeSpace,
        @DefaultValue("100GB") DataSize quotaOfDealer,
        @DefaultValue("0.25") double shareOfDevice) {

    public MediaSettings {
        if (quotaOfDealer.toBytes() < 1) {
            throw new IllegalArgumentException("keyholder.media.quota-of-dealer is more than nothing");
        }
        // Written so that what is no number fails too.
        if (!(shareOfDevice > 0 && shareOfDevice <= 1)) {
            throw new IllegalArgumentException("keyholder.media.share-of-device is more than 0 and at most 1");
        }
    }
}

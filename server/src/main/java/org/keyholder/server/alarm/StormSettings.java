package org.keyholder.server.alarm;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often may be reported until it is a storm. A rate is reports a minute, all of which may come at once; 0 is any rate.
 *
 * @param ofDevice of one device: more than one report each two seconds tells nobody more
 * @param ofSite of one site, without what its devices report too often
 * @param ofDealer of all sites of a dealer, without what those report too often
 * @param remembered devices, sites and dealers whose last minute is remembered; the one that reported longest ago is forgotten first
 */
@ConfigurationProperties("keyholder.storm")
public record StormSettings(
        @DefaultValue("30") int ofDevice,
        @DefaultValue("60") int ofSite,
        @DefaultValue("3000") int ofDealer,
        @DefaultValue("50000") int remembered) {

    public StormSettings {
        if (ofDevice < 0 || ofSite < 0 || ofDealer < 0) {
            throw new IllegalArgumentException("a rate is 0 or more reports a minute");
        }
        if (remembered < 1) {
            throw new IllegalArgumentException("remembered has to be 1 or more");
        }
    }

    /** Reports a minute; 0 is any rate. */
    public int of(Reporter reporter) {
        return switch (reporter) {
            case DEVICE -> ofDevice;
            case SITE -> ofSite;
            case DEALER -> ofDealer;
        };
    }
}

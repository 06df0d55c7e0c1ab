package org.keyholder.server.pages;

import java.time.Instant;
import java.time.ZoneId;

/** One instant as a page shows it at a site: the clock there, the day there, and how long ago. */
public record Moment(Instant at, ZoneId zone, Instant now) {

    public String iso() {
        return at.toString();
    }

    /** "03:12:05" */
    public String clock() {
        return When.clock(at, zone);
    }

    /** "03:12" */
    public String hourMinute() {
        return When.hourMinute(at, zone);
    }

    /** "Sat 21 Nov" */
    public String weekday() {
        return When.weekday(at, zone);
    }

    /** "48 s ago" */
    public String ago() {
        return When.ago(at, now);
    }

    /** "Chicago" */
    public String city() {
        return When.city(zone);
    }

    /** The server's clock when the page was made: a browser whose own clock is wrong counts on from here. */
    public String serverNow() {
        return Long.toString(now.toEpochMilli());
    }
}

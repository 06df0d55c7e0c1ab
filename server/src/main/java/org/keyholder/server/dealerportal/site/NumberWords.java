package org.keyholder.server.dealerportal.site;

import org.keyholder.server.site.AccountBook;
import org.keyholder.server.station.Station;

/** Why a number cannot be had, in a dealer's words, on a page and in a sheet. */
public final class NumberWords {

    private NumberWords() {}

    /** Another site of the same dealer has it, or had it and has not released it. */
    public static String held(Station station, AccountBook.Holder holder) {
        if (holder.erased()) {
            return "This number was that of a site that has been erased, and is kept until you release it under Former account numbers.";
        }
        if (holder.former()) {
            return "This number was " + holder.name() + "’s and is kept for it. Release it "
                    + (holder.deleted() ? "among the former numbers" : "on that site’s page") + ", once "
                    + station.name() + " uses it for nobody.";
        }
        return holder.deleted()
                ? "This number is " + holder.name() + "’s, which is deleted. Restore or erase that site first."
                : inUse(station, ", by your site " + holder.name());
    }

    /** Says whom to ask, and never whose the number is. */
    public static String inUse(Station station) {
        return inUse(station, "");
    }

    private static String inUse(Station station, String by) {
        var phone = station.phone();
        return "This number is already in use at " + station.name() + by + ". Ask the station for the right one"
                + (phone == null ? "." : ": " + phone + ".");
    }
}

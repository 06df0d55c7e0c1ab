package org.keyholder.server.dealerportal.list;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.keyholder.server.pages.State;
import org.keyholder.server.pages.States;

/** What a site may lack, as its line in the database sums it up; the gravest first: what keeps an alarm from the station, then from people. */
public enum Lack {
    STATION("station", 1, States.STATION_MISSING, "No monitoring station", "no signals are sent"),
    ACCOUNT("number", 4, States.ACCOUNT_MISSING, "No account number", "no signals are sent"),
    RECEIVER(
            "receiver",
            2,
            States.RECEIVER_MISSING,
            "No receiver",
            "the station record does not say where signals go, so none are sent"),
    CAMERAS("cameras", 8, States.CAMERAS_MISSING, "No cameras", "an alarm needs a camera's zone number"),
    DEVICES("devices", 16, States.DEVICES_MISSING, "No devices", "nothing can report an alarm yet"),
    CONTACTS("contacts", 32, States.CONTACTS_MISSING, "No contacts", "nobody can be asked"),
    NOBODY("nobody", 64, States.canBeAsked(0, 1), "Nobody can be asked", "no contact has confirmed and takes texts"),
    SOME(
            "some",
            128,
            States.canBeAsked(0, 1).saying("Some cannot be asked"),
            "Some contacts cannot be asked",
            "they have not confirmed, or take no texts");

    /** Above every sum. */
    private static final int ALL = 256;

    private final String code;
    private final int bit;
    private final State state;
    private final String lead;
    private final String more;

    Lack(String code, int bit, State state, String lead, String more) {
        this.code = code;
        this.bit = bit;
        this.state = state;
        this.lead = lead;
        this.more = more;
    }

    /** How many sites lack one of these, of the counts by sum. */
    static long count(Map<Integer, Long> bySum, Collection<Lack> any) {
        int bits = bits(any);
        return bySum.entrySet().stream()
                .filter(sites -> (sites.getKey() & bits) != 0)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** All sums in which one of these may stand. */
    static List<Integer> sums(Collection<Lack> any) {
        int bits = bits(any);
        return IntStream.range(1, ALL).filter(sum -> (sum & bits) != 0).boxed().toList();
    }

    private static int bits(Collection<Lack> any) {
        return any.stream().mapToInt(lack -> lack.bit).sum();
    }

    /** What stands in a sum, the gravest first. */
    static List<Lack> of(int sum) {
        return Stream.of(values()).filter(lack -> (sum & lack.bit) != 0).toList();
    }

    /** In an address. */
    public String code() {
        return code;
    }

    public State state() {
        return state;
    }

    /** "No account number" */
    public String lead() {
        return lead;
    }

    /** "no signals are sent" */
    public String more() {
        return more;
    }

    /** The button that mends it, and where it leads under the site's address. */
    String button() {
        return switch (this) {
            case STATION -> "Choose the station";
            case ACCOUNT -> "Enter the number";
            case RECEIVER -> "Change the station";
            case CAMERAS -> "Add a camera";
            case DEVICES -> "Add a device";
            case CONTACTS -> "Create a contact";
            case NOBODY, SOME -> "See the contacts";
        };
    }

    String path() {
        return switch (this) {
            case STATION, ACCOUNT, RECEIVER -> "/edit";
            case CAMERAS, DEVICES -> "/devices";
            case CONTACTS -> "/contacts/new";
            case NOBODY, SOME -> "#contacts";
        };
    }
}

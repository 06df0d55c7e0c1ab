package org.keyholder.server.accessportal;

import java.util.List;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;

/**
 * Somebody's own account: for whom they work, their password, and where they are signed in.
 *
 * @param mailAddress where they read mail; empty where that is not known
 * @param passwordChanged whether this request has just done so
 * @param onlyHere whether the sign-in came by the organisation's own provider, and so is for it alone
 */
public record AccountPage(
        Portal portal,
        String login,
        String mailAddress,
        List<Place> places,
        List<Browser> browsers,
        Factor factor,
        FormErrors errors,
        boolean passwordChanged,
        boolean onlyHere)
        implements Page {

    public AccountPage {
        places = List.copyOf(places);
        browsers = List.copyOf(browsers);
    }

    @Override
    public String template() {
        return "accessportal/account";
    }

    /**
     * The second factor.
     *
     * @param app whether there is an authenticator app
     * @param passkeys "2 passkeys"; empty where there is none
     * @param since "26 Nov 2026, 14:05 UTC"; empty where there is none
     * @param codes "8 of 10 recovery codes are left. The last one was used 26 Nov 2026, 14:05 UTC."
     * @param fewCodes it is time for new ones
     */
    public record Factor(boolean app, String since, String passkeys, String codes, boolean fewCodes) {}

    /**
     * An organisation that the person works for, on one side.
     *
     * @param value which organisation and side, as the form says it
     */
    public record Place(String value, String name, String role, boolean current) {}

    /**
     * Where the person is signed in.
     *
     * @param what "Firefox on Windows"
     * @param about "from 203.0.113.9, signed in 26 Nov 2026, 14:05 UTC, last used 3 min ago"
     */
    public record Browser(String url, String what, String about, boolean current) {}
}

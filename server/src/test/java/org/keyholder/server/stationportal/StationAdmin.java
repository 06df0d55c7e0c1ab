package org.keyholder.server.stationportal;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.keyholder.server.identity.People;
import org.keyholder.server.identity.Role;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.testing.Browser;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;

/** An admin of a station at their browser. */
record StationAdmin(Browser browser) implements AutoCloseable {

    static StationAdmin of(TestServer server, StationId station) {
        var login = "admin-" + UUID.randomUUID();
        server.part(People.class)
                .save(
                        new OrganisationId(station.value()),
                        Role.STATION_ADMIN,
                        login,
                        "Omar Haddad",
                        WatchedSite.PASSWORD);
        return new StationAdmin(Browser.signedIn(server, login));
    }

    String sees(String path) {
        return browser.get(path).body();
    }

    /** @param fields name, value, name, value … */
    HttpResponse<String> sends(String path, String... fields) {
        var form = new HashMap<String, String>();
        form.put("_csrf", Browser.token(browser.get("/account")).orElseThrow());
        for (int i = 0; i < fields.length; i += 2) {
            form.put(fields[i], fields[i + 1]);
        }
        return browser.post(path, Map.copyOf(form));
    }

    static String hidden(HttpResponse<String> page, String name) {
        return found("name=\"" + name + "\" value=\"([^\"]*)\"", page.body());
    }

    static String found(String pattern, String text) {
        var found = Pattern.compile(pattern).matcher(text);
        if (!found.find()) {
            throw new AssertionError("There is no " + pattern + " in " + text);
        }
        return found.group(1);
    }

    @Override
    public void close() {
        browser.close();
    }
}

package org.keyholder.server.dealerportal.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.site.Site;
import org.keyholder.server.site.Sites;
import org.keyholder.server.testing.Browser;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;

/** Of two people who change one site at once, the second sees what the first has changed, and chooses. */
@ExtendWith(SharedServer.class)
class TwoAtOneSiteTest {

    private static final Pattern SEEN = Pattern.compile("name=\"(seen-[^\"]+)\" value=\"([^\"]*)\"");

    private final TestServer server;
    private final WatchedSite watched;
    private final String edit;
    private Browser dana;
    private Browser lee;

    TwoAtOneSiteTest(TestServer server) {
        this.server = server;
        this.watched = WatchedSite.build(server);
        this.edit = "/sites/" + watched.site() + "/edit";
    }

    @BeforeEach
    void bothSignIn() {
        dana = Browser.signedIn(server, watched.dealerPerson());
        lee = Browser.signedIn(server, watched.dealerPerson());
    }

    @AfterEach
    void leave() {
        dana.close();
        lee.close();
    }

    @Test
    void whatOnlyTheFirstHasChangedIsTakenOverAndShown() {
        var danas = opened(dana);
        saves(lee, Map.of("name", "Harbour Yard East"));

        danas.put("address", "Mill Lane 14");
        var told = dana.post(edit, danas);

        assertThat(told.statusCode()).isEqualTo(409);
        assertThat(told.body())
                .contains(
                        "Dana Whitfield has saved this site while you had it open",
                        "was Harbour Yard, is Harbour Yard East now",
                        "taken over below",
                        "value=\"Harbour Yard East\"",
                        "value=\"Mill Lane 14\"");
        assertThat(site().name()).isEqualTo("Harbour Yard East");
        assertThat(site().address()).startsWith("Mill Lane 12");

        var again = form(told, Map.of("name", "Harbour Yard East", "address", "Mill Lane 14"));
        assertThat(dana.post(edit, again).statusCode()).isEqualTo(302);
        assertThat(site().name()).isEqualTo("Harbour Yard East");
        assertThat(site().address()).startsWith("Mill Lane 14");
    }

    @Test
    void whereBothHaveChangedOneIsChosen() {
        var danas = opened(dana);
        saves(lee, Map.of("name", "Lee's Yard"));
        danas.put("name", "Dana's Yard");

        var told = dana.post(edit, danas);

        assertThat(told.statusCode()).isEqualTo(409);
        assertThat(told.body()).contains("you have Dana's Yard", "name=\"theirs-name\"", "value=\"Dana&#39;s Yard\"");
        var theirs = form(told, Map.of("name", "Dana's Yard", "address", "Mill Lane 12", "theirs-name", "on"));
        assertThat(dana.post(edit, theirs).statusCode()).isEqualTo(302);
        assertThat(site().name()).isEqualTo("Lee's Yard");
        var own = opened(dana);
        own.put("name", "Dana's Yard");
        assertThat(dana.post(edit, own).statusCode()).isEqualTo(302);
        assertThat(site().name()).isEqualTo("Dana's Yard");
    }

    /** In a race too: the row is looked at under its lock. */
    @Test
    void whoeverComesThirdIsToldAgain() {
        var danas = opened(dana);
        saves(lee, Map.of("name", "One"));
        danas.put("address", "Mill Lane 14");
        var told = dana.post(edit, danas);
        saves(lee, Map.of("name", "Two"));

        var again = dana.post(edit, form(told, Map.of("name", "One", "address", "Mill Lane 14")));

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("was One, is Two now");
    }

    @Test
    void twoWhoSayTheSameAgree() {
        var danas = opened(dana);
        saves(lee, Map.of("name", "Harbour Yard East"));
        danas.put("name", "Harbour Yard East");

        assertThat(dana.post(edit, danas).body()).contains("has saved this site");
        assertThat(site().name()).isEqualTo("Harbour Yard East");
    }

    private Site site() {
        return server.part(Sites.class)
                .find(TenantScope.dealer(watched.dealer()), watched.site())
                .orElseThrow();
    }

    private void saves(Browser who, Map<String, String> changes) {
        var form = opened(who);
        form.putAll(changes);
        assertThat(who.post(edit, form).statusCode()).isEqualTo(302);
    }

    private Map<String, String> opened(Browser who) {
        var now = site();
        return form(who.get(edit), Map.of("name", now.name(), "address", now.address()));
    }

    /** What the page's form sends: what it was filled from, and what is in its fields. */
    private Map<String, String> form(HttpResponse<String> page, Map<String, String> fields) {
        var form = new HashMap<String, String>();
        form.put("_csrf", Browser.token(page).orElseThrow());
        SEEN.matcher(page.body())
                .results()
                .forEach(hidden -> form.put(hidden.group(1), hidden.group(2).replace("&#39;", "'")));
        form.put("timeZone", "America/Chicago");
        form.put("station", watched.stationRecord().toString());
        form.put("accountNumber", watched.account().text());
        form.putAll(fields);
        return form;
    }
}

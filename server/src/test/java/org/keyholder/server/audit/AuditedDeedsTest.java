package org.keyholder.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.keyholder.server.testing.Wait.until;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.keyholder.server.Provisioning;
import org.keyholder.server.contact.WelcomeMessages;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.identity.People;
import org.keyholder.server.identity.Role;
import org.keyholder.server.messaging.LinkTokens;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.site.SiteDetails;
import org.keyholder.server.site.Sites;
import org.keyholder.server.testing.Api;
import org.keyholder.server.testing.Browser;
import org.keyholder.server.testing.Mp4Bytes;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;
import org.keyholder.server.verification.Questions;

/** Whatever people do or see is on the records of those whom it concerns, with who it was; and what came to nothing is not. */
@ExtendWith(SharedServer.class)
class AuditedDeedsTest {

    private static final String KIM = " person Kim Moreau";
    private static final String DANA = " person Dana Whitfield";
    private static final String ANN = " contact Ann Ortega";
    private static final String CLIP = "/monitoring/alarms/%s/media/%s/clip.mp4";

    private final TestServer server;
    private final WatchedSite watched;
    private final Api api;
    private final String operator;
    private final Set<String> before = new HashSet<>();
    private Browser browser;

    AuditedDeedsTest(TestServer server) {
        this.server = server;
        this.watched = WatchedSite.build(server);
        this.api = new Api(server);
        this.operator = watched.operator();
        this.browser = new Browser(server);
        begin();
    }

    @AfterEach
    void close() {
        browser.close();
    }

    /** What is on record by now is not asked about. */
    private void begin() {
        before.addAll(ids());
    }

    private List<String> ids() {
        return server.rows()
                .sql("select organisation_id || '/' || id from audit_entry")
                .query(String.class)
                .list();
    }

    /** "dealer launched person Kim Moreau", of this dealer and station, in any order. */
    private List<String> written() {
        return server
                .rows()
                .sql("""
                        select organisation_id || '/' || id as id,
                               case organisation_id when ? then 'dealer ' else 'station ' end || kind || ' ' || actor_kind
                               || coalesce(' ' || actor_name, '') as words
                        from audit_entry where organisation_id in (?, ?)
                        """)
                .params(
                        watched.dealer().value(),
                        watched.dealer().value(),
                        watched.station().value())
                .query((row, n) -> Map.entry(row.getString("id"), row.getString("words")))
                .list()
                .stream()
                .filter(entry -> !before.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** A column of the newest entry of that kind. */
    private String last(String kind, String column) {
        return server.rows()
                .sql("select " + column + " from audit_entry where kind = ? and organisation_id in (?, ?)"
                        + " order by id desc limit 1")
                .params(kind, watched.dealer().value(), watched.station().value())
                .query(String.class)
                .single();
    }

    private void signIn(String login) {
        browser.close();
        browser = Browser.signedIn(server, login);
        begin();
    }

    private void post(String path, String... fields) {
        var form = new HashMap<String, String>();
        for (int i = 0; i < fields.length; i += 2) {
            form.put(fields[i], fields[i + 1]);
        }
        form.put(
                "_csrf",
                Browser.token(browser.get(form.getOrDefault("from", "/sites/new")))
                        .orElseThrow());
        form.remove("from");
        assertThat(browser.post(path, form).statusCode()).as(path).isLessThan(500);
    }

    @Test
    void signInsRefusalsAndSignOuts() {
        browser.signIn(operator, "wrong");
        browser.signIn(operator, WatchedSite.PASSWORD.reveal());
        post("/sign-out", "from", "/monitoring");

        assertThat(written())
                .containsExactlyInAnyOrder(
                        "station sign-in-refused unknown", "station signed-in" + KIM, "station signed-out" + KIM);
        assertThat(last("signed-in", "address")).isEqualTo("127.0.0.1");
        assertThat(last("signed-in", "browser")).startsWith("Java-http-client");
        assertThat(last("sign-in-refused", "after")).isEqualTo("{\"why\":\"wrong-login-or-password\"}");
    }

    @Test
    void whoComesInAnothersPlaceSignsThemOut() {
        var dana = watched.dealerPerson();
        begin();
        browser.signIn(dana, WatchedSite.PASSWORD.reveal());
        browser.signIn(operator, WatchedSite.PASSWORD.reveal());

        assertThat(written())
                .containsExactlyInAnyOrder(
                        "dealer signed-in" + DANA, "dealer signed-out" + DANA, "station signed-in" + KIM);
    }

    @Test
    void whoChangesToAnotherOfTheirOrganisationsIsOnItsRecord() {
        var dana = watched.dealerPerson();
        server.part(People.class)
                .save(
                        new OrganisationId(watched.station().value()),
                        Role.OPERATOR,
                        dana,
                        "Dana Whitfield",
                        WatchedSite.PASSWORD);
        signIn(dana);

        post("/account/place", "from", "/account", "place", watched.station() + " station");

        assertThat(written()).containsExactly("station signed-in" + DANA);
        assertThat(last("signed-in", "after")).isEqualTo("{\"from\":\"another-organisation\"}");
    }

    @Test
    void aLoginThatIsNobodysIsTheInstallationsAffairAndNotWrittenDown() {
        // Into the wrong field, as people do.
        browser.signIn("my secret password " + UUID.randomUUID(), "");

        assertThat(written()).isEmpty();
        var refused = server.rows()
                .sql("select e::text from audit_entry e where organisation_id = ? and kind = 'sign-in-refused'")
                .param(Audit.INSTALLATION)
                .query(String.class)
                .list();
        assertThat(refused).isNotEmpty().noneMatch(entry -> entry.contains("secret"));
    }

    @Test
    void whoGuessesTooOftenIsOnRecordEachTimeAndThenOnceInAWhile() {
        for (int i = 0; i < 9; i++) {
            guessFrom("203.0.113.9", "Made up " + i);
        }

        var refused = server.rows()
                .sql("select after::jsonb ->> 'why' || ' ' || address from audit_entry"
                        + " where organisation_id = ? and kind = 'sign-in-refused' order by id")
                .param(watched.station().value())
                .query(String.class)
                .list();
        assertThat(refused)
                .hasSize(6)
                .allMatch(entry -> entry.endsWith(" 203.0.113.9"))
                .filteredOn(entry -> entry.startsWith("too-many-attempts"))
                .hasSize(1);
    }

    /** From an address of its own: the tests' own is everybody's here. */
    private void guessFrom(String address, String browserName) {
        var token = Browser.token(browser.get("/sign-in")).orElseThrow();
        browser.send(HttpRequest.newBuilder(server.url("/sign-in"))
                .header("X-Forwarded-For", address)
                .header("User-Agent", browserName)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("username=" + operator + "&password=wrong&_csrf="
                        + URLEncoder.encode(token, StandardCharsets.UTF_8))));
    }

    @Test
    void launches() {
        signIn(operator);

        browser.get("/monitoring?act=" + watched.account().text() + "&zone=017");
        assertThat(written()).containsExactlyInAnyOrder("station launched" + KIM, "dealer launched" + KIM);
        assertThat(last("launched", "after"))
                .isEqualTo("{\"account\":\"" + watched.account().text() + "\",\"zone\":\"017\"}");
        assertThat(last("launched", "site_id")).isEqualTo(watched.site().toString());

        begin();
        browser.get("/monitoring?act=NOBODYS");
        browser.get("/monitoring");
        assertThat(written()).containsExactly("station launched" + KIM);
    }

    @Test
    void theManyPartsOfOneLookAtAClipAreOne() {
        var event = clip();
        var alarm = alarm();
        signIn(operator);

        for (var range : List.of("bytes=0-", "bytes=100-199", "bytes=200-299")) {
            var part = browser.send(HttpRequest.newBuilder(server.url(CLIP.formatted(alarm, event)))
                    .header("Range", range));
            assertThat(part.statusCode()).isEqualTo(206);
        }
        assertThat(written()).containsExactlyInAnyOrder("station clip-viewed" + KIM, "dealer clip-viewed" + KIM);
        assertThat(last("clip-viewed", "object_id")).isEqualTo(event);
        assertThat(last("clip-viewed", "after")).isEqualTo("{\"name\":\"clip.mp4\"}");

        begin();
        browser.get(CLIP.formatted(alarm, event) + "?download");
        assertThat(written()).hasSize(2);
        begin();
        assertThat(browser.get(CLIP.formatted(alarm, UUID.randomUUID())).statusCode())
                .isEqualTo(404);
        assertThat(written()).isEmpty();
    }

    @Test
    void theClipBehindASignalsLink() {
        var event = clip();
        signIn(operator);

        assertThat(browser.get("/monitoring/clip?act=" + watched.account().text() + "&event=" + event)
                        .statusCode())
                .isEqualTo(200);

        assertThat(written()).containsExactlyInAnyOrder("station clip-viewed" + KIM, "dealer clip-viewed" + KIM);
    }

    private String clip() {
        var event = api.accepted(watched.key(), "a");
        api.put(watched.key(), event, "clip.mp4", Mp4Bytes.playable(600));
        return event;
    }

    private UUID alarm() {
        return server.rows()
                .sql("select id from alarm where dealer_id = ?")
                .param(watched.dealer().value())
                .query(UUID.class)
                .single();
    }

    @Test
    void anEventThatIsTakenInWritesNone() {
        clip();

        assertThat(written()).isEmpty();
    }

    @Test
    void askingAnsweringTakingBackAndCompleting() {
        var ann = watched.contact("Ann Ortega", "+13125550272", 2);
        var event = clip();
        signIn(operator);
        var alarm = "/monitoring/alarms/" + alarm();

        post(alarm + "/verify", "from", "/monitoring");
        assertThat(written())
                .containsExactlyInAnyOrder(
                        "dealer alarm-taken" + KIM,
                        "station alarm-taken" + KIM,
                        "dealer contacts-asked" + KIM,
                        "station contacts-asked" + KIM,
                        "dealer text-queued" + KIM);
        assertThat(last("text-queued", "after"))
                .contains("\"to\":\"+13125550272\"")
                .doesNotContain("http", "Watch");

        begin();
        var question = token(Questions.PATH, "select id from question where contact_id = ?", ann.value());
        try (var phone = new Browser(server)) {
            phone.get(question);
            phone.get(question + "/media/" + event + "/clip.mp4");
            phone.get(question + "/media/" + event + "/clip.mp4");
            phone.post(question, Map.of("answer", "disregard"));
            phone.post(question, Map.of("answer", "disregard"));
            phone.post(question, Map.of("answer", "take-back", "of", "1"));
        }
        assertThat(written())
                .containsExactlyInAnyOrder(
                        "dealer clip-viewed" + ANN,
                        "station clip-viewed" + ANN,
                        "dealer answered" + ANN,
                        "station answered" + ANN,
                        "dealer answer-taken-back" + ANN,
                        "station answer-taken-back" + ANN);
        assertThat(last("answered", "after")).isEqualTo("{\"answer\":\"disregard\",\"late\":\"false\"}");

        begin();
        post(alarm + "/complete", "from", "/monitoring");
        assertThat(written())
                .containsExactlyInAnyOrder("dealer alarm-completed" + KIM, "station alarm-completed" + KIM);
        begin();
        post(alarm + "/complete", "from", "/monitoring");
        assertThat(written()).isEmpty();
        // No token of a link, wherever it might have gone.
        assertThat(server.rows()
                        .sql("select count(*) from audit_entry e where e::text like ?")
                        .param("%" + question.substring(Questions.PATH.length()) + "%")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private String token(String path, String subject, UUID of) {
        var id = server.rows().sql(subject).param(of).query(UUID.class).single();
        return path + server.part(LinkTokens.class).token(new LinkTokens.Link(path, id));
    }

    @Test
    void whatADealersPeopleChange() {
        signIn(watched.dealerPerson());

        post(
                "/sites",
                "name",
                "Mill",
                "address",
                "Mill Lane 1",
                "timeZone",
                "America/Chicago",
                "station",
                "",
                "accountNumber",
                "");
        assertThat(written()).containsExactly("dealer site-created" + DANA);
        assertThat(last("site-created", "after"))
                .isEqualTo("{\"address\":\"Mill Lane 1\",\"joinSeconds\":\"20\",\"name\":\"Mill\","
                        + "\"quietMinutes\":\"30\",\"timeZone\":\"America/Chicago\"}");

        var mill = "/sites/" + last("site-created", "site_id");
        changes("site-changed", () -> edit(mill, "Mill", "Mill Lane 2"));
        assertThat(last("site-changed", "before")).isEqualTo("{\"address\":\"Mill Lane 1\"}");
        assertThat(last("site-changed", "after")).isEqualTo("{\"address\":\"Mill Lane 2\"}");
        assertThat(last("site-changed", "actor_name")).isEqualTo("Dana Whitfield");
        // Saved as it is, and refused: nothing changes.
        begin();
        edit(mill, "Mill", "Mill Lane 2");
        edit(mill, "", "Mill Lane 3");
        assertThat(written()).isEmpty();

        changes("zone-added", () -> post(mill + "/zones", "zone", "5", "zoneName", "Gate"));
        begin();
        post(mill + "/zones", "zone", "5", "zoneName", "Gate again");
        assertThat(written()).isEmpty();
        changes("device-key-created", () -> post(mill + "/devices", "deviceName", "Bridge"));
        assertThat(last("device-key-created", "after")).isEqualTo("{\"name\":\"Bridge\"}");

        changes("contact-created", () -> post(mill + "/contacts/new", "name", "Lea Brandt", "phone", "+13125550183"));
        var contact = mill + "/contacts/" + last("contact-created", "object_id");
        changes("text-queued", () -> post(contact + "/welcome"));
        changes("contact-removed", () -> post(contact + "/remove"));
        assertThat(last("contact-removed", "before")).isEqualTo("{\"name\":\"Lea Brandt\",\"phone\":\"+13125550183\"}");
    }

    private void edit(String site, String name, String address) {
        post(
                site + "/edit",
                "name",
                name,
                "address",
                address,
                "timeZone",
                "America/Chicago",
                "station",
                "",
                "accountNumber",
                "");
    }

    private void changes(String kind, Runnable change) {
        begin();
        change.run();
        assertThat(written()).containsExactly("dealer " + kind + DANA);
    }

    @Test
    void aContactWhoConfirms() {
        var ann = watched.contact("Ann Ortega", "+13125550272", 2);
        server.rows()
                .sql("update contact set confirmed_at = null where id = ?")
                .param(ann.value())
                .update();
        server.part(WelcomeMessages.class).send(watched.dealer(), ann);
        begin();

        var welcome = token(WelcomeMessages.PATH, "select welcome_id from contact where id = ?", ann.value());
        browser.post(welcome, Map.of());
        browser.post(welcome, Map.of());

        assertThat(written()).containsExactly("dealer contact-confirmed" + ANN);
        assertThat(last("contact-confirmed", "after")).contains("I agree that Dealer");
    }

    @Test
    void whatIsDecidedAboutSignalsThatWereNotTaken() {
        api.accepted(watched.key(), "a");
        until("the signal is acknowledged", () -> signals("acknowledged") == 1);
        signIn(operator);
        var signal = server.rows()
                .sql("update signal set state = 'refused', parked_as = 'unreadable' where dealer_id = ? returning id")
                .param(watched.dealer().value())
                .query(UUID.class)
                .single();
        var address = "/monitoring/signals/" + watched.dealer() + "/" + signal;

        post(address + "/give-up", "from", "/monitoring", "reason", "Called the station");
        assertThat(written())
                .containsExactlyInAnyOrder("station signal-given-up" + KIM, "dealer signal-given-up" + KIM);
        assertThat(last("signal-given-up", "after")).isEqualTo("{\"reason\":\"Called the station\"}");
        begin();
        post(address + "/give-up", "from", "/monitoring", "reason", "Twice");
        assertThat(written()).isEmpty();
    }

    private long signals(String state) {
        return server.rows()
                .sql("select count(*) from signal where dealer_id = ? and state = ?")
                .params(watched.dealer().value(), state)
                .query(Long.class)
                .single();
    }

    @Test
    void aRunOfProvisioning(@TempDir Path folder) throws IOException {
        var key = "audited-" + UUID.randomUUID();
        var file = folder.resolve("set-up.json");
        Files.writeString(file, """
                {"dealers": [{"key": "%s", "name": "Provisioned", "people": [{"login": "%s", "name": "Pat", "password": "not on record"}],
                  "sites": [{"key": "s", "name": "Yard", "address": "Mill Lane", "timeZone": "UTC",
                    "zones": [{"number": "1", "name": "Gate"}],
                    "devices": [{"key": "d", "name": "Bridge", "bearerKey": "kh_not_on_record_either_0123"}]}]}]}
                """.formatted(key, key));
        var provisioning = server.part(Provisioning.class);

        assertThat(provisioning.provision(file)).isZero();
        var dealer = UUID.nameUUIDFromBytes(("dealer:" + key).getBytes(StandardCharsets.UTF_8));
        assertThat(kinds(dealer))
                .containsExactlyInAnyOrder(
                        "provisioned", "person-saved", "site-created", "zone-added", "device-key-created");
        assertThat(kinds(Audit.INSTALLATION)).contains("provisioned");

        provisioning.provision(file);
        // The same once more changes nothing but that it was done, and that the password was set.
        assertThat(kinds(dealer)).hasSize(7);
        assertThat(server.rows()
                        .sql(
                                "select count(*) from audit_entry e where organisation_id = ? and (e::text like '%not%on%record%'"
                                        + " or actor_kind <> 'command' or actor_name <> ?)")
                        .params(dealer, System.getProperty("user.name"))
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private List<String> kinds(UUID organisation) {
        return server.rows()
                .sql("select kind from audit_entry where organisation_id = ?")
                .param(organisation)
                .query(String.class)
                .list();
    }

    @Test
    void aChangeThatIsTakenBackWritesNone() {
        var details = new SiteDetails("Mill", "Lane", ZoneId.of("UTC"), Optional.empty(), Optional.empty());

        assertThatThrownBy(() -> server.part(TenantTransactions.class).run(TenantScope.dealer(watched.dealer()), () -> {
                    server.part(Sites.class).create(watched.dealer(), details);
                    throw new IllegalStateException("taken back");
                }))
                .hasMessage("taken back");

        assertThat(written()).isEmpty();
    }

    @Test
    void whatIsWrittenIsChainedSoonAfterwards() {
        long began = System.nanoTime();
        server.part(Sites.class)
                .create(
                        watched.dealer(),
                        new SiteDetails("Mill", "Lane", ZoneId.of("UTC"), Optional.empty(), Optional.empty()));

        until(
                "all is chained",
                () -> server.rows()
                                .sql("select count(*) from audit_unlinked where organisation_id = ?")
                                .param(watched.dealer().value())
                                .query(Long.class)
                                .single()
                        == 0);

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        assertThat(server.rows()
                        .sql(
                                "select count(*) = max(number) and count(*) = (select count(*) from audit_entry where organisation_id = ?)"
                                        + " from audit_link where organisation_id = ?")
                        .params(watched.dealer().value(), watched.dealer().value())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }
}

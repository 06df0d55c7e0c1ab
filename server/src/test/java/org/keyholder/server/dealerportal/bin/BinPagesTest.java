package org.keyholder.server.dealerportal.bin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.keyholder.server.testing.Wait.until;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.server.dealerportal.site.NumberWords;
import org.keyholder.server.identity.People;
import org.keyholder.server.identity.Role;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.site.Bin;
import org.keyholder.server.site.SaveSite;
import org.keyholder.server.site.SiteDetails;
import org.keyholder.server.site.Sites;
import org.keyholder.server.station.AccountNumber;
import org.keyholder.server.testing.Api;
import org.keyholder.server.testing.Browser;
import org.keyholder.server.testing.Mp4Bytes;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;

/** A dealer's people delete, restore, hand out and erase sites, over real HTTP. */
@ExtendWith(SharedServer.class)
class BinPagesTest {

    private static final Pattern NUMBER = Pattern.compile("name=\"number\" value=\"([^\"]+)\"");

    private static final Pattern NAME = Pattern.compile("<span class=\"name\">(Deleted [0-9]+)</span>");
    private static final Pattern OLDER = Pattern.compile("href=\"(/sites/bin\\?before=[^\"]+)\">Older<");

    private final TestServer server;
    private final WatchedSite watched;
    private final String site;
    private Browser admin;

    BinPagesTest(TestServer server) {
        this.server = server;
        this.watched = WatchedSite.build(server);
        this.site = "/sites/" + watched.site();
    }

    @BeforeEach
    void signIn() {
        admin = Browser.signedIn(server, watched.dealerPerson());
    }

    @AfterEach
    void leave() {
        admin.close();
    }

    @Test
    void aDeletedSiteLiesInTheBinAndComesBack() {
        assertThat(admin.get(site + "/delete").body())
                .contains("Export or delete Harbour Yard", watched.account().text());

        assertThat(admin.press(site + "/delete", site + "/delete").statusCode()).isEqualTo(302);

        assertThat(admin.get(site).statusCode()).isEqualTo(404);
        assertThat(admin.get("/sites").body()).doesNotContain(">Harbour Yard<");
        var bin = admin.get("/sites/bin").body();
        assertThat(bin).contains("Harbour Yard", watched.account().text(), "by Dana Whitfield", "in 30 days");

        assertThat(admin.press("/sites/bin", "/sites/bin/" + watched.site() + "/restore")
                        .statusCode())
                .isEqualTo(302);
        assertThat(admin.get(site).statusCode()).isEqualTo(200);
        assertThat(admin.get("/sites/bin").body()).contains("Nothing is deleted");
    }

    /** Those that went in the same moment too. */
    @Test
    void manyDeletedSitesAreReadPageByPage() {
        deletedSites(120);
        var seen = new TreeSet<String>();

        var first = admin.get("/sites/bin").body();
        var second = admin.get(older(first)).body();
        var third = admin.get(older(second)).body();

        assertThat(names(first))
                .hasSize(50)
                .allSatisfy(name -> assertThat(seen.add(name)).isTrue());
        assertThat(names(second))
                .hasSize(50)
                .allSatisfy(name -> assertThat(seen.add(name)).isTrue());
        assertThat(names(third))
                .hasSize(20)
                .allSatisfy(name -> assertThat(seen.add(name)).isTrue());
        assertThat(first).doesNotContain(">Newest<");
        assertThat(third).contains("href=\"/sites/bin\">Newest<").doesNotContain(">Older<");
    }

    @Test
    void aPageOfTheBinGoesOnWhereASiteLayThatHasComeBack() {
        deletedSites(51);
        var older = older(admin.get("/sites/bin").body());
        server.rows()
                .sql("update site set deleted_at = null, deleted_by = null where id = ?")
                .param(UUID.fromString(older.substring(older.indexOf('_') + 1)))
                .update();

        assertThat(names(admin.get(older).body())).hasSize(1);
        server.rows()
                .sql("update site set deleted_at = null, deleted_by = null where dealer_id = ?")
                .param(watched.dealer().value())
                .update();
        assertThat(admin.get(older).body()).contains("Nothing older").doesNotContain("Nothing is deleted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "_",
                "nonsense",
                "2026-11-27T03:12:05Z",
                "2026-11-27T03:12:05Z_x",
                "%2B1000000000-12-31T23:59:59Z_018f0000-0000-7000-8000-0000000000aa",
                "-1000000000-01-01T00:00:00Z_018f0000-0000-7000-8000-0000000000aa"
            })
    void whatIsNoPlaceInTheBinIsNotThere(String before) {
        assertThat(admin.get("/sites/bin?before=" + before).statusCode()).isEqualTo(404);
    }

    /** Ten in each moment. */
    private void deletedSites(int count) {
        server.rows().sql("""
                        insert into site (dealer_id, id, name, address, time_zone, created_at, deleted_at, deleted_by)
                        select ?, gen_random_uuid(), 'Deleted ' || n, 'Mill Lane', 'America/Chicago', now(),
                               now() - n / 10 * interval '1 microsecond', 'Dana'
                        from generate_series(1, ?) as n
                        """).params(watched.dealer().value(), count).update();
    }

    private static List<String> names(String html) {
        return NAME.matcher(html).results().map(found -> found.group(1)).toList();
    }

    private static String older(String html) {
        var found = OLDER.matcher(html);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @Test
    void aSiteWithAnOpenAlarmIsNotDeletedAndThePageSaysWhy() {
        new Api(server).accepted(watched.key(), "a");

        var refused = admin.press(site + "/delete", site + "/delete");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("An alarm of this site is still open");
        assertThat(admin.get(site).statusCode()).isEqualTo(200);
    }

    @Test
    void itIsErasedByWhoeverTypesItsName() {
        delete();
        var erase = "/sites/bin/" + watched.site() + "/erase";

        var mistyped = admin.press(erase, erase, "siteName", "Harbor");
        assertThat(mistyped.statusCode()).isEqualTo(422);
        assertThat(mistyped.body()).contains("Type the name of the site", "value=\"Harbor\"");
        assertThat(admin.press(erase, erase, "siteName", " harbour yard ").statusCode())
                .isEqualTo(302);

        assertThat(admin.get(erase).statusCode()).isEqualTo(404);
        assertThat(admin.get("/sites/former-numbers").body())
                .contains(watched.account().text(), "Erased site");
        assertThat(watched.count("zone")).isZero();
    }

    @Test
    void anInstallerDeletesAndRestoresAndErasesNothing() {
        delete();
        try (var installer = Browser.signedIn(server, installer())) {
            var bin = "/sites/bin/" + watched.site();
            assertThat(installer.get("/sites/bin").body()).contains("Restore").doesNotContain("Erase<", "Export<");
            assertThat(installer.get(bin + "/erase").statusCode()).isEqualTo(403);
            assertThat(installer.press("/sites/bin", site + "/archive").statusCode())
                    .isEqualTo(403);
            assertThat(installer.press("/sites/bin", bin + "/restore").statusCode())
                    .isEqualTo(302);
        }
    }

    @Test
    void allThatIsKeptIsHandedOutWithItsClips() throws Exception {
        watched.contact("Ann Ortega", "+13125550271", 2);
        var event = new Api(server).accepted(watched.key(), "a");
        var clip = Mp4Bytes.playable(2000);
        new Api(server).put(watched.key(), event, "clip.mp4", clip);

        var handed = admin.pressForFile(site + "/delete", site + "/archive");

        assertThat(handed.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("harbour-yard-");
        var files = unzip(handed.body());
        assertThat(new String(files.get("contacts.jsonl"))).contains("Ann Ortega", "+13125550271");
        assertThat(new String(files.get("events.jsonl"))).contains(event);
        assertThat(files.get("clips-and-snapshots/" + event + "/clip.mp4")).isEqualTo(clip);
        assertThat(files).containsKeys("README.txt", "site.jsonl", "alarms.jsonl", "signals.jsonl");
        assertThat(admin.get(site + "/history").body()).contains("exported all that is kept");
    }

    @Test
    void anothersSiteIsNeitherHandedOutNorInTheBin() {
        var other = WatchedSite.build(server);
        assertThat(admin.press("/sites/bin", "/sites/" + other.site() + "/archive")
                        .statusCode())
                .isEqualTo(404);
        server.part(Bin.class).put(other.dealer(), other.site(), "Dana");
        for (var what : new String[] {"restore", "erase"}) {
            assertThat(admin.press("/sites/bin", "/sites/bin/" + other.site() + "/" + what, "siteName", "Harbour Yard")
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(admin.get("/sites/bin").body()).contains("Nothing is deleted");
        assertThat(admin.press("/sites/bin", "/sites/bin/nonsense/restore").statusCode())
                .isEqualTo(404);
    }

    @Test
    void formerNumbersAreReleasedTogether() {
        give("A" + watched.account());
        give("B" + watched.account());
        var page = admin.get("/sites/former-numbers").body();
        assertThat(page).contains(">" + watched.account() + "<", ">A" + watched.account() + "<");
        var ids = NUMBER.matcher(page).results().map(found -> found.group(1)).toList();

        var released = admin.press("/sites/former-numbers", "/sites/former-numbers", "number", String.join(",", ids));

        assertThat(released.body()).contains("2 numbers were released", "No number is kept");
    }

    @Test
    void numbersThatAreNoneAreRefused() {
        assertThat(admin.press("/sites/former-numbers", "/sites/former-numbers", "number", "nonsense")
                        .statusCode())
                .isEqualTo(400);
        assertThat(admin.press(
                                "/sites/former-numbers",
                                "/sites/former-numbers",
                                "number",
                                UUID.randomUUID().toString())
                        .statusCode())
                .isEqualTo(404);
        assertThat(admin.press("/sites/former-numbers", "/sites/former-numbers").body())
                .contains("No number was released");
    }

    /** What was found in a sheet names people, of erased sites too; that it was imported stays to be seen. */
    @Test
    void anImportOfBeforeSaysThatItsRowsAreNotKeptAnyMore() {
        var id = UUID.randomUUID();
        server.rows()
                .sql("""
                        insert into site_import (dealer_id, id, file_name, encoding, separator, unknown, row_count, state, mark, new_sites,
                            changed_sites, new_contacts, changed_contacts, new_zones, changed_zones, person_id, person_name, created_at)
                        values (?, ?, 'sites.csv', 'UTF-8', 'commas', '{}', 1, 'done', 'm', 1, 0, 0, 0, 0, 0, ?, 'Dana', now())
                        """)
                .params(watched.dealer().value(), id, UUID.randomUUID())
                .update();
        server.rows()
                .sql("insert into site_import_finding (dealer_id, import_id, position, row_number, kind, words)"
                        + " values (?, ?, 0, 2, 'new', 'Ann Ortega')")
                .params(watched.dealer().value(), id)
                .update();
        assertThat(admin.get("/sites/import/" + id).body())
                .contains("Ann Ortega")
                .doesNotContain("not kept any more");
        delete();

        server.part(Bin.class).erase(watched.dealer(), watched.site());

        assertThat(admin.get("/sites/import/" + id).body())
                .contains("Imported: 1 new site", "not kept any more, since a site has been erased")
                .doesNotContain("Ann Ortega", "<table");
    }

    @Test
    void theNumberOfAnErasedSiteIsNotSaidToBeThatOfOneCalledSo() {
        delete();
        server.part(Bin.class).erase(watched.dealer(), watched.site());

        var held = (SaveSite.HeldByOwn) server.part(Sites.class)
                .create(
                        watched.dealer(),
                        new SiteDetails(
                                "Another",
                                "Mill Lane 13",
                                ZoneId.of("America/Chicago"),
                                Optional.of(watched.stationRecord()),
                                Optional.of(watched.account())));

        assertThat(NumberWords.held(held.station(), held.holder()))
                .isEqualTo("This number was that of a site that has been erased, and is kept until you release it under"
                        + " Former account numbers.");
    }

    @Test
    void aSiteWhoseSignalsWaitIsNotErasedAndThePageSaysWhy() {
        new Api(server).accepted(watched.key(), "a");
        until(
                "its signal is acknowledged",
                () -> server.rows()
                        .sql("select exists (select from signal where state = 'acknowledged' and dealer_id = ?)")
                        .param(watched.dealer().value())
                        .query(Boolean.class)
                        .single());
        server.rows()
                .sql("update site set deleted_at = now(), deleted_by = 'Dana' where id = ?")
                .param(watched.site().value())
                .update();
        server.rows()
                .sql("update signal set state = 'refused' where dealer_id = ?")
                .param(watched.dealer().value())
                .update();
        var erase = "/sites/bin/" + watched.site() + "/erase";

        var refused = admin.press(erase, erase, "siteName", "Harbour Yard");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Erase the site when they have");
        assertThat(admin.get("/sites/bin").body()).contains("Harbour Yard");
    }

    private void delete() {
        server.part(Bin.class).put(watched.dealer(), watched.site(), "Dana Whitfield");
    }

    private void give(String number) {
        server.part(Sites.class)
                .change(
                        watched.dealer(),
                        watched.site(),
                        new SiteDetails(
                                "Harbour Yard",
                                "Mill Lane 12",
                                ZoneId.of("America/Chicago"),
                                Optional.of(watched.stationRecord()),
                                Optional.of(new AccountNumber(number))));
    }

    private String installer() {
        var login = "installer-" + UUID.randomUUID();
        server.part(People.class)
                .save(new OrganisationId(watched.dealer().value()), Role.INSTALLER, login, "Lee", WatchedSite.PASSWORD);
        return login;
    }

    private static Map<String, byte[]> unzip(byte[] bytes) throws IOException {
        var files = new HashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }
}

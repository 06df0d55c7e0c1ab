package org.keyholder.server.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.keyholder.server.testing.Wait.until;

import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keyholder.server.alarm.Alarms;
import org.keyholder.server.alarm.Choice;
import org.keyholder.server.audit.Audit;
import org.keyholder.server.contact.Contacts;
import org.keyholder.server.contact.Welcome;
import org.keyholder.server.contact.WelcomeMessages;
import org.keyholder.server.database.OpenBin;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.messaging.LinkTokens;
import org.keyholder.server.shared.Actor;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.shared.PersonId;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.station.AccountNumber;
import org.keyholder.server.station.PrefixRule;
import org.keyholder.server.station.StationRecordId;
import org.keyholder.server.station.StationRecords;
import org.keyholder.server.station.Stations;
import org.keyholder.server.testing.Api;
import org.keyholder.server.testing.Browser;
import org.keyholder.server.testing.Mp4Bytes;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;
import org.keyholder.server.verification.AskContacts;
import org.keyholder.server.verification.Questions;
import org.keyholder.testing.phones.Fault;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A deleted site keeps its number and all that it has for 30 days, and is not there meanwhile; after that nothing is left of it. */
@ExtendWith(SharedServer.class)
class BinTest {

    private static final String DANA = "Dana Whitfield";

    private final TestServer server;
    private final Sites sites;
    private final Bin bin;
    private final AccountBook book;
    private final WatchedSite acme;
    private final WatchedSite rival;
    private final StationRecordId rivalsRecord = new StationRecordId(UUID.randomUUID());

    BinTest(TestServer server) {
        this.server = server;
        sites = server.part(Sites.class);
        bin = server.part(Bin.class);
        book = server.part(AccountBook.class);
        acme = WatchedSite.build(server);
        rival = WatchedSite.build(server);
        server.part(Stations.class)
                .saveRecord(rival.dealer(), rivalsRecord, "Acme's station", acme.station(), acme.receiver());
    }

    @Test
    void aDeletedSiteIsNotThere() {
        delete();

        assertThat(sites.find(TenantScope.dealer(acme.dealer()), acme.site())).isEmpty();
        assertThat(sites.all(TenantScope.dealer(acme.dealer()))).isEmpty();
        assertThat(sites.find(TenantScope.station(acme.station()), acme.site())).isEmpty();
        assertThat(sites.byAccount(acme.station(), acme.account())).isEmpty();
        assertThat(bin.of(acme.dealer(), Optional.empty(), 50)).singleElement().satisfies(deleted -> {
            assertThat(deleted.id()).isEqualTo(acme.site());
            assertThat(deleted.deletedBy()).isEqualTo(DANA);
            assertThat(deleted.account()).contains(acme.account());
            assertThat(deleted.erasedAt()).isEqualTo(deleted.deletedAt().plus(DeletedSite.KEPT));
        });
    }

    @Test
    void itsDevicesAreRefusedUntilItIsRestored() {
        delete();

        assertThat(new Api(server).post(acme.key(), Api.event("a")).status()).isEqualTo(401);
        assertThat(acme.count("event")).isZero();

        bin.restore(acme.dealer(), acme.site());
        new Api(server).accepted(acme.key(), "a");
    }

    @Test
    void itsNumberStaysTaken() {
        delete();

        assertThat(create(rival, rivalsRecord)).isInstanceOf(SaveSite.NumberInUse.class);
        assertThat(create(acme, acme.stationRecord()))
                .isInstanceOfSatisfying(
                        SaveSite.HeldByOwn.class,
                        held -> assertThat(held.holder().deleted()).isTrue());
        var entry = book.of(acme.dealer(), acme.site()).getFirst();
        assertThat(entry.isInBin()).isTrue();
        assertThatThrownBy(() -> server.part(Releases.class).release(TenantScope.station(acme.station()), entry.id()))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.words()).contains("deleted site"));
    }

    @Test
    void itComesBackWithAllThatItHad() {
        acme.contact("Ann Ortega", "+13125550271", 2);
        delete();

        bin.restore(acme.dealer(), acme.site());

        assertThat(sites.byAccount(acme.station(), acme.account()))
                .hasValueSatisfying(site -> assertThat(site.id()).isEqualTo(acme.site()));
        assertThat(acme.count("contact")).isOne();
        assertThat(bin.of(acme.dealer(), Optional.empty(), 50)).isEmpty();
        assertThatThrownBy(() -> bin.restore(acme.dealer(), acme.site())).isInstanceOf(Refusal.class);
    }

    /** Else it came back with a number that by then is somebody else's. */
    @Test
    void aChangeOfThePrefixReachesIt() {
        delete();
        var prefixes = server.part(PrefixChanges.class);
        var rule = new PrefixRule(PrefixRule.By.KEYHOLDER, "AB");
        var shown = prefixes.preview(acme.dealer(), acme.stationRecord(), rule);
        assertThat(shown.touched()).hasSize(1);

        assertThat(prefixes.change(acme.dealer(), acme.stationRecord(), rule, shown.mark()))
                .isInstanceOf(PrefixChanges.Change.Done.class);

        bin.restore(acme.dealer(), acme.site());
        assertThat(sites.byAccount(acme.station(), new AccountNumber("AB" + acme.account())))
                .isPresent();
    }

    @Test
    void itsStationRecordIsNotRemoved() {
        delete();

        assertThat(server.part(StationRecords.class).remove(acme.dealer(), acme.stationRecord()))
                .isInstanceOf(StationRecords.Remove.InUse.class);
    }

    @Test
    void aSiteWithAnOpenAlarmIsNotDeleted() {
        new Api(server).accepted(acme.key(), "a");

        assertBusy("still open");
    }

    @Test
    void norOneWhoseSignalsWait() {
        new Api(server).accepted(acme.key(), "a");
        signalsAreAcknowledged();
        endAlarms();
        server.rows()
                .sql("update signal set state = 'refused' where dealer_id = ?")
                .param(acme.dealer().value())
                .update();

        assertBusy("have not reached the station");
    }

    @Test
    void norOneWhoseContactsCanStillAnswer() {
        acme.contact("Ann Ortega", "+13125550271", 2);
        ask();
        signalsAreAcknowledged();
        endAlarms();

        assertBusy("can still answer");
    }

    @Test
    void whatIsReportedInTheSameMomentIsNeverTakenForADeletedSite() {
        delete();

        var found = server.part(org.keyholder.server.database.TenantTransactions.class)
                .call(
                        TenantScope.dealer(acme.dealer()),
                        () -> server.part(WatchedZones.class)
                                .find(java.util.List.of(new WatchedZones.Place(acme.site(), WatchedSite.ZONE))));

        assertThat(found.zones()).isEmpty();
        assertThat(found.held()).isEmpty();
    }

    @Test
    void aLaunchWithItsNumberSaysWhatBecameOfIt() {
        delete();

        var launched = Browser.signedIn(server, acme.operator()).get("/monitoring?act=" + acme.account() + "&zone=017");

        assertThat(launched.statusCode()).isEqualTo(404);
        assertThat(launched.body())
                .contains("that of a deleted site", "Harbour Yard")
                .doesNotContain("data-site");
    }

    @Test
    void aContactsLinkShowsNothingOfADeletedSite() {
        acme.contact("Ann Ortega", "+13125550271", 2);
        ask();
        until(
                "the text is sent",
                () -> one("select count(*) from question where sent_at is not null and dealer_id = ?") == 1);
        signalsAreAcknowledged();
        endAlarms();
        server.rows()
                .sql("update verification set closed_at = closes_at where dealer_id = ?")
                .param(acme.dealer().value())
                .update();
        var question = server.rows()
                .sql("select id from question where dealer_id = ?")
                .param(acme.dealer().value())
                .query(UUID.class)
                .single();
        var link = "/a/" + server.part(LinkTokens.class).token(new LinkTokens.Link("/a/", question));
        var phone = new Browser(server);
        assertThat(phone.get(link).body()).contains("Harbour Yard");

        delete();

        var shown = phone.get(link);
        assertThat(shown.statusCode()).isBetween(200, 499);
        assertThat(shown.body()).doesNotContain("Harbour Yard", "Mill Lane");
    }

    private long one(String count) {
        return server.rows()
                .sql(count)
                .param(acme.dealer().value())
                .query(Long.class)
                .single();
    }

    @Test
    void afterThirtyDaysItIsErasedAndItsNumberIsKeptUntilItIsReleased() {
        delete();
        server.part(SpentBins.class).sweep();
        assertThat(bin.of(acme.dealer(), Optional.empty(), 50)).hasSize(1);
        since("31 days");

        server.part(SpentBins.class).sweep();

        assertThat(bin.of(acme.dealer(), Optional.empty(), 50)).isEmpty();
        assertThat(acme.count("zone")).isZero();
        assertThat(create(rival, rivalsRecord)).isInstanceOf(SaveSite.NumberInUse.class);
        var former = book.former(acme.station(), acme.account()).orElseThrow();
        server.part(Releases.class).release(TenantScope.dealer(acme.dealer()), former.id());
        assertThat(create(rival, rivalsRecord)).isInstanceOf(SaveSite.Saved.class);
        assertThat(recorded()).containsSubsequence("site-deleted", "site-erased", "number-released");
    }

    /** Whatever is wrong with it is told at the end, so that somebody sees to it. */
    @Test
    void oneThatCannotBeErasedKeepsNobodyElses() {
        delete();
        bin.put(rival.dealer(), rival.site(), DANA);
        since("40 days");
        since(rival, "31 days");

        assertThatThrownBy(() ->
                        new SpentBins(server.part(JdbcClient.class), transactions(), failing(), server.clock()).sweep())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("1 could not be");

        assertThat(bin.of(rival.dealer(), Optional.empty(), 50)).isEmpty();
        assertThat(bin.of(acme.dealer(), Optional.empty(), 50)).hasSize(1);
    }

    private Bin failing() {
        return new Bin(
                server.part(JdbcClient.class),
                transactions(),
                server.part(OpenBin.class),
                server.part(FilesOfSites.class),
                server.part(TextsOfSites.class),
                server.part(Audit.class),
                server.clock()) {
            @Override
            public void erase(DealerId dealer, SiteId site) {
                if (site.equals(acme.site())) {
                    throw new IllegalStateException("something names it still");
                }
                super.erase(dealer, site);
            }
        };
    }

    @Test
    void oneWhoseSignalsWaitIsNotErasedYet() {
        new Api(server).accepted(acme.key(), "a");
        signalsAreAcknowledged();
        endAlarms();
        delete();
        write("update signal set state = 'refused' where dealer_id = ?");
        since("31 days");

        assertThatThrownBy(() -> bin.erase(acme.dealer(), acme.site()))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.code()).isEqualTo("site-busy"));
        server.part(SpentBins.class).sweep();
        assertThat(bin.of(acme.dealer(), Optional.empty(), 50)).hasSize(1);

        write("update signal set state = 'acknowledged' where dealer_id = ?");
        server.part(SpentBins.class).sweep();
        assertThat(acme.count("signal")).isZero();
    }

    /** Some of its clips are gone by then. */
    @Test
    void onceErasingIsBegunThereIsNoWayBackAndTheSweepEndsIt() {
        delete();
        write("update site set erasing_at = now() - interval '1 minute' where dealer_id = ?");

        assertThat(bin.of(acme.dealer(), Optional.empty(), 50)).isEmpty();
        assertNotFound(() -> bin.restore(acme.dealer(), acme.site()));

        server.part(SpentBins.class).sweep();
        assertThat(acme.count("zone")).isZero();
    }

    /** What counts the dealer's clips is held no longer than a few of them take. */
    @Test
    void whileItIsErasedTheDealersOtherSitesStoreTheirClips() throws Exception {
        var event = new Api(server).accepted(acme.key(), "a");
        new Api(server).put(acme.key(), event, "clip.mp4", Mp4Bytes.playable(2000));
        signalsAreAcknowledged();
        endAlarms();
        delete();

        whileErasing("""
                insert into refused_media (dealer_id, event_id, name, full_of, refused_at)
                select dealer_id, id, '1.jpg', 'dealer', now() from event where dealer_id = ? returning 1
                """, () -> {
            assertThat(acme.count("media")).isZero();
            server.rows()
                    .sql("select from dealer_media where dealer_id = ? for update nowait")
                    .param(acme.dealer().value())
                    .query(row -> {});
        });

        assertThat(acme.count("event")).isZero();
    }

    @Test
    void aClipThatIsJustBeingWrittenGoesToo() throws Exception {
        new Api(server).accepted(acme.key(), "a");
        signalsAreAcknowledged();
        endAlarms();
        delete();

        whileErasing("""
                insert into media (dealer_id, event_id, name, content_type, size, storage_key, sha256, stored_at)
                select dealer_id, id, 'c.mp4', 'video/mp4', 1, 'k', sha256('k'), now() from event where dealer_id = ? returning 1
                """, () -> {});

        assertThat(acme.count("media")).isZero();
        assertThat(acme.count("event")).isZero();
    }

    /** Erases while somebody else's transaction has done something, and ends that once erasing waits for it. */
    private void whileErasing(String deed, Runnable meanwhile) throws Exception {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var erasing = new AtomicReference<Future<?>>();
            transactions().run(TenantScope.dealer(acme.dealer()), () -> {
                server.part(JdbcClient.class)
                        .sql(deed)
                        .param(acme.dealer().value())
                        .query(row -> {});
                erasing.set(pool.submit(() -> bin.erase(acme.dealer(), acme.site())));
                until(
                        "erasing waits",
                        () -> server.rows()
                                .sql(
                                        "select exists (select from pg_stat_activity where wait_event_type = 'Lock' and query like '%erase_site%')")
                                .query(Boolean.class)
                                .single());
                meanwhile.run();
            });
            Objects.requireNonNull(erasing.get()).get();
        }
    }

    @Test
    void anAnswerThatIsPressedInTheMomentOfDeletingIsTaken() throws Exception {
        acme.contact("Ann Ortega", "+13125550271", 2);
        ask();
        signalsAreAcknowledged();
        endAlarms();
        write("update verification set closed_at = closes_at where dealer_id = ?");
        var question = server.rows()
                .sql("select id from question where dealer_id = ?")
                .param(acme.dealer().value())
                .query(UUID.class)
                .single();
        var token = server.part(LinkTokens.class).token(new LinkTokens.Link("/a/", question));
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var pressed = new AtomicReference<Future<Optional<Questions.Taken>>>();
            transactions().run(TenantScope.dealer(acme.dealer()), () -> {
                server.part(JdbcClient.class)
                        .sql("select from question where id = ? for update")
                        .param(question)
                        .query(row -> {});
                pressed.set(
                        pool.submit(() -> server.part(Questions.class).answer(token, Choice.DISREGARD, "192.0.2.1")));
                until(
                        "the answer is being written",
                        () -> server.rows()
                                .sql(
                                        "select exists (select from pg_stat_activity where wait_event_type = 'Lock' and query ilike '%insert into answer%')")
                                .query(Boolean.class)
                                .single());
                join(pool.submit(this::delete));
            });
            assertThat(Objects.requireNonNull(pressed.get()).get()).isPresent();
        }
        assertThat(acme.count("answer")).isOne();
    }

    private static void join(Future<?> work) {
        try {
            work.get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Nobody is welcomed to look after a site that is not there. */
    @Test
    void aWelcomeThatHasNotGoneOutDoesNotAndCanBeSentOnceItIsRestored() {
        var contact = acme.contact("Ann Ortega", "+13125550283", 2);
        write("update contact set confirmed_at = null where dealer_id = ?");
        server.phones().fault(Fault.ANSWERS_500);
        try {
            server.part(WelcomeMessages.class).send(acme.dealer(), contact);
            until(
                    "it has been tried",
                    () -> one("select count(*) from message where attempts > 0 and dealer_id = ?") == 1);
            delete();
            until(
                    "its text is given up",
                    () -> one("select count(*) from message where state = 'failed' and dealer_id = ?") == 1);
        } finally {
            server.phones().fault(Fault.NONE);
        }

        assertThat(server.phones().phone("+13125550283").messages()).isEmpty();
        bin.restore(acme.dealer(), acme.site());
        assertThat(server.part(Contacts.class)
                        .find(acme.dealer(), contact)
                        .orElseThrow()
                        .welcome())
                .isInstanceOf(Welcome.NotSent.class);
    }

    /** A set-up file names its sites by ids of its own. */
    @Test
    void noSiteIsMadeUnderTheIdOfADeletedOne() {
        delete();

        assertThatThrownBy(() -> sites.create(
                        acme.dealer(),
                        acme.site(),
                        new SiteDetails(
                                "Another",
                                "Mill Lane 13",
                                ZoneId.of("America/Chicago"),
                                Optional.empty(),
                                Optional.empty())))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.code()).isEqualTo("site-deleted"));
    }

    @Test
    void anErasedSiteIsNotRestored() {
        delete();
        bin.erase(acme.dealer(), acme.site());

        assertThatThrownBy(() -> bin.restore(acme.dealer(), acme.site()))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.code()).isEqualTo("not-found"));
        assertThatThrownBy(() -> bin.erase(acme.dealer(), acme.site())).isInstanceOf(Refusal.class);
    }

    @Test
    void anothersSiteIsNeitherDeletedNorRestoredNorErased() {
        assertNotFound(() -> bin.put(rival.dealer(), acme.site(), DANA));
        delete();
        assertNotFound(() -> bin.restore(rival.dealer(), acme.site()));
        assertNotFound(() -> bin.erase(rival.dealer(), acme.site()));
        assertThat(bin.of(acme.dealer(), Optional.empty(), 50)).hasSize(1);
    }

    private static void assertNotFound(Runnable deed) {
        assertThatThrownBy(deed::run)
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.code()).isEqualTo("not-found"));
    }

    private void assertBusy(String words) {
        assertThatThrownBy(this::delete).isInstanceOfSatisfying(Refusal.class, refused -> {
            assertThat(refused.code()).isEqualTo("site-busy");
            assertThat(refused.words()).contains(words);
        });
        assertThat(sites.find(TenantScope.dealer(acme.dealer()), acme.site())).isPresent();
    }

    private void delete() {
        bin.put(acme.dealer(), acme.site(), DANA);
    }

    private void since(String time) {
        since(acme, time);
    }

    private void since(WatchedSite whose, String time) {
        server.rows()
                .sql("update site set deleted_at = now() - ?::interval where id = ?")
                .params(time, whose.site().value())
                .update();
    }

    private void write(String change) {
        server.rows().sql(change).param(acme.dealer().value()).update();
    }

    private TenantTransactions transactions() {
        return server.part(TenantTransactions.class);
    }

    private SaveSite create(WatchedSite whose, StationRecordId record) {
        return sites.create(
                whose.dealer(),
                new SiteDetails(
                        "Another",
                        "Mill Lane 13",
                        ZoneId.of("America/Chicago"),
                        Optional.of(record),
                        Optional.of(acme.account())));
    }

    private void ask() {
        var event = EventId.parse(new Api(server).accepted(acme.key(), "a"));
        var alarm = server.part(Alarms.class)
                .ofEvent(TenantScope.station(acme.station()), acme.dealer(), event)
                .orElseThrow();
        server.part(AskContacts.class)
                .ask(
                        alarm,
                        new Actor.Person(
                                new PersonId(UUID.randomUUID()),
                                "Kim",
                                acme.station().value()));
    }

    private void endAlarms() {
        server.rows()
                .sql("update alarm set ended_at = now(), ended_why = 'quiet' where dealer_id = ?")
                .param(acme.dealer().value())
                .update();
    }

    private void signalsAreAcknowledged() {
        until(
                "all signals are acknowledged",
                () -> server.rows()
                        .sql(
                                "select count(*) filter (where state = 'acknowledged') > 0 and bool_and(state = 'acknowledged')"
                                        + " from signal where dealer_id = ?")
                        .param(acme.dealer().value())
                        .query(Boolean.class)
                        .single());
    }

    private java.util.List<String> recorded() {
        return server.rows()
                .sql("select kind from audit_entry where organisation_id = ? order by id")
                .param(acme.dealer().value())
                .query(String.class)
                .list();
    }
}

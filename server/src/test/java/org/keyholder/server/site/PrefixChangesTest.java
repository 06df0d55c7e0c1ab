package org.keyholder.server.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.site.PrefixChanges.Change;
import org.keyholder.server.site.PrefixPreview.Trouble;
import org.keyholder.server.station.AccountNumber;
import org.keyholder.server.station.PrefixRule;
import org.keyholder.server.station.Receiver;
import org.keyholder.server.station.ReceiverId;
import org.keyholder.server.station.StationRecordId;
import org.keyholder.server.station.Stations;
import org.keyholder.server.testing.PlainFormat;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;

/** Who adds the prefix, for all customers of a station record at once. */
@ExtendWith(SharedServer.class)
class PrefixChangesTest {

    private static final PrefixRule KEYHOLDER_ADDS = new PrefixRule(PrefixRule.By.KEYHOLDER, "ABC");
    private static final PrefixRule RECEIVER_ADDS = new PrefixRule(PrefixRule.By.RECEIVER, "ABC");

    private final TestServer server;
    private final Sites sites;
    private final PrefixChanges changes;
    private final WatchedSite acme;
    private final WatchedSite rival;
    private final StationRecordId rivalsRecord = new StationRecordId(UUID.randomUUID());

    PrefixChangesTest(TestServer server) {
        this.server = server;
        sites = server.part(Sites.class);
        changes = server.part(PrefixChanges.class);
        acme = WatchedSite.build(server);
        rival = WatchedSite.build(server);
        server.part(Stations.class)
                .saveRecord(rival.dealer(), rivalsRecord, "Acme's station", acme.station(), acme.receiver());
    }

    @Test
    void itShowsBeforeItDoesHowAllNumbersWillLook() {
        var number = acme.account().text();

        var preview = changes.preview(acme.dealer(), acme.stationRecord(), RECEIVER_ADDS);

        assertThat(preview.isPossible()).isTrue();
        assertThat(preview.touched()).singleElement().satisfies(one -> {
            assertThat(one.before().orElseThrow().sent().text()).isEqualTo(number);
            assertThat(one.after().orElseThrow().sent().text()).isEqualTo(number);
            assertThat(one.after().orElseThrow().known().text()).isEqualTo("ABC" + number);
        });
        assertThat(account(acme.site())).contains(number);
    }

    @Test
    void itChangesAllOfThemAtOnce() {
        var number = acme.account().text();
        var second = site(acme.stationRecord(), "S" + number);

        assertThat(change(KEYHOLDER_ADDS)).isEqualTo(new Change.Done(2));

        assertThat(account(acme.site())).contains("ABC" + number);
        assertThat(account(second)).contains("ABCS" + number);
        assertThat(sites.byAccount(acme.station(), new AccountNumber("abc" + number))
                        .map(Site::id))
                .contains(acme.site());
        assertThat(sites.byAccount(acme.station(), acme.account())).isEmpty();
        assertThat(sites.byUnprefixed(acme.station(), acme.account()).stream().map(Site::id))
                .containsExactly(acme.site());
        assertThat(server.part(AccountBook.class).former(acme.station(), acme.account()))
                .hasValueSatisfying(entry -> assertThat(entry.site()).isEqualTo(acme.site()));
    }

    @Test
    void whoeverAddsItTheNumberIsOneCustomers() {
        var number = acme.account().text();
        change(RECEIVER_ADDS);

        assertThat(rivals("abc " + number)).isInstanceOf(SaveSite.NumberInUse.class);
        // Told one and the same number, the receiver would add its prefix to both.
        assertThat(rivals(number)).isInstanceOf(SaveSite.NumberInUse.class);
        assertThat(rivals("X" + number)).isInstanceOf(SaveSite.Saved.class);
    }

    @Test
    void aClashIsShownForEachSiteAndNothingIsChanged() {
        var number = acme.account().text();
        var second = site(acme.stationRecord(), "S" + number);
        assertThat(rivals("ABC" + number)).isInstanceOf(SaveSite.Saved.class);

        var outcome = change(KEYHOLDER_ADDS);

        assertInUse(outcome, acme.site());
        assertThat(account(acme.site())).contains(number);
        assertThat(account(second)).contains("S" + number);
    }

    /** Who had the number yesterday would be somebody else today, at the same station. */
    @Test
    void noNumberGoesFromOneCustomerToAnother() {
        change(new PrefixRule(PrefixRule.By.KEYHOLDER, "A"));
        var second = site(acme.stationRecord(), "A" + acme.account().text());

        var outcome = change(PrefixRule.NONE);

        assertInUse(outcome, second);
    }

    /** What the station knows stays as it is; what is sent is shorter by the prefix, and the second's would be what the first's was. */
    @Test
    void norDoesWhatAReceiverIsTold() {
        change(new PrefixRule(PrefixRule.By.KEYHOLDER, "A"));
        var second = site(acme.stationRecord(), "A" + acme.account().text());

        var outcome = change(new PrefixRule(PrefixRule.By.RECEIVER, "A"));

        assertInUse(outcome, second);
    }

    /** The station's software knows who was told it as a customer with the receiver's prefix still. */
    @Test
    void whatAReceiverWasToldIsKeptAsWell() {
        var number = acme.account().text();
        change(RECEIVER_ADDS);
        sites.change(acme.dealer(), acme.site(), details(acme.stationRecord(), "5" + number));
        var book = server.part(AccountBook.class);
        server.part(Releases.class)
                .release(
                        TenantScope.dealer(acme.dealer()),
                        book.former(acme.station(), acme.account())
                                .orElseThrow()
                                .id());

        assertThat(rivals(number)).isInstanceOf(SaveSite.NumberInUse.class);

        server.part(Releases.class)
                .release(
                        TenantScope.dealer(acme.dealer()),
                        book.former(acme.station(), new AccountNumber("ABC" + number))
                                .orElseThrow()
                                .id());
        assertThat(rivals(number)).isInstanceOf(SaveSite.Saved.class);
    }

    @Test
    void whatHasChangedSinceItWasShownIsShownAgain() {
        var shown = changes.preview(acme.dealer(), acme.stationRecord(), KEYHOLDER_ADDS)
                .mark();
        site(acme.stationRecord(), "S" + acme.account().text());

        assertThat(changes.change(acme.dealer(), acme.stationRecord(), KEYHOLDER_ADDS, shown))
                .isInstanceOfSatisfying(
                        Change.NotSo.class,
                        not -> assertThat(not.preview().touched()).hasSize(2));
        assertThat(account(acme.site())).contains(acme.account().text());
    }

    @Test
    void numbersThatBecomeTooLongOrThatTheFormatCannotCarryAreShown() {
        var plain = WatchedSite.build(server, PlainFormat.CODE, "plain:p", "1234");
        site(acme.stationRecord(), "12345678901234567890");

        var tooLong = changes.preview(acme.dealer(), acme.stationRecord(), KEYHOLDER_ADDS);
        var notCarried = changes.preview(plain.dealer(), plain.stationRecord(), KEYHOLDER_ADDS);
        var carried = changes.preview(plain.dealer(), plain.stationRecord(), RECEIVER_ADDS);

        assertThat(troubles(tooLong)).containsExactly(Trouble.TOO_LONG);
        assertThat(troubles(notCarried)).containsExactly(Trouble.NOT_CARRIED);
        assertThat(troubles(carried)).isEmpty();
    }

    @Test
    void aSiteThatIsBoundLaterHasThePrefixToo() {
        change(KEYHOLDER_ADDS);

        var site = site(acme.stationRecord(), "77");

        assertThat(account(site)).contains("ABC77");
    }

    /** By its own receiver the first one's number is told apart; by the other's it is not. */
    @Test
    void aRecordDoesNotGetAReceiverThatIsToldItsNumbersByAnother() {
        var stations = server.part(Stations.class);
        var second = new ReceiverId(UUID.randomUUID());
        stations.save(new Receiver(second, acme.station(), "Second receiver", "xml-tcp", "127.0.0.1:1"));
        stations.saveRecord(rival.dealer(), rivalsRecord, "Acme's station", acme.station(), second);
        change(RECEIVER_ADDS);
        assertThat(rivals(acme.account().text())).isInstanceOf(SaveSite.NumberInUse.class);
        server.part(AccountBook.class)
                .former(acme.station(), acme.account())
                .ifPresent(
                        former -> server.part(Releases.class).release(TenantScope.dealer(acme.dealer()), former.id()));
        assertThat(rivals(acme.account().text())).isInstanceOf(SaveSite.Saved.class);

        assertThatThrownBy(() -> stations.saveRecord(
                        rival.dealer(), rivalsRecord, "Acme's station", acme.station(), acme.receiver()))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.code()).isEqualTo("receiver-numbers-in-use"));
    }

    @Test
    void anothersRecordIsNotThere() {
        assertThatThrownBy(() -> changes.preview(rival.dealer(), acme.stationRecord(), KEYHOLDER_ADDS))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.code()).isEqualTo("not-found"));
    }

    /** This site alone would have what is somebody's. */
    private static void assertInUse(Change outcome, SiteId only) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Change.NotSo.class,
                        not -> assertThat(not.preview().touched())
                                .filteredOn(one -> one.trouble().isPresent())
                                .singleElement()
                                .satisfies(one -> {
                                    assertThat(one.site()).isEqualTo(only);
                                    assertThat(one.trouble()).contains(Trouble.IN_USE);
                                }));
    }

    private Change change(PrefixRule wanted) {
        var shown = changes.preview(acme.dealer(), acme.stationRecord(), wanted).mark();
        return changes.change(acme.dealer(), acme.stationRecord(), wanted, shown);
    }

    private static List<Trouble> troubles(PrefixPreview preview) {
        return preview.touched().stream().flatMap(one -> one.trouble().stream()).toList();
    }

    private Optional<String> account(SiteId site) {
        return sites.find(TenantScope.dealer(acme.dealer()), site)
                .flatMap(Site::account)
                .map(AccountNumber::text);
    }

    private SiteId site(StationRecordId record, String number) {
        return switch (sites.create(acme.dealer(), details(record, number))) {
            case SaveSite.Saved(var saved) -> saved;
            case SaveSite.HeldByOwn held -> throw new AssertionError(held);
            case SaveSite.NumberInUse inUse -> throw new AssertionError(inUse);
        };
    }

    private SaveSite rivals(String number) {
        return sites.create(rival.dealer(), details(rivalsRecord, number));
    }

    private static SiteDetails details(StationRecordId record, String number) {
        return new SiteDetails(
                "Canal Street 5",
                "Canal Street 5",
                ZoneId.of("America/Chicago"),
                Optional.of(record),
                Optional.of(new AccountNumber(number)));
    }
}

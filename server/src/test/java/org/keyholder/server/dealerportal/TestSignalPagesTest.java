package org.keyholder.server.dealerportal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keyholder.server.testing.Browser;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.Wait;
import org.keyholder.server.testing.WatchedSite;

/** A dealer looks whether signals arrive: the receiver's answer is shown, and operators have no alarm of it. */
@ExtendWith(SharedServer.class)
class TestSignalPagesTest {

    private final TestServer server;
    private final WatchedSite watched;
    private final String record;
    private Browser dana;

    TestSignalPagesTest(TestServer server) {
        this.server = server;
        this.watched = WatchedSite.build(server);
        this.record = "/monitoring-stations/" + watched.stationRecord();
    }

    @BeforeEach
    void signIn() {
        dana = Browser.signedIn(server, watched.dealerPerson());
    }

    @AfterEach
    void leave() {
        dana.close();
    }

    @Test
    void whatTheReceiverAnswersIsShown() {
        assertThat(dana.get(record).body())
                .contains("Send a test signal", watched.account().text());

        var page = send(watched.account().text().toLowerCase(java.util.Locale.ROOT));

        Wait.until(
                "the receiver has answered",
                () -> dana.get(page + "/state").body().contains("acknowledged in "));
        assertThat(dana.get(page).body())
                .contains("acknowledged in ", watched.account().text(), "Harbour Yard")
                .doesNotContain("hx-get");
        assertThat(server.receiver().signals())
                .filteredOn(
                        line -> line.signal().account().equals(watched.account().text()))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.signal().contactId()).isEqualTo("602");
                    assertThat(line.signal().alarm()).isNull();
                });
        assertThat(watched.count("alarm")).isZero();
        assertThat(watched.count("event")).isZero();
        assertThat(onRecord()).isEqualTo(1);
    }

    @Test
    void aReceiverThatIsAwayIsNotReachedAndTheSignalWaits() {
        var away = WatchedSite.build(server, "xml-tcp", "127.0.0.1:1");
        try (var browser = Browser.signedIn(server, away.dealerPerson())) {
            var of = "/monitoring-stations/" + away.stationRecord();
            var page = Browser.location(
                    browser.press(of, of + "/tests", "number", away.account().text()));

            Wait.until(
                    "the receiver has answered",
                    () -> browser.get(page + "/state").body().contains("not reached yet, tried "));

            assertThat(browser.get(page + "/state").body()).contains("hx-trigger=\"every ", "cannot be reached");
        }
    }

    @Test
    void aNumberThatIsNoCustomersIsRefusedBesideTheField() {
        assertThat(refused("ZZZ9")).contains("No customer of this record has this number", "value=\"ZZZ9\"");
        assertThat(refused("")).contains("Enter the account number");
        assertThat(refused("<b>")).contains("Enter the account number").doesNotContain("<b>\"");
        assertThat(watched.count("signal")).isZero();
    }

    @Test
    void afterAFewTheNextOneHasToWait() {
        for (int i = 0; i < 3; i++) {
            send(watched.account().text());
        }

        assertThat(refused(watched.account().text())).contains("That is enough for now");
        assertThat(watched.count("signal")).isEqualTo(3);

        server.clock().forward(Duration.ofMinutes(2));
        send(watched.account().text());
    }

    @Test
    void anothersTestIsNotThere() {
        var page = send(watched.account().text());
        var other = WatchedSite.build(server);
        try (var browser = Browser.signedIn(server, other.dealerPerson())) {
            assertThat(browser.get(page).statusCode()).isEqualTo(404);
            assertThat(browser.get(page.replace(
                                    watched.stationRecord().toString(),
                                    other.stationRecord().toString()))
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    private String send(String number) {
        var answer = dana.press(record, record + "/tests", "number", number);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return Browser.location(answer);
    }

    private String refused(String number) {
        var answer = dana.press(record, record + "/tests", "number", number);
        assertThat(answer.statusCode()).isEqualTo(422);
        return answer.body();
    }

    private long onRecord() {
        return server.rows()
                .sql("select count(*) from audit_entry where organisation_id = ? and kind = 'test-signal-sent'")
                .param(watched.station().value())
                .query(Long.class)
                .single();
    }
}

package org.keyholder.server.stationportal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.keyholder.server.stationportal.StationAdmin.found;
import static org.keyholder.server.stationportal.StationAdmin.hidden;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keyholder.server.station.StationRecordId;
import org.keyholder.server.station.Stations;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;

/** A station's admin gives dealers blocks of numbers, and sees which of them are free, over real HTTP. */
@ExtendWith(SharedServer.class)
class NumberBlockPagesTest {

    private static final String BLOCKS = "/station/numbers/blocks";

    private final TestServer server;
    private final WatchedSite watched;
    private final WatchedSite rival;
    private StationAdmin omar;

    NumberBlockPagesTest(TestServer server) {
        this.server = server;
        this.watched = WatchedSite.build(server);
        this.rival = WatchedSite.build(server);
        server.part(Stations.class)
                .saveRecord(
                        rival.dealer(),
                        new StationRecordId(UUID.randomUUID()),
                        "North",
                        watched.station(),
                        watched.receiver());
    }

    @BeforeEach
    void signIn() {
        omar = StationAdmin.of(server, watched.station());
    }

    @AfterEach
    void leave() {
        omar.close();
    }

    @Test
    void aBlockIsGivenListedAndEnded() {
        assertThat(omar.sees(BLOCKS)).contains("No block yet");

        assertThat(give("B2000", "B2002", rival, "").statusCode()).isEqualTo(302);

        assertThat(omar.sees(BLOCKS)).contains("B2000", "B2002");
        assertThat(omar.sees("/station/numbers?which=free")).contains("B2000", "B2001", "free, in a block");
        assertThat(omar.sees("/station/numbers?which=free&number=b2002"))
                .contains("B2002")
                .doesNotContain("B2001");
        var url = found("href=\"(" + BLOCKS + "/[^\"]+)\"", omar.sees(BLOCKS));
        assertThat(omar.sees(url)).contains("B2000 to B2002", "End the block");
        assertThat(omar.sends(url + "/end").statusCode()).isEqualTo(302);
        assertThat(omar.sees(BLOCKS)).contains("No block yet");
        assertThat(omar.browser().get(url).statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsAnothersInItIsShownBeforeItIsGiven() {
        var number = watched.account().text();

        var asked = give(number, number, rival, "");

        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body()).contains("Some of these numbers are other dealers’", number, "all the same");
        assertThat(omar.sees(BLOCKS)).contains("No block yet");
        assertThat(give(number, number, rival, hidden(asked, "shown")).statusCode())
                .isEqualTo(302);
    }

    @ParameterizedTest
    @CsvSource({
        "B2000, B1000, last, The last number comes after",
        "100000, 300000, last, at most",
        "B2000, C2000, last, Both begin with the same letters",
        "'', B2000, first, ends in 1 to 12 digits",
        "B-, B2000, first, ends in 1 to 12 digits",
    })
    void whatIsWrongIsSaidBesideItsField(String first, String last, String field, String words) {
        var answer = give(first, last, rival, "");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains(words.replace("\\", ""), "id=\"" + field + "-error\"", "value=\"" + first + "\"");
    }

    @Test
    void aBlockForNobodyOrOverAnotherIsRefused() {
        give("B2000", "B2999", rival, "");

        assertThat(give("B2999", "B3000", watched, "").body()).contains("lie in another block");
        assertThat(omar.sends(BLOCKS, "first", "C1", "last", "C9", "dealer", "nonsense")
                        .body())
                .contains("Choose the dealer that it is for");
        assertThat(omar.sends(
                                BLOCKS,
                                "first",
                                "C1",
                                "last",
                                "C9",
                                "dealer",
                                UUID.randomUUID().toString())
                        .body())
                .contains("have a record of your station");
    }

    private java.net.http.HttpResponse<String> give(String first, String last, WatchedSite to, String shown) {
        return omar.sends(
                BLOCKS, "first", first, "last", last, "dealer", to.dealer().toString(), "shown", shown);
    }
}

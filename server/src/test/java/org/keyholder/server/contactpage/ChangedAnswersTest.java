package org.keyholder.server.contactpage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keyholder.server.testing.Browser;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;

/** An answer can be taken back for ten seconds and changed a few times; the station is told each time, and at once. */
@ExtendWith(SharedServer.class)
class ChangedAnswersTest {

    private final TestServer server;
    private final WatchedSite watched;
    private AskedContact ann;

    ChangedAnswersTest(TestServer server) {
        this.server = server;
        this.watched = WatchedSite.build(server);
    }

    @BeforeEach
    void ask() {
        ann = AskedContact.ask(server, watched);
    }

    @AfterEach
    void hangUp() {
        ann.phone().close();
    }

    @Test
    void threeHundredPressesAreAHandfulOfAnswersAndSignals() {
        for (int i = 0; i < 150; i++) {
            ann.presses("disregard");
            ann.presses("dispatch");
        }

        assertThat(watched.count("answer")).isEqualTo(6);
        assertThat(ann.told()).hasSize(6);
        var refused = ann.presses("disregard");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("Your answer stays Dispatch", "In danger, call the emergency number");
    }

    @Test
    void aCallForHelpIsNeverThePressTooMany() {
        for (int i = 0; i < 3; i++) {
            ann.presses("dispatch");
            ann.presses("disregard");
        }
        assertThat(watched.count("answer")).isEqualTo(6);

        assertThat(ann.presses("dispatch").body()).contains("Your answer: Dispatch");

        assertThat(ann.told().getLast()).startsWith("139 new");
        assertThat(ann.presses("disregard").statusCode()).isEqualTo(409);
        assertThat(ann.undoes(7).statusCode()).isEqualTo(409);
        assertThat(watched.count("answer")).isEqualTo(7);
    }

    @Test
    void theSameAnswerAgainChangesNothingAndTellsNobody() {
        ann.presses("dispatch");

        for (int i = 0; i < 20; i++) {
            assertThat(ann.presses("dispatch").body()).contains("Your answer: Dispatch");
        }

        assertThat(watched.count("answer")).isOne();
        assertThat(ann.told()).containsExactly("139 new Dispatch wanted by Ann Ortega (Owner)");
    }

    @Test
    void aDispatchIsToldAtOnceAndItsEndAtOnceToo() {
        assertThat(ann.presses("dispatch").body()).contains("value=\"take-back\"", "name=\"of\" value=\"1\"");
        assertThat(ann.told()).hasSize(1);

        var page = ann.undoes(1);

        assertThat(page.body()).contains("Your answer is taken back", "Is this all right?");
        assertThat(ann.told())
                .containsExactly(
                        "139 new Dispatch wanted by Ann Ortega (Owner)",
                        "139 restore Dispatch taken back by Ann Ortega (Owner)");
        assertThat(ann.opens().body()).contains("Is this all right?");
    }

    @Test
    void whatWasPressedBeforeCountsAgain() {
        ann.presses("dispatch");
        ann.presses("disregard");

        assertThat(ann.undoes(2).body()).contains("Your answer: Dispatch");

        assertThat(ann.told().stream().map(told -> told.substring(0, 7)))
                .containsExactly("139 new", "406 new", "139 new");
    }

    /** A thumb that hits twice, and a browser that sends again. */
    @Test
    void theSameUndoAgainTakesBackNothingElse() {
        ann.presses("dispatch");
        ann.presses("disregard");

        ann.undoes(2);
        assertThat(ann.undoes(2).body()).contains("Your answer: Dispatch");

        assertThat(watched.count("answer_taken_back")).isOne();
        assertThat(ann.told()).hasSize(3);
    }

    @Test
    void theSameUndoOfAnOnlyPressSaysAgainThatItIsTakenBack() {
        ann.presses("disregard");

        for (int i = 0; i < 3; i++) {
            assertThat(ann.undoes(1).body()).contains("Your answer is taken back", "Is this all right?");
        }

        assertThat(ann.told()).hasSize(2);
    }

    @Test
    void afterTenSecondsItStands() {
        ann.presses("disregard");
        server.clock().forward(Duration.ofSeconds(11));

        assertThat(ann.opens().body()).contains("Your answer: Disregard").doesNotContain("take-back");
        var page = ann.undoes(1);

        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body()).contains("This cannot be undone any more");
        assertThat(ann.told()).containsExactly("406 new Disregard wanted by Ann Ortega (Owner)");
    }

    @Test
    void takingBackWhereNothingWasPressedTakesNothingBack() {
        assertThat(ann.undoes(0).statusCode()).isEqualTo(409);
        assertThat(ann.presses("take-back").statusCode()).isEqualTo(400);

        assertThat(ann.told()).isEmpty();
    }

    @Test
    void theDeskSaysThatNothingIsWantedAnyMore() {
        ann.presses("disregard");
        ann.undoes(1);

        try (var desk = Browser.signedIn(server, watched.operator())) {
            assertThat(desk.get("/monitoring/alarms/" + ann.alarm().id()).body())
                    .contains("Ann Ortega: took Disregard back, nothing is wanted now")
                    .doesNotContain("Disregard wanted");
        }
    }
}

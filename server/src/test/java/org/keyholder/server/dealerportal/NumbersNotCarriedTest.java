package org.keyholder.server.dealerportal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keyholder.server.testing.Browser;
import org.keyholder.server.testing.PlainFormat;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;

/** A number that would not travel is told beside its field, with what was typed still there. */
@ExtendWith(SharedServer.class)
class NumbersNotCarriedTest {

    private final TestServer server;

    NumbersNotCarriedTest(TestServer server) {
        this.server = server;
    }

    @Test
    void theFormSaysWhichNumbersTheStationsReceiverTakes() {
        var watched = WatchedSite.build(server, PlainFormat.CODE, "plain:d", "1234");

        try (var dana = Browser.signedIn(server, watched.dealerPerson())) {
            var edit = "/sites/" + watched.site() + "/edit";
            var token = Browser.token(dana.get(edit)).orElseThrow();
            var answer = dana.post(
                    edit,
                    Map.of(
                            "_csrf", token,
                            "name", "Harbour Yard",
                            "address", "Mill Lane 12",
                            "timeZone", "America/Chicago",
                            "station", watched.stationRecord().toString(),
                            "accountNumber", "P2794"));

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body())
                    .contains("receiver takes account numbers of four digits.")
                    .contains("value=\"P2794\"");
        }
    }
}

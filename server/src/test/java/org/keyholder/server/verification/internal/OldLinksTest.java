package org.keyholder.server.verification.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keyholder.server.dealer.Dealers;
import org.keyholder.server.testing.Api;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;

/** A link that ended long ago is forgotten; the question and what came of it stay. */
@ExtendWith(SharedServer.class)
class OldLinksTest {

    private final TestServer server;
    private final WatchedSite watched;

    OldLinksTest(TestServer server) {
        this.server = server;
        watched = WatchedSite.build(server);
        watched.contact("Ann Ortega", "+13125550272", 2);
        var event = new Api(server).accepted(watched.key(), "a");
        var alarm = watched.alarmOf(event);
        watched.ask(alarm);
    }

    @Test
    void aLinkThatEndedAKeepingTimeAgoIsForgottenAndItsQuestionStays() {
        ended(Duration.ofDays(31));

        assertThat(sweep()).isPositive();

        assertThat(links()).isZero();
        assertThat(watched.count("question")).isOne();
    }

    @Test
    void untilThenItIsKnownToHaveEnded() {
        ended(Duration.ofDays(29));

        sweep();

        assertThat(links()).isOne();
    }

    @Test
    void howLongThatIsTheDealerSays() {
        server.part(Dealers.class).keepMediaFor(watched.dealer(), 60);
        ended(Duration.ofDays(59));

        sweep();

        assertThat(links()).isOne();
    }

    @Test
    void aLinkThatCanStillBeUsedStays() {
        ended(Duration.ofDays(-2));

        sweep();

        assertThat(links()).isOne();
    }

    private int sweep() {
        return server.part(OldLinks.class).sweep();
    }

    private void ended(Duration ago) {
        server.rows()
                .sql("update question set viewable_until = ? where dealer_id = ?")
                .params(
                        Timestamp.from(server.clock().instant().minus(ago)),
                        watched.dealer().value())
                .update();
    }

    private long links() {
        return server.rows()
                .sql("select count(token_hash) from question where dealer_id = ?")
                .param(watched.dealer().value())
                .query(Long.class)
                .single();
    }
}

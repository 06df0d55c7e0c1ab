package org.keyholder.journeys.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RandomKillsTest {

    private static final int KILLS = 10;

    @Test
    void nothingAcceptedIsLostHoweverOftenTheServerIsKilledUnderLoad() throws Exception {
        var totals = RandomKills.run(KILLS, System.out::println);

        assertThat(totals.broken()).isEmpty();
        assertThat(totals.kills()).hasSize(KILLS);
        assertThat(totals.events()).isGreaterThan(KILLS * 10);
        assertThat(totals.presses()).isGreaterThan(KILLS);
        // A receiver that answers slowly, as it does on a busy machine, is told about accounts side by side.
        assertThat(totals.mostRepeatsOfAKill())
                .as("at most one repeat an account and kill")
                .isLessThanOrEqualTo(RandomKills.ACCOUNTS);
        assertThat(totals.longestUntilSending())
                .as("sending again after the server is ready again")
                .isLessThan(Duration.ofSeconds(10));
    }
}

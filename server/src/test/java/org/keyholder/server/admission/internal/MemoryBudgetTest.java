package org.keyholder.server.admission.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keyholder.server.admission.MemoryClaim;
import org.keyholder.server.configuration.StartRefused;
import org.springframework.util.unit.DataSize;

class MemoryBudgetTest {

    private static final long MB = 1024 * 1024;

    @Test
    void limitsThatFitAreTaken() {
        var budget = new MemoryBudget(List.of(claim(100), claim(8)), 192 * MB);

        budget.start();

        assertThat(budget.isRunning()).isTrue();
    }

    @Test
    void limitsThatDoNotFitAreRefusedWithWhatWouldHelp() {
        var budget = new MemoryBudget(List.of(claim(100), claim(20)), 192 * MB);

        assertThatThrownBy(budget::start)
                .isInstanceOf(StartRefused.class)
                .hasMessage(
                        "The limits do not fit the memory: of 192 MB the server itself has 84 MB, 100 things 100 MB,"
                                + " 20 things 20 MB, 12 MB more than there is. Give the server more, as"
                                + " KEYHOLDER_JAVA_OPTIONS=-Xmx220m, or lower keyholder.things.");
    }

    @ParameterizedTest
    @CsvSource({"256, 100, 8738", "256, 220, 6144", "192, 181, 1877", "192, 192, 64", "64, 100, 64", "512, 200, 16384"})
    void connectionsHaveAFifthOfTheHeapOrWhatOthersLeave(long megabytes, long others, int connections) {
        assertThat(new AdmissionSettings(0, DataSize.ofKilobytes(8))
                        .connectionsIn(megabytes * MB, others * MB, AdmissionSettings.BYTES_OF_A_CONNECTION))
                .isEqualTo(connections);
    }

    @ParameterizedTest
    @CsvSource({"-1", "1", "63", "65001"})
    void aNumberOfConnectionsThatNoServerCanWorkWithIsRefused(int connections) {
        assertThatThrownBy(() -> new AdmissionSettings(connections, DataSize.ofKilobytes(8)))
                .hasMessageContaining("from 64 to 65000");
    }

    private static MemoryClaim claim(int megabytes) {
        return new MemoryClaim("things", megabytes, MB, "keyholder.things");
    }
}

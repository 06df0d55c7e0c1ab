package org.keyholder.dc09.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.keyholder.dc09.SettableClock;
import org.keyholder.dc09.Wire;
import org.keyholder.dc09.message.Accounts;
import org.keyholder.dc09.message.Decoder;
import org.keyholder.dc09.message.Decoding;
import org.keyholder.dc09.message.Message;

class DuplicatesTest {
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T12:00:00Z"));
    private final Duplicates duplicates = new Duplicates(clock, Duration.ofMinutes(2), 3);

    @Test
    void theOldestGivesWayWhenThereAreTooMany() {
        for (int second = 0; second < 4; second++) {
            assertThat(isRepeat("_12:00:0" + second + ",11-21-2026")).isFalse();
        }

        assertThat(isRepeat("_12:00:03,11-21-2026")).isTrue();
        assertThat(isRepeat("_12:00:00,11-21-2026")).isFalse();
    }

    @Test
    void theMemoryIsTwoMinutesFromTheFirstHoweverOftenItIsRepeated() {
        assertThat(isRepeat("")).isFalse();
        clock.forward(Duration.ofSeconds(60));
        assertThat(isRepeat("_12:01:00,11-21-2026")).isTrue();
        clock.forward(Duration.ofSeconds(60));
        assertThat(isRepeat("_12:01:00,11-21-2026")).isTrue();
        clock.forward(Duration.ofSeconds(1));
        assertThat(isRepeat("_12:01:00,11-21-2026")).isFalse();
    }

    private boolean isRepeat(String stamp) {
        byte[] frame = Wire.framed("\"ADM-CID\"0001L0#1234[#1234|1130 01 003]" + stamp);
        Message message = ((Decoding.Understood) new Decoder(Accounts.WITHOUT_KEYS).decode(frame)).message();
        return duplicates.once(message, () -> Verdict.ACCEPTED) instanceof Duplicates.Said.Again;
    }
}

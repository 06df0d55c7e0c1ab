package org.keyholder.dc09.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Crc16Test {
    @Test
    void theCheckOfCrc16ArcComesOut() {
        byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);

        assertThat(Crc16.of(digits, 0, 9)).isEqualTo(0xBB3D);
    }

    @Test
    void oneByteAndNoneHaveACrcToo() {
        assertThat(Crc16.of(new byte[] {'1'}, 0, 0)).isZero();
        assertThat(Crc16.of(new byte[] {1}, 0, 1)).isEqualTo(0xC0C1);
    }
}

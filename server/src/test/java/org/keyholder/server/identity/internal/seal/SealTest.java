package org.keyholder.server.identity.internal.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.keyholder.server.shared.Secret;

class SealTest {

    private static final Secret SECRET = new Secret("a secret of a station, with ü");

    private final Seal seal = new Seal(key(1));

    private static byte[] key(int fill) {
        var key = new byte[32];
        Arrays.fill(key, (byte) fill);
        return key;
    }

    @Test
    void whatWasClosedOpensForWhatItWasClosedFor() {
        var closed = seal.close(SECRET, "north");

        assertThat(seal.open(closed, "north")).contains(SECRET);
        assertThat(seal.open(closed, "south")).isEmpty();
        assertThat(new Seal(key(2)).open(closed, "north")).isEmpty();
    }

    @Test
    void theSameSecretIsSealedInAnotherWayEachTime() {
        var once = seal.close(SECRET, "north");
        var again = seal.close(SECRET, "north");

        assertThat(once).isNotEqualTo(again);
        assertThat(new String(once, StandardCharsets.ISO_8859_1)).doesNotContain("secret");
    }

    @Test
    void whatWasChangedStaysShut() {
        var closed = seal.close(SECRET, "north");
        for (int i = 0; i < closed.length; i++) {
            var changed = closed.clone();
            changed[i] ^= 1;
            assertThat(seal.open(changed, "north")).as("byte " + i).isEmpty();
        }
        for (int length : new int[] {0, 11, 12, 27, closed.length - 1}) {
            assertThat(seal.open(Arrays.copyOf(closed, length), "north")).isEmpty();
        }
    }

    @Test
    void aKeyOfAnotherLengthIsNone() {
        assertThatThrownBy(() -> new Seal(new byte[16])).hasMessageContaining("32 bytes");
    }
}

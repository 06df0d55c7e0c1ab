package org.keyholder.server.identity.internal.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keyholder.server.shared.PersonId;
import org.keyholder.server.shared.Secret;

class RecoveryCodesTest {

    private final RecoveryCodes codes = new RecoveryCodes(new byte[32]);
    private final PersonId kim = new PersonId(UUID.randomUUID());

    @Test
    void tenAreMadeThatNobodyMisreads() {
        assertThat(codes.make())
                .hasSize(10)
                .doesNotHaveDuplicates()
                .extracting(Secret::reveal)
                .allMatch(code -> code.matches("([2-9a-hjkmnp-z]{4}-){2}[2-9a-hjkmnp-z]{4}"));
    }

    @Test
    void aCodeIsTheSameHoweverItIsTypedAndNobodyElses() {
        var kept = codes.hash(kim, "k7qd-9mfw-x2hr");

        assertThat(codes.hash(kim, " K7QD 9MFW X2HR ")).isEqualTo(kept);
        assertThat(codes.hash(kim, "k7qd-9mfw-x2hs")).isNotEqualTo(kept);
        assertThat(codes.hash(new PersonId(UUID.randomUUID()), "k7qd-9mfw-x2hr"))
                .isNotEqualTo(kept);
        assertThat(new RecoveryCodes(new byte[] {1}).hash(kim, "k7qd-9mfw-x2hr"))
                .isNotEqualTo(kept);
    }
}

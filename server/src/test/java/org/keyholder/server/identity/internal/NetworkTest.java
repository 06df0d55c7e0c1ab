package org.keyholder.server.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7, true",
        "203.0.113.7, 203.0.113.8, false",
        "2001:db8:1:2::1, 2001:db8:1:2:ffff:ffff:ffff:ffff, true",
        "2001:db8:1:2::1, 2001:db8:1:3::1, false",
        "::1, 0:0:0:0:0:0:0:1, true",
        "::ffff:203.0.113.7, 203.0.113.7, false",
        "'', '', true",
        "not-an-address, not-an-address, true",
        "not-an-address, 203.0.113.7, false"
    })
    void whoeverHasSixtyFourBitsOfAddressesIsOneNetwork(String one, String other, boolean same) {
        assertThat(Network.of(one).equals(Network.of(other))).isEqualTo(same);
    }
}

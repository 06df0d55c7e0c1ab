package org.keyholder.server.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.server.shared.Refusal;

class NetworkTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/24, 192.0.2.0, true",
        "192.0.2.0/24, 192.0.2.255, true",
        "192.0.2.0/24, 192.0.3.0, false",
        "192.0.2.64/26, 192.0.2.127, true",
        "192.0.2.64/26, 192.0.2.128, false",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7/32, 192.0.2.8, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, ::1, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::1, false",
        "2001:DB8:0:10::/60, 2001:db8:0:1f::1, true",
        "2001:db8:0:10::/60, 2001:db8:0:20::1, false",
        "::1, 0:0:0:0:0:0:0:1, true",
        "::/0, 192.0.2.1, false",
        "192.0.2.0/24, ::ffff:192.0.2.9, true"
    })
    void anAddressLiesWithinARangeOrDoesNot(String network, String address, boolean within) {
        assertThat(Network.read(network).holds(InetAddress.ofLiteral(address))).isEqualTo(within);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/24, 192.0.2.0/24",
        "192.0.2.7, 192.0.2.7/32",
        "2001:DB8:0:0:0:0:0:0/32, 2001:db8::/32",
        "2001:db8:0:0:1:0:0:0, 2001:db8:0:0:1::/128",
        "0:0:0:0:0:0:0:1, ::1/128",
        "::/0, ::/0",
        "2001:db8:0:1:2:3:4:5, 2001:db8:0:1:2:3:4:5/128",
        "2001:db8:10:0:0:1:0:0, 2001:db8:10::1:0:0/128",
        "::ffff:192.0.2.7, 192.0.2.7/32"
    })
    void aRangeIsWrittenAsTheDatabaseWritesIt(String typed, String written) {
        assertThat(Network.read(typed)).hasToString(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "/24",
                "192.0.2.0/",
                "192.0.2.0/33",
                "192.0.2.0/-1",
                "192.0.2.0/24/24",
                "192.0.2.0/024x",
                "192.0.2.5/24",
                "192.0.2/24",
                "192.0.2.256",
                "10",
                "station.example",
                "localhost",
                "2001:db8::1/32",
                "2001:db8::/129",
                "fe80::1%eth0",
                "::ffff:192.0.2.0/120",
                "192.0.2.0 - 192.0.2.255"
            })
    void whatIsNoRangeIsRefusedByItsField(String text) {
        assertThatThrownBy(() -> Network.read(text)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo("network-invalid");
            assertThat(refusal.field()).isEqualTo("operatorNetworks");
            assertThat(refusal.words()).contains("'" + text + "' is no address range");
        });
    }
}

package org.keyholder.server.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.9.10",
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.127.255.255",
                "198.18.0.1",
                "198.19.255.255",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1"
            })
    void whatIsOfTheOwnNetworkIsPrivate(String address) {
        assertThat(PublicAddresses.isPrivate(InetAddress.ofLiteral(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "100.63.255.255",
                "100.128.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "192.167.1.1",
                "198.17.0.1",
                "203.0.113.7",
                "223.255.255.255",
                "2001:db8::1",
                "2606:4700::1111"
            })
    void everythingElseIsNot(String address) {
        assertThat(PublicAddresses.isPrivate(InetAddress.ofLiteral(address))).isFalse();
    }

    @Test
    void aNameThatLeadsThereIsNotFound() {
        assertThatThrownBy(() -> new PublicAddresses().resolve("localhost")).isInstanceOf(UnknownHostException.class);
        assertThatThrownBy(() -> new PublicAddresses().resolve("10.0.0.1")).isInstanceOf(UnknownHostException.class);
    }
}

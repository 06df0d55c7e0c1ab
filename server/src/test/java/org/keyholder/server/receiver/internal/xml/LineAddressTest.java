package org.keyholder.server.receiver.internal.xml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineAddressTest {

    @ParameterizedTest
    @CsvSource({
        "receiver.example.com:7700, false, receiver.example.com, 7700",
        "tls://receiver.example.com:7700, true, receiver.example.com, 7700",
        "127.0.0.1:1, false, 127.0.0.1, 1",
        "tls://[::1]:65535, true, ::1, 65535",
        "[2001:db8::7]:7700, false, 2001:db8::7, 7700"
    })
    void anAddressNamesHostAndPortAndWhetherTlsIsSpoken(String text, boolean tls, String host, int port) {
        assertThat(LineAddress.read(text)).contains(new LineAddress(tls, host, port));
    }
}

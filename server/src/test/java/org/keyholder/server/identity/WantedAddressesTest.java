package org.keyholder.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.station.Network;

/** What somebody may type as the ranges of their station. */
class WantedAddressesTest {

    private static final String HERE = "192.0.2.17";

    private static String good(String typed, String from) {
        return new WantedAddresses(typed, new CallerAddress(from))
                .good().stream().map(Network::toString).collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | ''",
                "'  \r\n \r\n' | ''",
                "192.0.2.0/24 | 192.0.2.0/24",
                "' 192.0.2.0/24\r\n\r\n2001:db8::/32 ' | 192.0.2.0/24 2001:db8::/32",
                "192.0.2.0/24, 198.51.100.7; 203.0.113.0/25 | 192.0.2.0/24 198.51.100.7/32 203.0.113.0/25",
                "'192.0.2.0/24\n192.0.2.0/24\n192.0.2.17\n192.0.2.17/32' | 192.0.2.0/24 192.0.2.17/32",
                "'192.0.2.17\n2001:DB8:0:0:1::/80\n2001:db8:0:0:1:0::/80' | 192.0.2.17/32 2001:db8:0:0:1::/80",
                "::ffff:192.0.2.17 | 192.0.2.17/32"
            })
    void eachRangeIsTakenOnceHoweverItIsWritten(String typed, String networks) {
        assertThat(good(typed, HERE)).isEqualTo(networks);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "192.0.2.17/24 | network-invalid | 192.0.2.17/24' is no address range",
                "192.0.2.0/33 | network-invalid | 192.0.2.0/33' is no address range",
                "::ffff:192.0.2.0/120 | network-invalid | ::ffff:192.0.2.0/120' is no address range",
                "control room | network-invalid | control room' is no address range",
                "'192.0.2.0/24\n<b>' | network-invalid | <b>' is no address range",
                "192.0.2.0 - 192.0.2.255 | network-invalid | is no address range",
                "0.0.0.0/0 | network-everything | 0.0.0.0/0' holds every address",
                "'192.0.2.0/24\n::/0' | network-everything | ::/0' holds every address",
                "198.51.100.0/24 | networks-without-you | You come from 192.0.2.17,",
                "2001:db8::/32 | networks-without-you | You come from 192.0.2.17,"
            })
    void whatCannotBeIsRefusedByItsField(String typed, String code, String words) {
        assertRefused(typed, HERE, code, words);
    }

    private static void assertRefused(String typed, String from, String code, String words) {
        assertThatThrownBy(() -> good(typed, from)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.field()).isEqualTo("operatorNetworks");
            assertThat(refusal.words()).contains(words);
        });
    }

    @Test
    void whoComesFromNowhereCanSetNoRanges() {
        assertRefused("192.0.2.0/24", "unknown", "networks-without-you", "You come from unknown,");
        assertThat(good("", "unknown")).isEmpty();
        assertThat(good("2001:db8::/32", "2001:db8:0:0:0:0:0:5%eth0")).isEqualTo("2001:db8::/32");
    }

    @Test
    void aHundredRangesAreTakenAndNoMore() {
        assertThat(good(ranges(100), "10.0.0.0").split(" ")).hasSize(100);
        assertRefused(ranges(101), "10.0.0.0", "networks-too-many", "at most 100 ranges");
        assertRefused(ranges(10_000), "10.0.0.0", "networks-too-many", "at most 100 ranges");
    }

    private static String ranges(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> "10." + i / 256 + "." + i % 256 + ".0/24")
                .collect(Collectors.joining("\n"));
    }

    @Test
    void whatIsNoRangeIsToldInAFewLetters() {
        assertThatThrownBy(() -> good("x".repeat(30_000), HERE))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal ->
                                assertThat(refusal.words()).startsWith("'xxx").hasSizeLessThan(250));
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.17, 192.0.2.17, false",
        "0:0:0:0:0:0:0:1, ::1, true",
        "127.0.0.1, 127.0.0.1, true",
        "2001:db8:0:0:5:0:0:1, 2001:db8::5:0:0:1, false",
        "unknown, unknown, false"
    })
    void anAddressIsToldAsPeopleWriteIt(String text, String words, boolean thisMachine) {
        var address = new CallerAddress(text);

        assertThat(address.words()).isEqualTo(words);
        assertThat(address.isThisMachine()).isEqualTo(thisMachine);
    }
}

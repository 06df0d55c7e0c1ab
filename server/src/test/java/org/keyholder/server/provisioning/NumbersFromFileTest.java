package org.keyholder.server.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.server.Provisioning;
import org.keyholder.server.configuration.StartRefused;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;

/** One number, one customer: the set-up file is no way around it. */
@ExtendWith(SharedServer.class)
class NumbersFromFileTest {

    private static final String PLACE =
            "\"address\": \"Mill Lane 12\", \"timeZone\": \"America/Chicago\", \"stationRecord\": \"north\"";

    @TempDir
    Path folder;

    private final TestServer server;
    private final String key = "numbers-" + UUID.randomUUID();
    private final UUID station = UUID.nameUUIDFromBytes(("station:" + key).getBytes(StandardCharsets.UTF_8));

    NumbersFromFileTest(TestServer server) {
        this.server = server;
    }

    /** Two dealers of one station, each with a site. */
    @BeforeEach
    void setUp() throws IOException {
        provision("""
                {"stations": [{"key": "%1$s", "name": "%1$s"}],
                 "dealers": [{"key": "acme-%1$s", "name": "Acme Security", %2$s,
                   "sites": [{"key": "bunker", "name": "Secret Bunker", %3$s, "accountNumber": "ABC2794"}]}]}
                """.formatted(key, record(""), PLACE));
        provision(bolt("", "quarry", "Quarry", "2794"));
        assertThat(numbers())
                .containsExactly(
                        "Quarry 2794 of 2794, prefixed by number",
                        "Secret Bunker ABC2794 of ABC2794, prefixed by number",
                        "book 2794",
                        "book ABC2794");
    }

    @ParameterizedTest
    @ValueSource(strings = {"quarry", "another"})
    void aNumberOfAnotherDealerEndsTheRunAndChangesNothing(String site) {
        var before = numbers();

        refused(
                bolt("", site, "Quarry Road", "abc 2794"),
                "site " + site + ", accountNumber: The number is already in use at " + key
                        + ", or kept until it is released.");

        assertThat(numbers()).isEqualTo(before);
    }

    @Test
    void aPrefixThatMakesANumberAnotherDealersEndsTheRunAndChangesNothing() {
        var before = numbers();

        refused(
                bolt(", \"prefixedBy\": \"keyholder\", \"prefix\": \"ABC\"", "quarry", "Quarry Road", "2794"),
                "prefix: With this prefix, sites of the station record North would have numbers that they cannot have.");

        assertThat(numbers()).isEqualTo(before);
    }

    private String bolt(String prefix, String site, String name, String number) {
        return """
                {"dealers": [{"key": "bolt-%s", "name": "Bolt Alarms", %s,
                   "sites": [{"key": "%s", "name": "%s", %s, "accountNumber": "%s"}]}]}
                """.formatted(key, record(prefix), site, name, PLACE, number);
    }

    private String record(String prefix) {
        return "\"stationRecords\": [{\"key\": \"north\", \"name\": \"North\", \"station\": \"%s\"%s}]"
                .formatted(key, prefix);
    }

    private void provision(String text) throws IOException {
        server.part(Provisioning.class).provision(Files.writeString(folder.resolve("set-up.json"), text));
    }

    /** Whoever ran it is told what is wrong, and nothing of the other dealer. */
    private void refused(String text, String words) {
        assertThatThrownBy(() -> provision(text)).isInstanceOfSatisfying(StartRefused.class, refused -> {
            assertThat(refused.status()).isEqualTo(2);
            assertThat(refused.words()).endsWith(": " + words).doesNotContain("Acme Security", "Secret Bunker");
        });
    }

    private List<String> numbers() {
        return server.rows().sql("""
                        select s.name || ' ' || s.known_key || ' of ' || s.account_number || ', prefixed by ' || r.prefixed_by
                        from site s join station_record r on r.dealer_id = s.dealer_id and r.id = s.station_record_id
                        where s.station_id = :station
                        union all
                        select 'book ' || number_key from account_number where station_id = :station and released_at is null
                        """).param("station", station).query(String.class).stream()
                .sorted()
                .toList();
    }
}

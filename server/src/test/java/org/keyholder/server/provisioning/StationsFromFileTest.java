package org.keyholder.server.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keyholder.server.Provisioning;
import org.keyholder.server.configuration.StartRefused;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;

/** How a station's operators come in, as the set-up file says. */
@ExtendWith(SharedServer.class)
class StationsFromFileTest {

    @TempDir
    Path folder;

    private final TestServer server;
    private final String key = "station-" + UUID.randomUUID();
    private final UUID id = UUID.nameUUIDFromBytes(("station:" + key).getBytes(StandardCharsets.UTF_8));

    StationsFromFileTest(TestServer server) {
        this.server = server;
    }

    private void provision(String fields) throws IOException {
        var file = Files.writeString(folder.resolve("set-up.json"), """
                {"stations": [{"key": "%s", "name": "%s"%s}]}""".formatted(key, key, fields));
        server.part(Provisioning.class).provision(file);
    }

    private long secretsInForce() {
        return server.rows()
                .sql("select count(*) from launch_secret where station_id = ? and (ends_at is null or ends_at > ?)")
                .param(id)
                .param(Timestamp.from(server.clock().instant()))
                .query(Long.class)
                .single();
    }

    private String networks() {
        return server.rows()
                .sql("select operator_networks::text from station where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    @Test
    void aSecretIsGivenRotatedLeftAloneAndEnded() throws IOException {
        provision(", \"launchSecret\": \"the-first-secret-of-this-station-1\"");
        provision("");
        assertThat(secretsInForce()).isEqualTo(1);

        provision(", \"launchSecret\": \"the-other-secret-of-this-station-2\"");
        assertThat(secretsInForce()).isEqualTo(2);

        provision(", \"launchSecret\": \"\"");
        assertThat(secretsInForce()).isZero();
    }

    @Test
    void rangesAreSetLeftAloneAndTakenAway() throws IOException {
        provision(", \"operatorNetworks\": [\"192.0.2.0/24\", \"2001:db8::/32\", \"198.51.100.7\"]");
        provision("");
        assertThat(networks()).isEqualTo("{192.0.2.0/24,2001:db8::/32,198.51.100.7/32}");

        provision(", \"operatorNetworks\": []");
        assertThat(networks()).isEqualTo("{}");
    }

    private boolean secondFactor() {
        return server.rows()
                .sql("select second_factor_required from organisation where id = ?")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    @Test
    void theOperatorsOfANewStationNeedASecondFactorUnlessTheFileSaysOtherwise() throws IOException {
        provision("");
        assertThat(secondFactor()).isTrue();

        provision(", \"secondFactor\": false");
        provision("");
        assertThat(secondFactor()).isFalse();
    }

    @Test
    void theOwnSignInIsSetAndLeftAlone() throws IOException {
        provision("""
                , "signInProvider": {"name": "%s", "issuer": "https://login.north.example", "clientId": "keyholder",
                  "clientSecret": "a secret of the client", "providesSecondFactor": true}""".formatted(key.substring(0, 20)));
        provision("");

        assertThat(server.rows()
                        .sql(
                                "select issuer || ' ' || side || ' ' || provides_second_factor from sign_in_provider where organisation_id = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo("https://login.north.example station true");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"signInProvider\": {\"name\": \"north\", \"issuer\": \"x\", \"clientId\": \"c\", \"clientSecret\": \"s\"} | signInProvider, issuer: An issuer is an address",
                "\"launchSecret\": \"too short\" | launchSecret: A launch secret has 32 to 200 letters",
                "\"operatorNetworks\": [\"192.0.2.5/24\"] | operatorNetworks: '192.0.2.5/24' is no address range.",
                "\"operatorNetworks\": [\"192.0.2.0/24\", \"home\"] | operatorNetworks: 'home' is no address range."
            })
    void whatIsWrongIsToldWithTheStationAndItsField(String field, String words) {
        assertThatThrownBy(() -> provision(", " + field))
                .isInstanceOfSatisfying(
                        StartRefused.class,
                        refused -> assertThat(refused.words()).contains("station " + key + ", " + words));
        assertThat(secretsInForce()).isZero();
        assertThat(networks()).isEqualTo("{}");
    }

    private String receiver(String more) {
        return ", \"receivers\": [{\"key\": \"xml\", \"name\": \"XML\", \"protocol\": \"xml-tcp\", \"address\": \"127.0.0.1:1\""
                + more + "}]";
    }

    private String passkey() {
        return server.rows()
                .sql("select hash from receiver_passkey where station_id = ?")
                .param(id)
                .query(String.class)
                .optional()
                .orElse("");
    }

    @Test
    void whatDealersSeeOfAReceiverIsSetAndLeftAlone() throws IOException {
        provision(
                receiver(
                        ", \"brand\": \"Acme 2000\", \"description\": \"Video\", \"dealers\": [], \"passkey\": \"blue-heron\""));
        var hash = passkey();
        provision(receiver(", \"passkey\": \"blue-heron\""));

        assertThat(hash).startsWith("{argon2}").isEqualTo(passkey());
        assertThat(server.rows()
                        .sql(
                                "select brand || ', ' || description from receiver where station_id = ? and for_all_dealers")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo("Acme 2000, Video");

        provision(receiver(", \"passkey\": \"green-heron\""));
        assertThat(passkey()).isNotEqualTo(hash);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"\"passkey\": \"short\"; A passkey has 8 to 200", "\"dealers\": [\"nobody\"]; the key of a dealer"
            })
    void whatIsWrongWithAReceiverIsNamed(String field, String words) {
        assertThatThrownBy(() -> provision(receiver(", " + field)))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("receiver xml")
                .hasMessageContaining(words);
    }
}

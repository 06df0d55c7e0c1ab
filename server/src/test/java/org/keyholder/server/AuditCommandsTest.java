package org.keyholder.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keyholder.server.configuration.Home;
import org.keyholder.server.configuration.StartRefused;
import org.keyholder.server.dealer.Dealer;
import org.keyholder.server.dealer.Dealers;
import org.keyholder.server.identity.People;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.Secret;

/** The command {@code audit} with a home's own PostgreSQL: beside a server that runs, and without one. */
class AuditCommandsTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);

    @Test
    void aRecordIsExportedBesideTheServerAndCheckedWithoutIt(@TempDir Path folder) throws IOException {
        var home = TestHome.in(folder.resolve("home"));
        var file = folder.resolve("acme.jsonl");
        try (var server = Keyholder.launch(home, Map.of("keyholder.port", 0, "keyholder.metrics.port", 0))) {
            var acme = new DealerId(UUID.randomUUID());
            server.part(Dealers.class).save(new Dealer(acme, "Acme Security", "#123a7a", null));
            server.part(People.class).saveForDealer(acme, "dana", "Dana Whitfield", new Secret("for tests alone"));

            try (OutputStream to = Files.newOutputStream(file)) {
                AuditCommands.export(home, "Acme Security", to);
            }
            assertRefused(
                    2,
                    "There is no organisation with the id or name 'Nobody'",
                    () -> AuditCommands.export(home, "Nobody", out));
            assertThat(AuditCommands.verify(home, out)).isZero();
            assertThat(said.toString(StandardCharsets.UTF_8)).contains(acme + ": 2 entries, none changed");
            // The server has what it works on.
            assertThat(server.part(Dealers.class).textCountries(acme)).isEmpty();
        }

        assertThat(AuditCommands.verify(file, out)).isZero();
        assertThat(Files.readAllLines(file)).hasSize(3).first().asString().contains("\"kind\":\"person-saved\"");
        Files.writeString(file, Files.readString(file).replace("Dana", "Dora"));
        assertThat(AuditCommands.verify(file, out)).isOne();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("Entry 1 of ", " was changed.");

        said.reset();
        assertThat(AuditCommands.verify(home, out)).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("2 entries, none changed");
        assertThat(home.claimIfFree()).hasValueSatisfying(claim -> claim.close());
        assertThat(folder.resolve("home/postgres/data/postmaster.pid")).doesNotExist();
    }

    @Test
    void aHomeWithoutADatabaseIsLeftAsItIs(@TempDir Path folder) {
        var home = new Home(folder.resolve("nothing"));

        assertRefused(2, "There is no database in", () -> AuditCommands.verify(home, out));
        assertThat(home.folder()).doesNotExist();
    }

    @Test
    void aFileThatIsNotThereIsAMistake(@TempDir Path folder) {
        assertRefused(2, "cannot be read", () -> AuditCommands.verify(folder.resolve("nothing.jsonl"), out));
    }

    private static void assertRefused(int status, String words, Runnable command) {
        assertThatThrownBy(command::run)
                .hasMessageContaining(words)
                .isInstanceOfSatisfying(
                        StartRefused.class,
                        refused -> assertThat(refused.status()).isEqualTo(status));
    }
}

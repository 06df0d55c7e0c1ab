package org.keyholder.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keyholder.server.CommandLine.ExportAudit;
import org.keyholder.server.CommandLine.Provision;
import org.keyholder.server.CommandLine.Start;
import org.keyholder.server.CommandLine.VerifyAudit;
import org.keyholder.server.CommandLine.VerifyExportedAudit;
import org.keyholder.server.configuration.Home;
import org.keyholder.server.configuration.StartRefused;

class CommandLineTest {

    @Test
    void startNeedsNothingElse() {
        assertThat(parse("start")).isEqualTo(new Start(new Home(Path.of("keyholder-home")), Map.of()));
    }

    @Test
    void homeAndPortMayBeSaid() {
        assertThat(parse("start", "--port", "0", "--home", "/srv/alarms"))
                .isEqualTo(new Start(new Home(Path.of("/srv/alarms")), Map.of("keyholder.port", 0)));
    }

    @Test
    void theVariableNamesTheHomeUnlessTheOptionDoes() {
        var variables = Map.of("KEYHOLDER_HOME", "/from/variable");

        assertThat(CommandLine.parse(List.of("start"), variables))
                .isEqualTo(new Start(new Home(Path.of("/from/variable")), Map.of()));
        assertThat(CommandLine.parse(List.of("start", "--home", "/said"), variables))
                .isEqualTo(new Start(new Home(Path.of("/said")), Map.of()));
    }

    @Test
    void provisionTakesAFile() {
        assertThat(parse("provision", "--home", "/srv", "dealers.yaml"))
                .isEqualTo(new Provision(new Home(Path.of("/srv")), Path.of("dealers.yaml")));
    }

    @Test
    void theRecordIsExportedForAnOrganisationAndCheckedWithOrWithoutAFile() {
        var home = new Home(Path.of("/srv"));

        assertThat(parse("audit", "export", "--home", "/srv", "--organisation", "Acme Security"))
                .isEqualTo(new ExportAudit(home, "Acme Security"));
        assertThat(parse("audit", "verify", "--home", "/srv")).isEqualTo(new VerifyAudit(home));
        assertThat(parse("audit", "verify", "acme.jsonl")).isEqualTo(new VerifyExportedAudit(Path.of("acme.jsonl")));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "~~, A command is missing",
                "run, 'run'",
                "start --port, Missing required parameter for option '--port'",
                "start --port 70000, and not '70000'",
                "start --port http, 'http' is not an int",
                "start --prot 80, '--prot'",
                "start again, 'again'",
                "provision, Missing required parameter: 'FILE'",
                "provision a.yaml b.yaml, 'b.yaml'",
                "provision a.yaml --port 1, '--port'",
                "audit, A command is missing",
                "audit export, '--organisation=",
                "audit verify a.jsonl b.jsonl, 'b.jsonl'",
            })
    void aMistakeIsToldTogetherWithWhatWouldBeRight(String line, String reason) {
        assertThatThrownBy(() -> parse(line.isEmpty() ? new String[0] : line.split(" ")))
                .isInstanceOfSatisfying(
                        StartRefused.class,
                        refused -> assertThat(refused.status()).isEqualTo(2))
                .hasMessageContaining(reason)
                .hasMessageContaining("keyholder start [--home DIR] [--port N]");
    }

    private static CommandLine parse(String... arguments) {
        return CommandLine.parse(List.of(arguments), Map.of());
    }
}

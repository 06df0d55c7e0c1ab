package org.keyholder.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.keyholder.server.audit.AuditTool;
import org.keyholder.server.audit.AuditVerdict;
import org.keyholder.server.audit.ExportedAudit;
import org.keyholder.server.configuration.Home;
import org.keyholder.server.configuration.SettingsLoader;
import org.keyholder.server.configuration.StartRefused;
import org.keyholder.server.database.CommandDatabase;
import org.keyholder.server.shared.Refusal;
import org.slf4j.LoggerFactory;

/** What the command {@code audit} does. It starts no server, and works beside one. */
final class AuditCommands {

    private AuditCommands() {}

    /** Checks an exported record. Returns the exit status: 0 when it is whole, 1 when it is not. */
    static int verify(Path file, PrintStream out) {
        try (var in = Files.newInputStream(file)) {
            return tell(List.of(ExportedAudit.verify(in)), out);
        } catch (IOException e) {
            throw StartRefused.mistake("The file " + file + " cannot be read.");
        }
    }

    /** Checks the records of all organisations in the home's database. Returns the exit status: 0 when all are whole, else 1. */
    static int verify(Home home, PrintStream out) {
        return tell(inDatabase(home, AuditTool::verify), out);
    }

    private static int tell(List<AuditVerdict> verdicts, PrintStream out) {
        verdicts.forEach(verdict -> out.println(verdict.words()));
        if (verdicts.isEmpty()) {
            out.println("Nothing is on record yet.");
        }
        return verdicts.stream().allMatch(AuditVerdict.Whole.class::isInstance) ? 0 : 1;
    }

    /** Writes the record of the organisation with this id or name. */
    static void export(Home home, String organisation, OutputStream out) {
        inDatabase(home, tool -> {
            try {
                tool.export(tool.organisation(organisation), new BufferedOutputStream(out));
                return true;
            } catch (IOException e) {
                throw StartRefused.obstacle("The record could not be written to the end: " + e.getMessage());
            } catch (Refusal refusal) {
                throw StartRefused.mistake(refusal.words());
            }
        });
    }

    private static <T> T inDatabase(Home home, Function<AuditTool, T> work) {
        var settings = SettingsLoader.load(home, System.getenv(), Map.of());
        try (var database = CommandDatabase.open(home, settings)) {
            var tool = new AuditTool(database.owner(), database.transactions(), new Application().clock());
            if (!tool.isThere()) {
                throw StartRefused.obstacle(
                        "The database is of an earlier release, which kept no record. Start the server of this one once.");
            }
            return work.apply(tool);
        }
    }

    /** Nothing has set logging up: that is done for a server. */
    static void logWarningsOnly() {
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            root.setLevel(Level.WARN);
        }
    }
}

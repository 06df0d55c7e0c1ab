package org.keyholder.server;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.keyholder.server.CommandLine.ExportAudit;
import org.keyholder.server.CommandLine.Provision;
import org.keyholder.server.CommandLine.Rehearse;
import org.keyholder.server.CommandLine.Start;
import org.keyholder.server.CommandLine.VerifyAudit;
import org.keyholder.server.CommandLine.VerifyExportedAudit;
import org.keyholder.server.configuration.Home;
import org.keyholder.server.configuration.HomeClaim;
import org.keyholder.server.configuration.SettingsLoader;
import org.keyholder.server.configuration.StartRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.GenericApplicationContext;

/** The server process. */
public final class Keyholder {

    private Keyholder() {}

    public static void main(String[] arguments) {
        try {
            switch (CommandLine.parse(List.of(arguments), System.getenv())) {
                case Start start -> start(start);
                case Provision provision -> System.exit(provision(provision));
                case ExportAudit export -> exportAudit(export);
                case VerifyAudit verify -> System.exit(verifyAudit(verify));
                case VerifyExportedAudit(var file) -> System.exit(AuditCommands.verify(file, System.out));
                case Rehearse rehearse -> Rehearsal.run();
            }
        } catch (StartRefused refused) {
            System.err.println(refused.words());
            System.exit(refused.status());
        } catch (RuntimeException e) {
            log().error("Keyholder did not start.", e);
            System.exit(1);
        }
    }

    /**
     * Starts a server in this process: for the demo and for tests.
     *
     * @param home the folder that it lives in
     * @param settings settings that count before those of environment and file
     * @param initializers what to put into the server before it starts, such as a primary clock
     */
    @SafeVarargs
    public static RunningServer launch(
            Home home,
            Map<String, Object> settings,
            ApplicationContextInitializer<? extends ConfigurableApplicationContext>... initializers) {
        var claim = home.claim();
        try {
            return new RunningServer(run(home, settings, WebApplicationType.SERVLET, initializers), claim);
        } catch (RuntimeException e) {
            claim.close();
            throw StartFailures.told(e)
                    .<RuntimeException>map(refused -> refused)
                    .orElse(e);
        }
    }

    /** Makes a clock the server's time. */
    public static ApplicationContextInitializer<GenericApplicationContext> withClock(Clock clock) {
        return context ->
                context.registerBean("givenClock", Clock.class, () -> clock, definition -> definition.setPrimary(true));
    }

    private static void start(Start command) {
        ApplicationContextInitializer<ConfigurableApplicationContext> tellsTheEnd = context ->
                context.addApplicationListener((ContextClosedEvent event) -> log().info("Keyholder is stopping."));
        var server = launch(command.home(), command.settings(), tellsTheEnd);
        log().info(
                        "Keyholder is ready at {} after {} s, with its home in {}.",
                        server.publicUrl(),
                        String.format(Locale.ROOT, "%.1f", sinceProcessStart().toMillis() / 1000.0),
                        command.home().folder());
    }

    // Asked for late: the framework sets logging up only when it starts.
    private static Logger log() {
        return LoggerFactory.getLogger(Keyholder.class);
    }

    // The virtual machine's own start: the process may have been the launcher's before, and built something first.
    private static Duration sinceProcessStart() {
        return Duration.ofMillis(System.currentTimeMillis()
                - ManagementFactory.getRuntimeMXBean().getStartTime());
    }

    private static int provision(Provision command) {
        var running = RunningProvisioning.in(command.home());
        var claim = running.isPresent()
                ? command.home().claimIfFree()
                : Optional.of(command.home().claim());
        if (claim.isEmpty()) {
            running.orElseThrow().provision(command.file());
            return 0;
        }
        return provision(command, claim.get());
    }

    private static int provision(Provision command, HomeClaim claim) {
        try (claim;
                var context = run(command.home(), Map.of(), WebApplicationType.NONE)) {
            return context.getBean(Provisioning.class).provision(command.file());
        } catch (StartRefused refused) {
            throw refused;
        } catch (RuntimeException e) {
            throw StartFailures.told(e)
                    .<RuntimeException>map(refused -> refused)
                    .orElse(e);
        }
    }

    /** The record goes to the standard output, and nothing else does. */
    private static void exportAudit(ExportAudit command) {
        logAside();
        // Not as text is printed: that keeps it to itself when a disk is full.
        AuditCommands.export(command.home(), command.organisation(), new FileOutputStream(FileDescriptor.out));
    }

    private static int verifyAudit(VerifyAudit command) {
        var out = logAside();
        return AuditCommands.verify(command.home(), out);
    }

    /** Sends the log to where errors go, and returns the standard output. */
    private static PrintStream logAside() {
        var out = System.out;
        System.setOut(System.err);
        AuditCommands.logWarningsOnly();
        return out;
    }

    @SafeVarargs
    private static ConfigurableApplicationContext run(
            Home home,
            Map<String, Object> settings,
            WebApplicationType type,
            ApplicationContextInitializer<? extends ConfigurableApplicationContext>... initializers) {
        var application = new SpringApplication(Application.class);
        application.setEnvironment(SettingsLoader.load(home, System.getenv(), settings));
        application.setWebApplicationType(type);
        application.setAddCommandLineProperties(false);
        application.addInitializers(context -> context.getBeanFactory().registerSingleton("home", home));
        application.addInitializers(initializers);
        return application.run();
    }
}

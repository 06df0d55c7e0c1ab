package org.keyholder.journeys.stories;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.keyholder.server.Keyholder;
import org.keyholder.server.Provisioning;
import org.keyholder.server.RunningServer;
import org.keyholder.server.configuration.Home;
import org.keyholder.server.contact.ContactDetails;
import org.keyholder.server.contact.Contacts;
import org.keyholder.server.contact.WelcomeMessages;
import org.keyholder.server.messaging.PhoneNumber;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.SiteId;
import org.keyholder.testing.clock.SettableClock;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The server's process, with its settings from the environment as always, on a clock that the stories move. Takes a
 * command a line on its standard input and answers each with a line; ends with its input, so that none is left behind.
 */
final class ClockedServer {

    private final RunningServer server;
    private final SettableClock clock;

    private ClockedServer(RunningServer server, SettableClock clock) {
        this.server = server;
        this.clock = clock;
    }

    /** @param arguments the home folder, and how far the clock is before the machine's */
    public static void main(String[] arguments) throws IOException {
        var answers = System.out;
        System.setOut(System.err); // the log, apart from the answers
        var clock = SettableClock.now().runOn();
        clock.forward(Duration.parse(arguments[1]));
        var commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (var server = Keyholder.launch(new Home(Path.of(arguments[0])), Map.of(), Keyholder.withClock(clock))) {
            var clocked = new ClockedServer(server, clock);
            answers.println(server.publicUrl());
            for (var line = commands.readLine(); line != null; line = commands.readLine()) {
                answers.println(clocked.obey(line.split("\t")));
            }
        }
        System.exit(0);
    }

    private String obey(String[] command) {
        try {
            switch (command[0]) {
                case "forward" -> clock.forward(Duration.parse(command[1]));
                case "provision" -> server.part(Provisioning.class).provision(Path.of(command[1]));
                case "welcome" -> welcome(command);
                case "rest" -> rest();
                default -> throw new IllegalArgumentException("no such command");
            }
            return "done";
        } catch (RuntimeException e) {
            return ("failed: " + e).replaceAll("\\s+", " ");
        }
    }

    /** A new contact, and the welcome message on its way: {@code welcome dealer site name phone title slot}. */
    private void welcome(String[] command) {
        var dealer = new DealerId(UUID.fromString(command[1]));
        var details = new ContactDetails(
                command[3],
                new PhoneNumber(command[4]),
                Optional.empty(),
                false,
                Optional.of(command[5]),
                Optional.of(Integer.valueOf(command[6])));
        var contact = server.part(Contacts.class).create(dealer, SiteId.parse(command[2]), details);
        server.part(WelcomeMessages.class).send(dealer, contact);
    }

    /** Waits until no job is due any more; the queues that send signals, and the chaining of the record, are jobs without an end. */
    private void rest() {
        var jobs = server.part(JdbcClient.class);
        var patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (due(jobs) > 0) {
            if (System.nanoTime() > patience) {
                throw new IllegalStateException(due(jobs) + " jobs are due and do not end");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private int due(JdbcClient jobs) {
        return jobs.sql(
                        "select count(*) from scheduled_tasks where task_name not in ('send-signals', 'link-audit') and execution_time <= ?")
                .param(Timestamp.from(server.part(Clock.class).instant()))
                .query(Integer.class)
                .single();
    }
}

package org.keyholder.server.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.keyholder.server.Keyholder;
import org.keyholder.server.RunningServer;
import org.keyholder.server.configuration.Home;
import org.keyholder.server.database.TestDatabase;
import org.keyholder.server.identity.internal.RememberedHash;
import org.keyholder.testing.clock.SettableClock;
import org.keyholder.testing.phones.PhoneNetwork;
import org.keyholder.testing.phones.PhoneNetworkOptions;
import org.keyholder.testing.receiver.StationReceiver;
import org.keyholder.testing.receiver.StationReceiverOptions;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** The whole server in this process, on a database of its own, with a phone network and a receiver that really answer. */
public final class TestServer implements AutoCloseable {

    public static final int LARGEST_FILE = 1024 * 1024;
    public static final int UNREADABLE_ATTEMPTS = 8;

    // Roles belong to the whole cluster, and there may be more than one of these in it.
    private static final AtomicInteger OWNERS = new AtomicInteger();

    private final String owner = "test_owner_" + OWNERS.incrementAndGet();
    private final UnaryOperator<String> wayToDatabase;
    private final Map<String, Object> ownSettings;
    private final List<ApplicationContextInitializer<GenericApplicationContext>> ownParts;
    private final TestDatabase database;
    private final Path home;
    private RunningServer server;
    private final SettableClock clock;
    private final PlainFormat format = new PlainFormat();
    private final SeenSignals seenSignals = new SeenSignals();
    private final PhoneNetwork phones;
    private final StationReceiver receiver;

    private TestServer(
            UnaryOperator<String> wayToDatabase,
            Map<String, Object> ownSettings,
            List<ApplicationContextInitializer<GenericApplicationContext>> ownParts)
            throws IOException {
        this.wayToDatabase = wayToDatabase;
        this.ownParts = List.copyOf(ownParts);
        this.ownSettings = Map.copyOf(ownSettings);
        database = TestDatabase.create();
        database.superuser()
                .sql("create role " + owner
                        + " login password 'for tests alone' in role keyholder_owner, keyholder_server")
                .update();
        home = Files.createTempDirectory("keyholder-shared");
        clock = SettableClock.now().runOn();
        phones = PhoneNetwork.start(PhoneNetworkOptions.standard());
        receiver = StationReceiver.start(StationReceiverOptions.standard());
        server = launch();
    }

    private RunningServer launch() {
        var launched = Keyholder.launch(
                new Home(home), settings(), Keyholder.withClock(clock), impatient(), withWhatLooksOn());
        phones.inboundUrl(launched.baseUrl().resolve("/providers/twilio/inbound"));
        return launched;
    }

    /** Stops the server and starts another one in the same home, at another port. */
    public void restart() {
        server.close();
        server = launch();
    }

    /** One that nobody shares. */
    public static TestServer start() {
        return start(UnaryOperator.identity());
    }

    /** One that nobody shares, with settings of its own. */
    public static TestServer start(Map<String, Object> settings) {
        return start(UnaryOperator.identity(), settings);
    }

    /** One that nobody shares, with its database behind something: it is given the database's address, and says its own. */
    public static TestServer start(UnaryOperator<String> wayToDatabase) {
        return start(wayToDatabase, Map.of());
    }

    /** One that nobody shares, with a part of its own in the place of another. */
    public static TestServer startWith(ApplicationContextInitializer<GenericApplicationContext> part) {
        return start(UnaryOperator.identity(), Map.of(), List.of(part));
    }

    private static TestServer start(UnaryOperator<String> wayToDatabase, Map<String, Object> settings) {
        return start(wayToDatabase, settings, List.of());
    }

    private static TestServer start(
            UnaryOperator<String> wayToDatabase,
            Map<String, Object> settings,
            List<ApplicationContextInitializer<GenericApplicationContext>> parts) {
        try {
            return new TestServer(wayToDatabase, settings, parts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> settings() {
        var settings = new HashMap<String, Object>();
        settings.put("keyholder.port", 0);
        settings.put("keyholder.metrics.port", 0);
        settings.put("keyholder.database.url", wayToDatabase.apply(database.url(owner)));
        settings.put("keyholder.intake.longest-report", "3s");
        settings.put("keyholder.media.largest-file", LARGEST_FILE + "B");
        settings.put("keyholder.media.files-per-event", 4);
        settings.put("keyholder.passwords.rounds", 2);
        settings.put("keyholder.passwords.pause", "0s");
        settings.put("keyholder.signal.first-retry", "50ms");
        settings.put("keyholder.signal.settling-in", "0s");
        settings.put("keyholder.signal.unreadable-attempts", UNREADABLE_ATTEMPTS);
        settings.put("keyholder.signal.longest-retry", "200ms");
        settings.put("keyholder.receiver.answer-timeout", "500ms");
        settings.put("keyholder.messaging.first-retry", "50ms");
        settings.put("keyholder.messaging.longest-retry", "200ms");
        settings.put("keyholder.messaging.answer-timeout", "500ms");
        settings.put("keyholder.messaging.look-up-after", "100ms");
        settings.put("keyholder.messaging.repeat-after", "300ms");
        settings.put("keyholder.messaging.twilio.base-url", phones.baseUrl().toString());
        settings.put("keyholder.messaging.twilio.account-sid", phones.accountSid());
        settings.put("keyholder.messaging.twilio.auth-token", phones.authToken());
        settings.put("keyholder.messaging.twilio.from", "+13125550100");
        settings.putAll(ownSettings);
        return settings;
    }

    /** A connection that stalls is given up in a second instead of twenty. */
    private static ApplicationContextInitializer<ConfigurableApplicationContext> impatient() {
        return context ->
                TestPropertyValues.of("server.tomcat.connection-timeout=1s").applyTo(context);
    }

    private ApplicationContextInitializer<GenericApplicationContext> withWhatLooksOn() {
        return context -> {
            context.registerBean(PlainFormat.class, () -> format);
            context.registerBean(SeenSignals.class, () -> seenSignals);
            RememberedHash.inTests().initialize(context);
            ownParts.forEach(part -> part.initialize(context));
        };
    }

    public SeenSignals seenSignals() {
        return seenSignals;
    }

    public PlainFormat format() {
        return format;
    }

    public <T> T part(Class<T> type) {
        return server.part(type);
    }

    public URI url(String path) {
        return server.baseUrl().resolve(path);
    }

    public int port() {
        return server.port();
    }

    public SettableClock clock() {
        return clock;
    }

    public PhoneNetwork phones() {
        return phones;
    }

    /** A receiver that all stations may share as long as nobody changes its mode. */
    public StationReceiver receiver() {
        return receiver;
    }

    public Path mediaFolder() {
        return new Home(home).media();
    }

    public TestDatabase database() {
        return database;
    }

    /** Statements behind the server's back, which no row security holds. */
    public JdbcClient rows() {
        return database.superuser();
    }

    @Override
    public void close() {
        server.close();
        phones.close();
        receiver.close();
        database.close();
        try {
            FileSystemUtils.deleteRecursively(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

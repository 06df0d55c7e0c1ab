package org.keyholder.journeys.running;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.keyholder.journeys.FirstSite;
import org.keyholder.testing.phones.PhoneNetworkOptions;
import org.keyholder.testing.receiver.StationReceiverOptions;
import org.keyholder.testing.world.World;
import org.keyholder.testing.world.WorldOptions;
import org.springframework.util.FileSystemUtils;

/** A world, a home with sites in it, and the server's process there, which may die and come back. */
public final class Installation implements AutoCloseable {

    private static final int KEPT_SIGNALS = 200_000;

    private final Path home;
    private final ManySites sites;
    private final World world;
    private final ServerProcess.Plan plan;
    private @Nullable ServerProcess server;

    private Installation(Path home, ManySites sites, World world, ServerProcess.Plan plan) {
        this.home = home;
        this.sites = sites;
        this.world = world;
        this.plan = plan;
    }

    /** Sets up a new home, which goes when the installation is closed, and starts the server in it. */
    public static Installation start(ManySites sites) throws IOException, SQLException {
        return start(sites, UnaryOperator.identity());
    }

    /** With another class that starts the server. */
    public static Installation start(ManySites sites, Class<?> main) throws IOException, SQLException {
        return start(sites, plan -> plan.startedBy(main));
    }

    /** With a server that is started otherwise. */
    public static Installation start(ManySites sites, UnaryOperator<ServerProcess.Plan> otherwise)
            throws IOException, SQLException {
        var home = Files.createTempDirectory("keyholder-installation");
        var world = World.start(WorldOptions.standard()
                .withReceiver(StationReceiverOptions.standard().withKeepSignals(KEPT_SIGNALS))
                .withPhones(PhoneNetworkOptions.standard()
                        .withRetries(Duration.ofMillis(500), Duration.ofSeconds(60))
                        .withRepeatKey(request -> request.to() + " " + request.body())));
        int port = ServerProcess.freePort();
        var settings = FirstSite.settings(world, port);
        // One dealer has all the sites here, and more alarms than a thousand dealers.
        settings.put("keyholder.verification.texts-per-hour", 10_000_000);
        // Each report is to be an event with its signal, however many a device of the load sends.
        settings.put("keyholder.storm.of-device", 0);
        settings.put("keyholder.storm.of-site", 0);
        settings.put("keyholder.storm.of-dealer", 0);
        var plan = ServerProcess.Plan.of(home, settings, port);
        var installation = new Installation(home, sites, world, otherwise.apply(plan));
        try {
            ServerProcess.provision(plan, sites.provisioningFile(home, world));
            installation.startServer().awaitReady();
            try (var owner = installation.database().connect()) {
                sites.finish(owner);
            }
            return installation;
        } catch (IOException | SQLException | AssertionError e) {
            installation.close();
            throw e;
        }
    }

    /** Starts the server on the home and port that it always had, and returns at once. */
    public ServerProcess startServer() {
        var started = ServerProcess.start(plan);
        server = started;
        return started;
    }

    public ServerProcess server() {
        if (server == null) {
            throw new IllegalStateException("no server was started");
        }
        return server;
    }

    public ManySites sites() {
        return sites;
    }

    public World world() {
        return world;
    }

    public OwnDatabase database() {
        return new OwnDatabase(home);
    }

    @Override
    public void close() throws IOException {
        try (world) {
            if (server != null) {
                server.close();
            }
        } finally {
            FileSystemUtils.deleteRecursively(home);
        }
    }
}

package org.keyholder.journeys.running;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.keyholder.journeys.FirstSite;
import org.keyholder.server.Keyholder;
import org.keyholder.testing.phones.PhoneNetworkOptions;
import org.keyholder.testing.receiver.StationReceiverOptions;
import org.keyholder.testing.world.World;
import org.keyholder.testing.world.WorldOptions;
import org.springframework.util.FileSystemUtils;

/** A world, a home with an estate in it, and the server's process there, which may die and come back. */
public final class Rig implements AutoCloseable {

    private static final int KEPT_SIGNALS = 200_000;

    private final Path home;
    private final Estate estate;
    private final World world;
    private final ServerProcess.Plan plan;
    private @Nullable ServerProcess server;

    private Rig(Path home, Estate estate, World world, ServerProcess.Plan plan) {
        this.home = home;
        this.estate = estate;
        this.world = world;
        this.plan = plan;
    }

    /** Sets up a new home, which goes when the rig is closed, and starts the server in it. */
    public static Rig start(Estate estate) throws IOException, SQLException {
        return start(estate, Keyholder.class);
    }

    /** With another class that starts the server. */
    public static Rig start(Estate estate, Class<?> main) throws IOException, SQLException {
        var home = Files.createTempDirectory("keyholder-rig");
        var world = World.start(WorldOptions.standard()
                .withReceiver(StationReceiverOptions.standard().withKeepSignals(KEPT_SIGNALS))
                .withPhones(PhoneNetworkOptions.standard()
                        .withRetries(Duration.ofMillis(500), Duration.ofSeconds(60))
                        .withRepeatKey(request -> request.to() + " " + request.body())));
        int port = ServerProcess.freePort();
        var plan = ServerProcess.Plan.of(home, FirstSite.settings(world, port), port);
        var rig = new Rig(home, estate, world, plan.startedBy(main));
        try {
            ServerProcess.provision(plan, estate.provisioningFile(home, world));
            rig.startServer().awaitReady();
            try (var owner = rig.database().connect()) {
                estate.addContacts(owner);
            }
            return rig;
        } catch (IOException | SQLException | AssertionError e) {
            rig.close();
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

    public Estate estate() {
        return estate;
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

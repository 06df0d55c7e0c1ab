package org.keyholder.journeys.demo;

import java.io.IOException;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.keyholder.journeys.FirstSite;
import org.keyholder.journeys.KeyHolders;
import org.keyholder.server.Keyholder;
import org.keyholder.server.Provisioning;
import org.keyholder.server.RunningServer;
import org.keyholder.server.configuration.Home;
import org.keyholder.server.configuration.StartRefused;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.site.Site;
import org.keyholder.server.site.Sites;
import org.keyholder.server.station.AccountNumber;
import org.keyholder.testing.camera.Zone;
import org.keyholder.testing.receiver.StationReceiverOptions;
import org.keyholder.testing.world.World;
import org.keyholder.testing.world.WorldOptions;

/** {@code ./keyholder demo}: the whole loop on one machine, with one alarm on its way before anybody has clicked. */
public final class Demo {

    private static final Duration FIRST_ALARM = Duration.ofSeconds(60);

    private Demo() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        try {
            run(DemoOptions.parse(List.of(arguments)));
        } catch (StartRefused refused) {
            System.err.println(refused.words());
            System.exit(refused.status());
        } catch (BindException taken) {
            System.err.println(
                    "A port that the demo needs was taken meanwhile, perhaps by another demo that is still ending. "
                            + "Start it again, or with another --port.");
            System.exit(1);
        }
    }

    private static void run(DemoOptions options) throws IOException, InterruptedException {
        Files.createDirectories(options.home());
        var memory = DemoMemory.of(options.home());
        say("Starting the world outside: phones, a station's receiver, a camera …");
        var world = World.start(worldOptions(options));
        say("Starting the server with its own PostgreSQL in " + options.home() + " …");
        var server = Keyholder.launch(new Home(options.home()), FirstSite.settings(world, options.port()));
        say("Setting up a dealer, a station and a site …");
        var site = setUp(options, memory, world, server);
        say("Letting one alarm travel …");
        letOneAlarmTravel(world);
        var links = new DemoLinks(server.publicUrl(), world, site.id(), memory);
        links.write(options.home().resolve("demo.json"));
        links.print();
    }

    private static WorldOptions worldOptions(DemoOptions options) {
        var standard = WorldOptions.standard()
                .withPort(DemoPorts.orAny(options.port(), 1))
                .withReceiver(StationReceiverOptions.standard()
                        .withPorts(DemoPorts.orAny(options.port(), 2), DemoPorts.orAny(options.port(), 3)))
                .withZones(List.of(new Zone(FirstSite.ZONE, "North walkway"), new Zone("018", "Gate")));
        return options.clip().map(standard::withClip).orElse(standard);
    }

    private static Site setUp(DemoOptions options, DemoMemory memory, World world, RunningServer server)
            throws IOException, InterruptedException {
        var file = memory.firstSite().provisioningFile(options.home(), world, false);
        server.part(Provisioning.class).provision(file);
        world.cameraReportsTo(server.baseUrl(), memory.firstSite().deviceKey());
        world.repliesGoTo(server.baseUrl().resolve("/providers/twilio/inbound"));
        var site = site(server);
        new KeyHolders(server, world).arrive(site);
        return site;
    }

    private static Site site(RunningServer server) {
        var station = new StationId(UUID.nameUUIDFromBytes("station:north".getBytes(StandardCharsets.UTF_8)));
        return server.part(Sites.class)
                .byAccount(station, new AccountNumber(FirstSite.ACCOUNT))
                .orElseThrow();
    }

    private static void letOneAlarmTravel(World world) {
        var alarm = world.camera().awaitEnd(world.camera().trigger(FirstSite.ZONE), FIRST_ALARM);
        say("  " + alarm.words());
    }

    private static void say(String words) {
        System.out.println(words);
    }
}

package org.keyholder.journeys.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.keyholder.ffmpeg.Ffmpeg;
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
import org.keyholder.testing.camera.Footage;
import org.keyholder.testing.camera.Zone;
import org.keyholder.testing.receiver.StationReceiverOptions;
import org.keyholder.testing.world.World;
import org.keyholder.testing.world.WorldOptions;

/** {@code ./keyholder demo}: the whole loop on one machine, with one alarm on its way before anybody has clicked. */
public final class Demo {

    private static final Duration QUICK = Duration.ofSeconds(30);
    /** A database that is made anew on a slow disk, or has much to recover. */
    private static final Duration SERVER_START = Duration.ofSeconds(180);

    private static final Duration CONVERSION = Duration.ofSeconds(300);
    private static final Duration SET_UP = Duration.ofSeconds(90);
    private static final Duration FIRST_ALARM = Duration.ofSeconds(60);

    private Demo() {}

    public static void main(String[] arguments) {
        try {
            run(DemoOptions.parse(List.of(arguments)));
        } catch (StartRefused refused) {
            end(refused.words(), refused.status());
        } catch (DemoFailed failed) {
            end(failed.sentence(), 1);
        } catch (IOException e) {
            end("The demo could not use its folder: " + e, 1);
        } catch (InterruptedException e) {
            end("The demo was interrupted.", 1);
        }
    }

    // Server and database are stopped by what the server has registered for the end of the process.
    private static void end(String sentence, int status) {
        System.err.println(sentence);
        System.exit(status);
    }

    private static void run(DemoOptions options) throws IOException, InterruptedException {
        DemoPorts.requireFree(options.port());
        Home.privateFolder(options.home());
        var memory = DemoMemory.of(options.home());
        var steps = new DemoSteps(System.out, options.home().resolve("demo-failure.txt"));
        var footage = footage(options, steps);
        var world = steps.take(
                "Starting the outside world: phones, a station's receiver, a camera",
                QUICK,
                () -> World.start(worldOptions(options).withFootage(footage)));
        var settings = FirstSite.settings(world, options.port());
        settings.putAll(FirstSite.administrator(memory.firstSite().administratorPassword()));
        var server = steps.take(
                "Starting the server with its own PostgreSQL in " + options.home(),
                SERVER_START,
                () -> Keyholder.launch(new Home(options.home()), settings));
        var site = steps.take(
                "Setting up a dealer, a station and a site", SET_UP, () -> setUp(options, memory, world, server));
        System.out.println("  " + steps.take("Sending the first alarm", FIRST_ALARM, () -> letOneAlarmTravel(world)));
        var links = new DemoLinks(server.publicUrl(), world, site.id(), memory);
        links.write(options.home());
        links.print();
    }

    private static Footage footage(DemoOptions options, DemoSteps steps) throws InterruptedException {
        if (options.clip().isEmpty()) {
            return Footage.night();
        }
        var clip = options.clip().get();
        return steps.take("Converting " + clip, CONVERSION, () -> {
            var ffmpeg = Ffmpeg.unpackedIn(options.home().resolve("ffmpeg"));
            return Footage.of(clip, ffmpeg, options.home().resolve("footage"));
        });
    }

    private static WorldOptions worldOptions(DemoOptions options) {
        return WorldOptions.standard()
                .withPort(DemoPorts.orAny(options.port(), 1))
                .withReceiver(StationReceiverOptions.standard()
                        .withPorts(DemoPorts.orAny(options.port(), 2), DemoPorts.orAny(options.port(), 3)))
                .withZones(List.of(new Zone(FirstSite.ZONE, "North walkway"), new Zone("018", "Gate")));
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

    private static String letOneAlarmTravel(World world) {
        var alarm = world.camera()
                .awaitEnd(world.camera().trigger(FirstSite.ZONE), FIRST_ALARM.plus(QUICK)); // the step ends first
        return switch (alarm.state()) {
            case DONE -> alarm.words();
            case FAILED -> throw new DemoFailed(alarm.words());
            case REPORTING, SENDING -> throw new DemoFailed("it is still " + alarm.words());
        };
    }
}

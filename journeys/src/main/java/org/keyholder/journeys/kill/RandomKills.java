package org.keyholder.journeys.kill;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.keyholder.journeys.kill.Promises.Accepted;
import org.keyholder.journeys.kill.Promises.Pressed;
import org.keyholder.journeys.running.ContactPage;
import org.keyholder.journeys.running.Desk;
import org.keyholder.journeys.running.Devices;
import org.keyholder.journeys.running.Installation;
import org.keyholder.journeys.running.ManySites;
import org.keyholder.journeys.running.Wait;
import tools.jackson.databind.JsonNode;

/**
 * Kills the server's process again and again at random moments, while devices report and alarms are verified, and starts it
 * again in the same home on the same port.
 */
public final class RandomKills {

    private static final int DEVICES = 5;
    private static final int VERIFIERS = 5;

    /** How many accounts send signals at a time; of each, one signal at the most is on its way. */
    public static final int ACCOUNTS = DEVICES + VERIFIERS;

    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);
    private static final Duration LONGEST_DRAIN = Duration.ofSeconds(90);
    private static final int SHORTEST_LIFE_MILLIS = 20;
    private static final int LONGEST_LIFE_MILLIS = 4_000;

    private final Installation installation;
    private final Consumer<String> tell;
    private final Promises promises = new Promises();
    private final AtomicLong lastSignal = new AtomicLong();
    private final List<KillTotals.Kill> kills = new ArrayList<>();
    private volatile boolean over;

    private RandomKills(Installation installation, Consumer<String> tell) {
        this.installation = installation;
        this.tell = tell;
    }

    /** Kills so many times and answers what came of it. */
    public static KillTotals run(int times, Consumer<String> tell)
            throws IOException, SQLException, InterruptedException {
        try (var installation = Installation.start(new ManySites(ACCOUNTS, 0))) {
            return new RandomKills(installation, tell).run(times);
        }
    }

    private KillTotals run(int times) throws InterruptedException {
        installation.world().receiver().onSignal(signal -> lastSignal.set(System.nanoTime()));
        try (var devices = new Devices(installation.server().url());
                var contact = new ContactPage()) {
            var load = startLoad(devices, contact);
            awaitSignalSince(System.nanoTime());
            for (int i = 1; i <= times; i++) {
                kill(i);
            }
            over = true;
            for (var thread : load) {
                thread.join();
            }
            return judge(devices);
        } finally {
            over = true;
        }
    }

    /** The operators sign in before anything else: their sign-ins outlive the server, and checking a password yields to alarms. */
    private List<Thread> startLoad(Devices devices, ContactPage contact) throws InterruptedException {
        var loads = new ArrayList<Load>();
        for (var place : installation.sites().placesOverHttp()) {
            if (place.number() < DEVICES) {
                loads.add(new DeviceLoad(place, devices, promises, () -> over));
            } else {
                var phones = installation.world().phones();
                loads.add(new VerificationLoad(place, devices, signedIn(), contact, phones, promises, () -> over));
            }
        }
        return loads.stream().map(RandomKills::start).toList();
    }

    private Desk signedIn() throws InterruptedException {
        var desk = new Desk(installation.server().url());
        if (!desk.signIn()) {
            throw new IllegalStateException("An operator cannot sign in");
        }
        return desk;
    }

    private static Thread start(Load load) {
        return Thread.ofPlatform().daemon().name("load").start(() -> {
            try {
                load.go();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Lives so long under load, is killed, is started again, sends again; its repeats are counted when the next one dies. */
    private void kill(int number) {
        var life = Duration.ofMillis(ThreadLocalRandom.current().nextInt(SHORTEST_LIFE_MILLIS, LONGEST_LIFE_MILLIS));
        Wait.pass(life);
        countRepeats();
        installation.server().kill();
        long killed = System.nanoTime();
        installation.startServer().awaitReady();
        long ready = System.nanoTime();
        awaitSignalSince(ready);
        var kill = new KillTotals.Kill(
                life, Duration.ofNanos(ready - killed), Duration.ofNanos(System.nanoTime() - ready), 0, 0);
        kills.add(kill);
        tell.accept("  kill %3d after %4d ms: ready again in %.1f s, sending %.1f s later; %d signals repeated so far"
                .formatted(
                        number,
                        life.toMillis(),
                        kill.untilReady().toMillis() / 1000.0,
                        kill.untilSending().toMillis() / 1000.0,
                        installation.world().receiver().repeats()));
    }

    private void countRepeats() {
        if (!kills.isEmpty()) {
            long before =
                    kills.stream().mapToLong(KillTotals.Kill::repeatedSignals).sum();
            long textsBefore =
                    kills.stream().mapToLong(KillTotals.Kill::repeatedTexts).sum();
            kills.add(kills.removeLast()
                    .repeated(
                            installation.world().receiver().repeats() - before,
                            installation.world().phones().repeats() - textsBefore));
        }
    }

    /** A signal that came before the server was ready does not count. */
    private void awaitSignalSince(long time) {
        Wait.until("a signal arrives", LONGEST_SILENCE, () -> lastSignal.get() - time > 0);
    }

    // --- the verdict

    private KillTotals judge(Devices devices) throws InterruptedException {
        for (var accepted : promises.events()) {
            judge(devices, accepted);
        }
        for (var press : promises.presses()) {
            judge(devices, press);
        }
        countRepeats();
        return new KillTotals(
                List.copyOf(kills),
                promises.events().size(),
                promises.presses().size(),
                installation.world().receiver().idsSeen().size(),
                installation.world().receiver().repeats(),
                installation.world().phones().repeats(),
                List.copyOf(promises.broken()));
    }

    private void judge(Devices devices, Accepted accepted) throws InterruptedException {
        var state = settled(devices, accepted);
        if (state.isEmpty()) {
            promises.broken("Event " + accepted.event() + " was accepted, and is not there or not signalled.");
            return;
        }
        var signal = state.get().path("signal").path("id").asString();
        if (!installation.world().receiver().idsSeen().contains(signal)) {
            promises.broken("Signal " + signal + " is called acknowledged, and never reached the receiver.");
        }
    }

    private Optional<JsonNode> settled(Devices devices, Accepted accepted) throws InterruptedException {
        long end = System.nanoTime() + LONGEST_DRAIN.toNanos();
        while (System.nanoTime() - end < 0) {
            var state = devices.state(accepted.place(), accepted.event());
            if (state.map(RandomKills::isAcknowledged).orElse(false)) {
                return state;
            }
            Wait.pass(Duration.ofMillis(20));
        }
        return Optional.empty();
    }

    private static boolean isAcknowledged(JsonNode state) {
        return state.path("signal").path("state").asString("").equals("acknowledged");
    }

    private void judge(Devices devices, Pressed press) throws InterruptedException {
        var answers = devices.state(press.place(), press.event())
                .map(state -> state.path("answers").valueStream())
                .orElseThrow();
        if (answers.noneMatch(answer -> answer.path("slot").asInt() == press.slot()
                && answer.path("choice").asString().equals(press.choice()))) {
            promises.broken("The press " + press + " was answered, and is not on record.");
        }
    }
}

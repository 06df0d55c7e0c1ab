package org.keyholder.journeys.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.keyholder.journeys.running.Desk;
import org.keyholder.server.shared.YieldingThreads;

/**
 * 200 wrong passwords a second, each over a connection of its own, from 50 addresses of this machine, for 100 user names. The
 * pace is kept whatever the server does. Guessers share the processors with it, which elsewhere they would not: whatever it
 * wants to do, it does first. They have threads of the system's of their own: what carries virtual threads would yield for the fake world
 * too.
 */
final class PasswordGuesses implements Beside.Neighbour.Going {

    private static final int A_SECOND = 200;
    private static final int ADDRESSES = 50;
    private static final int NAMES = 100;
    private static final int LONGEST_WAIT_MILLIS = 10_000;

    private final URI at;
    private final SignInForm form;
    private final ExecutorService guessers = Executors.newCachedThreadPool(YieldingThreads.named("guesser-"));
    private final Map<String, LongAdder> answers = new ConcurrentHashMap<>();
    private final long begun = System.nanoTime();
    private final Thread pace;
    private volatile boolean over;

    private PasswordGuesses(URI at, SignInForm form) {
        this.at = at;
        this.form = form;
        this.pace = Thread.ofPlatform().daemon().name("guesses").start(this::keepPace);
    }

    /**
     * @param server where the form is
     * @param at where it is sent: there, or at a decoy
     */
    static PasswordGuesses begin(URI server, URI at) throws IOException, InterruptedException {
        try (var stranger = new Desk(server)) {
            return new PasswordGuesses(at, SignInForm.askedFor(stranger));
        }
    }

    private void keepPace() {
        for (int i = 0; !over; i++) {
            Traffic.awaitTime(begun + i * 1_000_000_000L / A_SECOND);
            int number = i;
            guessers.submit(() -> guess(number));
        }
    }

    private void guess(int number) {
        count(answer(number));
    }

    private String answer(int number) {
        try (var socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.1." + (1 + number % ADDRESSES)), 0));
            socket.connect(new InetSocketAddress("127.0.0.1", at.getPort()), LONGEST_WAIT_MILLIS);
            socket.setSoTimeout(LONGEST_WAIT_MILLIS);
            socket.getOutputStream()
                    .write(form.request("person-" + number % NAMES, "guess number " + number)
                            .getBytes(StandardCharsets.US_ASCII));
            var line = socket.getInputStream().readNBytes(12);
            return line.length < 12 ? "closed" : new String(line, 9, 3, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            return "closed";
        }
    }

    private void count(String how) {
        answers.computeIfAbsent(how, _ -> new LongAdder()).increment();
    }

    /** How many have been answered so far. */
    long answered() {
        return answers.values().stream().mapToLong(LongAdder::sum).sum();
    }

    @Override
    public String words() {
        var counts = new TreeMap<String, Long>();
        answers.forEach((how, many) -> counts.put(how, many.sum()));
        return String.format(
                Locale.ROOT,
                "%.0f guesses a second were answered: %s",
                answered() / (Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0),
                counts.entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey())
                        .collect(Collectors.joining(", ")));
    }

    @Override
    public void close() throws InterruptedException {
        over = true;
        pace.join();
        guessers.close();
    }
}

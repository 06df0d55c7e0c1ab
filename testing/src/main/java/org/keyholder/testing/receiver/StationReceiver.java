package org.keyholder.testing.receiver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.keyholder.testing.receiver.ReceivedSignal.Outcome;
import org.keyholder.testing.web.Hold;
import org.keyholder.testing.web.Routes;

/** A station's receiver for Keyholder's own XML signal, over HTTP and TCP, with ports of its own that can really close. */
public final class StationReceiver implements AutoCloseable {

    private final Desk desk;
    private final Routes routes;
    private final int httpPort;
    private final int tcpPort;
    private @Nullable HttpListener http;
    private @Nullable TcpListener tcp;

    private StationReceiver(StationReceiverOptions options) throws IOException {
        desk = new Desk(options);
        http = HttpListener.open(options.httpPort(), desk);
        httpPort = http.port();
        try {
            tcp = TcpListener.open(options.tcpPort(), desk);
        } catch (IOException taken) {
            http.close();
            throw taken;
        }
        tcpPort = tcp.port();
        routes = new BookFace(this, desk).routes();
    }

    public static StationReceiver start(StationReceiverOptions options) throws IOException {
        return new StationReceiver(options);
    }

    /** The book's page and JSON, for a server that stays up while the receiver is DOWN. */
    public Routes routes() {
        return routes;
    }

    public URI httpAddress() {
        return URI.create("http://127.0.0.1:" + httpPort + "/signals");
    }

    public InetSocketAddress tcpAddress() {
        return new InetSocketAddress("127.0.0.1", tcpPort);
    }

    public Mode mode() {
        return desk.mode();
    }

    /** From now on; whoever still waits for an answer in the mode before is let go. */
    public synchronized void mode(Mode next) {
        if (next != Mode.DOWN) {
            openDoors();
        }
        desk.mode(next);
        if (next == Mode.DOWN) {
            closeDoors();
        }
    }

    /** How late a SLOW receiver acknowledges from now on. */
    public void slowBy(Duration late) {
        desk.slowBy(late);
    }

    /** The signals that it has taken, oldest first, as far back as the book goes. */
    public List<ReceivedSignal> signals() {
        return desk.book().all().stream()
                .filter(line -> line.outcome() == Outcome.ACCEPTED)
                .toList();
    }

    /** Every line of the book, those that it refused or put off among them, oldest first. */
    public List<ReceivedSignal> book() {
        return desk.book().all();
    }

    /** The oldest signal taken that fits, as soon as there is one. */
    public ReceivedSignal awaitSignal(Predicate<? super ReceivedSignal> wanted, Duration longest) {
        return awaitLine(line -> line.outcome() == Outcome.ACCEPTED && wanted.test(line), longest);
    }

    /** The oldest line that fits, whatever became of it. */
    public ReceivedSignal awaitLine(Predicate<? super ReceivedSignal> wanted, Duration longest) {
        return desk.book().await(wanted, longest);
    }

    /** The ids of all signals ever taken; a live view, not bounded by the book. */
    public Set<String> idsSeen() {
        return desk.acceptedIds();
    }

    /** How many times a signal came whose id had been taken before. */
    public long repeats() {
        return desk.repeats();
    }

    /** How many documents came that are no signal. */
    public long malformed() {
        return desk.malformed();
    }

    /** When a signal was taken first. */
    public Optional<Instant> arrivalOf(String id) {
        return desk.arrivalOf(id);
    }

    /** Is called for every arrival, repeats too, on its thread, before it is answered: be quick. */
    public void onSignal(Consumer<ReceivedSignal> listener) {
        desk.listen(listener);
    }

    /** Empties the book and forgets all ids. */
    public void forget() {
        desk.forget();
    }

    private void openDoors() {
        try {
            if (http == null) {
                http = again(() -> HttpListener.open(httpPort, desk));
            }
            if (tcp == null) {
                tcp = again(() -> TcpListener.open(tcpPort, desk));
            }
        } catch (IOException taken) {
            throw new UncheckedIOException("a port of the receiver was taken while it was down", taken);
        }
    }

    @FunctionalInterface
    private interface Opening<D> {
        D open() throws IOException;
    }

    /** The kernel may need a moment to give a port back. */
    private static <D> D again(Opening<D> opening) throws IOException {
        var pause = new Hold();
        for (int tries = 1; ; tries++) {
            try {
                return opening.open();
            } catch (BindException taken) {
                if (tries == 40 || !paused(pause)) {
                    throw taken;
                }
            }
        }
    }

    private static boolean paused(Hold pause) {
        try {
            return pause.forAsLongAs(Duration.ofMillis(50));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void closeDoors() {
        if (http != null) {
            http.close();
            http = null;
        }
        if (tcp != null) {
            tcp.close();
            tcp = null;
        }
    }

    @Override
    public synchronized void close() {
        desk.close();
        closeDoors();
    }
}

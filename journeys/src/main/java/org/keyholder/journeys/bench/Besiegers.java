package org.keyholder.journeys.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.keyholder.journeys.running.Wait;
import org.keyholder.server.shared.YieldingThreads;

/** Many who come to one server with no good in mind, and count how they are received. */
final class Besiegers implements AutoCloseable {

    private static final Duration BREATH = Duration.ofSeconds(1);
    private static final Duration DROP = Duration.ofSeconds(1);
    private static final int LOOK_MILLIS = 1000;

    private static final String CLOSED = "closed";
    private static final String GIVEN = "200";

    private final URI server;
    private final Map<String, LongAdder> received = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private volatile boolean over;

    Besiegers(URI server) {
        this.server = server;
    }

    /** What one of them does with a connection of its own, again and again. */
    interface Deed {
        void on(Visit visit) throws IOException;
    }

    /** A connection to the server. */
    final class Visit implements AutoCloseable {

        private final Socket socket;
        private final InputStream in;

        private Visit() throws IOException {
            socket = new Socket("127.0.0.1", server.getPort());
            socket.setSoTimeout(LOOK_MILLIS);
            in = new BufferedInputStream(socket.getInputStream(), 512);
        }

        void say(String words) throws IOException {
            socket.getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
        }

        /** Asks for it, and once more a second after each answer, until it is given or the server closes. */
        void askFor(String request) throws IOException {
            String status;
            do {
                say(request);
                status = answer();
            } while (!over && !status.equals(CLOSED) && !status.equals(GIVEN));
            if (status.equals(GIVEN)) {
                stay();
            }
        }

        /** Reads an answer's first line, counts its status, and drops the rest. */
        private String answer() throws IOException {
            var line = new byte[12];
            int read = 0;
            while (read < line.length && !over) {
                int more = readOrWait(line, read);
                if (more < 0) {
                    count(CLOSED);
                    return CLOSED;
                }
                read += more;
            }
            var status = new String(line, 9, 3, StandardCharsets.US_ASCII);
            if (read == line.length) {
                count(status);
            }
            return status.equals(GIVEN) || dropRest() ? status : CLOSED;
        }

        /** Reads until nothing more has come for a second; false if the server has closed. */
        private boolean dropRest() throws IOException {
            var dropped = new byte[512];
            int read = 1;
            while (read > 0) {
                read = readOrWait(dropped, 0);
            }
            return read == 0;
        }

        /** Stays until the server closes. */
        void stay() throws IOException {
            var dropped = new byte[512];
            while (!over) {
                if (readOrWait(dropped, 0) < 0) {
                    return;
                }
            }
        }

        /** Says a byte a second until the server closes. */
        void drip() throws IOException {
            while (!over) {
                say("a");
                Wait.pass(DROP);
            }
        }

        /** A number that nobody else has. */
        int number() {
            return numbers.incrementAndGet();
        }

        private int readOrWait(byte[] into, int at) throws IOException {
            try {
                return in.read(into, at, into.length - at);
            } catch (SocketTimeoutException e) {
                return 0;
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    /** So many begin to do it, side by side, and go on until all is over. */
    void come(int many, Deed deed) {
        for (int i = 0; i < many; i++) {
            threads.add(Thread.ofVirtual().start(() -> goOn(deed)));
        }
    }

    /** They share the processors with the server, which they would not: whatever it wants to do, it does first. */
    private void goOn(Deed deed) {
        YieldingThreads.yieldToOthers();
        while (!over) {
            try (var visit = new Visit()) {
                deed.on(visit);
            } catch (IOException e) {
                count(CLOSED);
            }
            Wait.pass(BREATH);
        }
    }

    private void count(String how) {
        received.computeIfAbsent(how, _ -> new LongAdder()).increment();
    }

    /** How they were received so far: by status, and how often their connection was closed on them. */
    String received() {
        return received.isEmpty()
                ? "none was answered"
                : new TreeMap<>(received)
                        .entrySet().stream()
                                .map(entry -> entry.getValue().sum() + " " + entry.getKey())
                                .collect(Collectors.joining(", "));
    }

    @Override
    public void close() throws InterruptedException {
        over = true;
        for (var thread : threads) {
            thread.join();
        }
    }
}

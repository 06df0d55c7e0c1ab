package org.keyholder.dc09.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.keyholder.dc09.Wire;
import org.keyholder.dc09.content.Protection;
import org.keyholder.dc09.content.Timestamp;
import org.keyholder.dc09.frame.FrameStream;
import org.keyholder.dc09.frame.Route;
import org.keyholder.dc09.frame.Sequence;
import org.keyholder.dc09.message.Encoder;
import org.keyholder.dc09.message.Report;
import org.keyholder.dc09.receiver.Receiver;
import org.keyholder.dc09.receiver.ReceiverLimits;
import org.keyholder.dc09.receiver.ReceiverSettings;
import org.keyholder.dc09.receiver.Verdict;

/** A receiver in a process of its own under load, and with ten thousand connections that say nothing. */
final class LoadBenchmark {
    private static final int SENDERS = 100;
    private static final int IDLE_CONNECTIONS = 10_000;
    private static final int CROWD = 20_000;
    private static final int LIMIT = 15_000;

    private LoadBenchmark() {}

    /** The receiver's process: prints its port, then serves until its input ends. */
    public static void main(String[] arguments) throws IOException {
        var limits =
                ReceiverLimits.USUAL.connections(LIMIT, LIMIT).times(Duration.ofMinutes(5), Duration.ofSeconds(10));
        var settings = ReceiverSettings.on(0)
                .address(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .limits(limits);
        try (Receiver receiver = Receiver.open(settings, delivery -> Verdict.ACCEPTED)) {
            System.out.println(receiver.port());
            while (System.in.read() >= 0) {
                // Stays until the benchmark closes its end.
            }
        }
    }

    private record Server(Process process, int port) implements AutoCloseable {
        static Server start() throws IOException {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-Xmx192m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            LoadBenchmark.class.getName())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader reader = process.inputReader(StandardCharsets.US_ASCII);
            return new Server(process, Integer.parseInt(reader.readLine()));
        }

        Duration processorTime() {
            return process.info().totalCpuDuration().orElse(Duration.ZERO);
        }

        long residentMegabytes() throws IOException {
            return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(-1);
        }

        @Override
        public void close() {
            process.destroy();
        }
    }

    static void run() throws IOException, InterruptedException {
        try (Server server = Server.start()) {
            throughput(server, Duration.ofSeconds(4));
            Duration time = Duration.ofSeconds(8);
            Duration before = server.processorTime();
            double perSecond = throughput(server, time);
            double processorSeconds = server.processorTime().minus(before).toMillis() / 1e3;
            System.out.printf(
                    "receiver, %d connections: %,.0f frames/s acknowledged (senders on the same cores),"
                            + " %,.0f per second of its processor time%n",
                    SENDERS, perSecond, perSecond * time.toSeconds() / processorSeconds);
        }
        try (Server server = Server.start()) {
            idle(server);
        }
    }

    private static double throughput(Server server, Duration time) throws InterruptedException {
        LongAdder acknowledged = new LongAdder();
        long started = System.nanoTime();
        long until = started + time.toNanos();
        List<Thread> senders = new ArrayList<>();
        for (int number = 0; number < SENDERS; number++) {
            String account = String.format("%04d", number);
            senders.add(Thread.ofVirtual().start(() -> send(server.port(), account, until, acknowledged)));
        }
        for (Thread sender : senders) {
            sender.join();
        }
        return acknowledged.sum() / ((System.nanoTime() - started) / 1e9);
    }

    /** One frame on its way at a time, each under a sequence of its own, as panels do. */
    private static void send(int port, String account, long until, LongAdder acknowledged) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            FrameStream answers = FrameStream.of(socket, FrameStream.Limits.USUAL);
            Route route = Route.to(account);
            Sequence sequence = Sequence.FIRST;
            Report report = Report.sia("Nri1/BA003");
            while (System.nanoTime() < until) {
                out.write(Encoder.report(report, route, sequence, new Timestamp.Absent(), new Protection.ClearText()));
                if (!(answers.next(Duration.ofSeconds(10)) instanceof FrameStream.Event.FrameArrived(byte[] answer))
                        || !Wire.latin1(answer).contains("\"ACK\"" + sequence.digits())) {
                    throw new IllegalStateException("No ACK");
                }
                acknowledged.increment();
                sequence = sequence.next();
            }
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void idle(Server server) throws IOException {
        List<Socket> sockets = new ArrayList<>();
        try {
            long before = server.residentMegabytes();
            for (int count = 0; count < IDLE_CONNECTIONS; count++) {
                sockets.add(new Socket(InetAddress.getLoopbackAddress(), server.port()));
            }
            everyHundredthIsServed(sockets);
            System.out.printf(
                    "receiver, %,d idle connections: %d MB resident in all, %d MB before them%n",
                    IDLE_CONNECTIONS, server.residentMegabytes(), before);
            crowd(server, sockets);
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    /** The first five thousand more find room, the others are turned away: each of those hears the end at once. */
    private static void crowd(Server server, List<Socket> sockets) throws IOException {
        while (sockets.size() < LIMIT) {
            sockets.add(new Socket(InetAddress.getLoopbackAddress(), server.port()));
        }
        everyHundredthIsServed(sockets);
        int turnedAway = 0;
        for (int count = LIMIT; count < CROWD; count++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                socket.setSoTimeout(10_000);
                turnedAway += socket.getInputStream().read() < 0 ? 1 : 0;
            }
        }
        everyHundredthIsServed(sockets);
        System.out.printf(
                "receiver, %,d connections against a limit of %,d: %,d turned away, those inside served, %d MB resident%n",
                CROWD, LIMIT, turnedAway, server.residentMegabytes());
    }

    private static void everyHundredthIsServed(List<Socket> sockets) throws IOException {
        for (int index = 0; index < sockets.size(); index += 100) {
            Socket socket = sockets.get(index);
            socket.getOutputStream().write(Wire.onTheWire(Wire.framed("\"NULL\"0001L0#1234[]")));
            if (!(FrameStream.of(socket, FrameStream.Limits.USUAL).next(Duration.ofSeconds(10))
                    instanceof FrameStream.Event.FrameArrived)) {
                throw new IllegalStateException("An idle connection was not served");
            }
        }
    }
}

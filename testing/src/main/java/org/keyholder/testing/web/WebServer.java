package org.keyholder.testing.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The JDK's HTTP server on loopback, one virtual thread a call. */
public final class WebServer implements AutoCloseable {

    static {
        // Without it the kernel may hold an answer back for 40 ms: the benchmarks would measure that.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        // The server closes idle connections beyond this many; a load test keeps more open than the default 200.
        System.setProperty("sun.net.httpserver.maxIdleConnections", "2000");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private WebServer(HttpServer server) {
        this.server = server;
    }

    /** Port 0 takes any that is free. */
    public static WebServer start(int port, Routes routes) throws IOException {
        return startWith(port, call -> answer(routes, call));
    }

    /** Every path and method goes to one handler. */
    public static WebServer startAnyPath(int port, Handler handler) throws IOException {
        return startWith(port, exchange -> answer(handler, new Call(exchange, Map.of())));
    }

    private static WebServer startWith(int port, Exchanges exchanges) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        var web = new WebServer(HttpServer.create(address, 1024));
        web.server.setExecutor(web.threads);
        web.server.createContext("/", exchange -> send(exchange, exchanges.answer(exchange)));
        web.server.start();
        return web;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public URI address(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    @FunctionalInterface
    private interface Exchanges {
        Answer answer(HttpExchange exchange);
    }

    private static Answer answer(Routes routes, HttpExchange exchange) {
        boolean head = exchange.getRequestMethod().equals("HEAD");
        String method = head ? "GET" : exchange.getRequestMethod();
        Optional<Routes.Match> match =
                routes.find(method, exchange.getRequestURI().getPath());
        if (match.isEmpty()) {
            return Answer.text(404, "text/plain; charset=utf-8", "There is nothing here.\n");
        }
        return answer(match.get().handler(), new Call(exchange, match.get().variables()));
    }

    private static Answer answer(Handler handler, Call call) {
        try {
            return handler.answer(call);
        } catch (BadRequest mistake) {
            return Answer.text(400, "text/plain; charset=utf-8", mistake.getMessage() + "\n");
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return new Answer.HangUp();
        } catch (Exception ours) {
            return Answer.text(500, "text/plain; charset=utf-8", "The fake itself failed: " + ours + "\n");
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        if (!(answer instanceof Answer.Full full)) {
            exchange.close();
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", full.contentType());
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        full.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        boolean bodiless =
                full.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(full.status(), bodiless ? -1 : full.body().length);
        if (!bodiless) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(full.body());
            }
        }
    }
}

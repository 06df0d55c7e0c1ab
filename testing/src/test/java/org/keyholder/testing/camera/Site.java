package org.keyholder.testing.camera;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The server's side of intake, as far as a camera sees it. */
final class Site implements AutoCloseable {

    final CopyOnWriteArrayList<String> events = new CopyOnWriteArrayList<>();
    final Map<String, byte[]> media = new ConcurrentSkipListMap<>();
    final AtomicInteger failures = new AtomicInteger();

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

    Site() throws IOException {
        server.createContext("/api/v1/events", this::answer);
        server.start();
    }

    URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            say(exchange, 503, "not now");
        } else if (!"Bearer device-key".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            say(exchange, 401, "{\"code\":\"unknown-key\"}");
        } else if (exchange.getRequestMethod().equals("POST")) {
            events.add(new String(body, StandardCharsets.UTF_8));
            say(exchange, 201, "{\"id\":\"E1\"}");
        } else {
            media.put(exchange.getRequestURI().getPath(), body);
            say(exchange, 201, "{}");
        }
    }

    private static void say(HttpExchange exchange, int status, String words) throws IOException {
        byte[] body = words.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

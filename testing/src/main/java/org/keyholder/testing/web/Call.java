package org.keyholder.testing.web;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One request that came in, its body read once and within a limit. */
public final class Call {

    private static final int LARGEST_BODY = 1 << 20;
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpExchange exchange;
    private final Map<String, String> pathVariables;

    Call(HttpExchange exchange, Map<String, String> pathVariables) {
        this.exchange = exchange;
        this.pathVariables = pathVariables;
    }

    public String method() {
        return exchange.getRequestMethod();
    }

    public String path() {
        return exchange.getRequestURI().getPath();
    }

    /** The part of the path that stands in braces in the route's pattern. */
    public String pathVariable(String name) {
        return Optional.ofNullable(pathVariables.get(name))
                .orElseThrow(() -> new IllegalArgumentException("no {" + name + "} in this route"));
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    public Optional<String> query(String name) {
        return Optional.ofNullable(
                decode(exchange.getRequestURI().getRawQuery()).get(name));
    }

    public boolean wantsJson() {
        return header("Accept")
                .filter(accept -> accept.contains("application/json"))
                .isPresent();
    }

    public byte[] body() throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            throw new BadRequest("the body is larger than " + LARGEST_BODY + " bytes");
        }
        return body;
    }

    /** The fields of a form, or of a flat JSON object: scripts may send either. */
    public Map<String, String> fields() throws IOException {
        String text = new String(body(), StandardCharsets.UTF_8);
        return text.stripLeading().startsWith("{") ? flat(text) : decode(text);
    }

    private static Map<String, String> flat(String json) {
        try {
            Map<String, String> fields = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> field : JSON.readTree(json).properties()) {
                fields.put(field.getKey(), field.getValue().asString());
            }
            return fields;
        } catch (RuntimeException notJson) {
            throw new BadRequest("the body is neither a form nor a flat JSON object");
        }
    }

    private static Map<String, String> decode(@Nullable String encoded) {
        Map<String, String> fields = new HashMap<>();
        if (encoded == null || encoded.isEmpty()) {
            return fields;
        }
        for (String pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            if (!name.isEmpty()) {
                fields.putIfAbsent(unescape(name), unescape(value));
            }
        }
        return fields;
    }

    private static String unescape(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw new BadRequest("the form is not encoded as a form");
        }
    }
}

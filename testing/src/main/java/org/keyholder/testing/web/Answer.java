package org.keyholder.testing.web;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What a call gets: an answer, or a connection that is cut without one. */
public sealed interface Answer {

    /** A whole HTTP answer; nobody compares two of them or writes into the body. */
    @SuppressWarnings("ArrayRecordComponent")
    record Full(int status, String contentType, byte[] body, Map<String, String> headers) implements Answer {

        public Full {
            headers = Map.copyOf(headers);
        }
    }

    /** The connection ends and nothing was said. */
    record HangUp() implements Answer {}

    JsonMapper JSON = new JsonMapper();

    static Answer html(String page) {
        return text(200, "text/html; charset=utf-8", page);
    }

    static Answer json(Object value) {
        return json(200, value);
    }

    static Answer json(int status, Object value) {
        return new Full(status, "application/json", JSON.writeValueAsBytes(value), Map.of());
    }

    static Answer text(int status, String contentType, String text) {
        return new Full(status, contentType, text.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    static Answer goTo(String path) {
        return new Full(303, "text/plain", new byte[0], Map.of("Location", path));
    }

    static Answer nothing() {
        return new Full(204, "text/plain", new byte[0], Map.of());
    }
}

package org.keyholder.server.openid.internal;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.keyholder.server.openid.Problem;
import org.keyholder.server.openid.Told;
import org.keyholder.server.outgoing.HttpPoster;
import org.keyholder.server.outgoing.Posted;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a provider over HTTP. */
final class Asking {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int OK = 200;

    private final HttpPoster http;
    private final JsonMapper json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    Asking(HttpPoster http) {
        this.http = http;
    }

    /** An answer as it came. */
    record Answer(int status, String body) {}

    /** The document at the address; anything but 200 is none. */
    Told<String> document(URI from, Map<String, String> headers) {
        return answer(http.get(from, headers))
                .then(answer ->
                        answer.status() == OK ? new Told.Said<>(answer.body()) : Told.failed(Problem.NOT_THERE));
    }

    /** The object at the address. */
    Told<JsonNode> object(URI from, Map<String, String> headers) {
        return document(from, headers).then(this::read);
    }

    Told<Answer> post(URI to, Map<String, String> headers, String form) {
        return answer(http.post(to, FORM, headers, form));
    }

    private static Told<Answer> answer(Posted posted) {
        return switch (posted) {
            case Posted.Answered(var status, var body) -> new Told.Said<>(new Answer(status, body));
            case Posted.Unreachable() -> Told.failed(Problem.UNREACHABLE);
            case Posted.NotTrusted(var why) -> Told.failed(Problem.NOT_TRUSTED);
            case Posted.Broken() -> Told.failed(Problem.BROKEN);
            case Posted.TooLate() -> Told.failed(Problem.TOO_LATE);
        };
    }

    Told<JsonNode> read(String body) {
        try {
            var read = json.readTree(body);
            return read != null && read.isObject() ? new Told.Said<>(read) : Told.failed(Problem.NOT_UNDERSTOOD);
        } catch (JacksonException e) {
            return Told.failed(Problem.NOT_UNDERSTOOD);
        }
    }

    static Optional<String> text(JsonNode object, String field) {
        var value = object.path(field);
        return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
    }
}

package org.keyholder.server.messaging.internal.twilio;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keyholder.server.shared.Refusal;

/**
 * The fields of a callback's body, and of nothing else: what stands in its address is signed with the address, and is nobody's word about
 * a text. The servlet's own parameters mix both.
 */
record TwilioForm(Map<String, List<String>> fields) {

    private static final String TYPE = "application/x-www-form-urlencoded";
    /** The longest text there is has 1,600 characters, of up to nine bytes each where they are written with percent signs. */
    private static final int LARGEST = 32 * 1024;

    TwilioForm {
        fields = Map.copyOf(fields);
    }

    static TwilioForm read(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.regionMatches(true, 0, TYPE, 0, TYPE.length())
                ? parse(body(request))
                : new TwilioForm(Map.of());
    }

    private static String body(HttpServletRequest request) {
        try {
            var body = request.getInputStream().readNBytes(LARGEST + 1);
            if (body.length > LARGEST) {
                throw new Refusal(
                        Refusal.Kind.TOO_LARGE, "body-too-large", "body", "A form has at most " + LARGEST + " bytes.");
            }
            return new String(body, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Refusal(Refusal.Kind.TOO_SLOW, "body-too-slow", "body", "The body did not arrive in time.");
        }
    }

    static TwilioForm parse(String body) {
        var fields = new HashMap<String, List<String>>();
        for (var pair : body.split("&")) {
            if (!pair.isEmpty()) {
                var halves = pair.split("=", 2);
                fields.computeIfAbsent(decoded(halves[0]), _ -> new ArrayList<>())
                        .add(halves.length == 1 ? "" : decoded(halves[1]));
            }
        }
        return new TwilioForm(fields);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("request-invalid", "body", "The form cannot be decoded.");
        }
    }

    /** A field's first value. */
    Optional<String> get(String name) {
        return Optional.ofNullable(fields.get(name)).map(List::getFirst);
    }

    String needed(String name) {
        return get(name)
                .filter(value -> !value.isBlank()
                        && value.length() <= 200
                        && value.chars().noneMatch(Character::isISOControl))
                .orElseThrow(() -> Refusal.invalid("field-missing", name, "This field is needed."));
    }
}

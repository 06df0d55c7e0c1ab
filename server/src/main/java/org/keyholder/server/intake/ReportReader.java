package org.keyholder.server.intake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.keyholder.server.event.EventKind;
import org.keyholder.server.event.ReportedEvent;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.site.Device;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Turns the bytes of a report into a reported event, or refuses them with the field's name. */
@Component
class ReportReader {

    private static final int LONGEST_ID = 128;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Earlier than any camera that this server could know: a clock that was never set. */
    private static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");

    private static final Set<String> FIELDS = Set.of("id", "zone", "kind", "occurredAt");

    private final JsonMapper json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private final IntakeSettings settings;
    private final Clock clock;

    ReportReader(IntakeSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    ReportedEvent read(byte[] body, Device device) {
        if (ContentCoding.isGzip(body)) {
            throw ContentCoding.compressed("gzip");
        }
        var report = object(utf8(body));
        report.propertyNames().stream()
                .filter(name -> !FIELDS.contains(name))
                .findFirst()
                .ifPresent(unknown -> {
                    throw Refusal.invalid(
                            "field-unknown",
                            shortened(unknown),
                            "An event has the fields id, zone, kind and occurredAt.");
                });
        return new ReportedEvent(device, id(report), zone(report), kind(report), occurredAt(report));
    }

    /** RFC 8259, 8.1: a byte order mark may be passed over, and some systems cannot write JSON without one. */
    private static String utf8(byte[] body) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw Refusal.invalid("body-not-utf8", "body", "The body is not UTF-8.");
        }
    }

    private JsonNode object(String text) {
        try {
            var node = json.readTree(text);
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException e) {
            // Falls through to the one refusal: which byte it was is of no use to a camera.
        }
        throw Refusal.invalid("body-not-json", "body", "The body is not one JSON object.");
    }

    private static String id(JsonNode report) {
        var id = text(report, "id");
        if (id.isEmpty() || id.length() > LONGEST_ID || id.chars().anyMatch(c -> c < 0x21 || c > 0x7E)) {
            throw Refusal.invalid("id-invalid", "id", "The id has 1 to 128 visible ASCII characters, without blanks.");
        }
        return id;
    }

    private static ZoneNumber zone(JsonNode report) {
        return ZoneNumber.read(text(report, "zone"))
                .orElseThrow(() -> Refusal.invalid("zone-invalid", "zone", "A zone is a number from 001 to 999."));
    }

    private static EventKind kind(JsonNode report) {
        return EventKind.ofCode(text(report, "kind"))
                .orElseThrow(() -> Refusal.invalid(
                        "kind-unknown",
                        "kind",
                        "The kind is one of motion, person, vehicle, line-crossed and tamper."));
    }

    private Instant occurredAt(JsonNode report) {
        var at = instant(text(report, "occurredAt"));
        if (at.isAfter(clock.instant().plus(settings.future()))) {
            throw Refusal.invalid(
                    "time-in-future", "occurredAt", "This time is in the future: set the device's clock.");
        }
        if (at.isBefore(EARLIEST)) {
            throw Refusal.invalid("time-too-old", "occurredAt", "This time is before 2020: set the device's clock.");
        }
        return at;
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException e) {
            throw Refusal.invalid(
                    "time-invalid",
                    "occurredAt",
                    "A time looks like 2026-11-21T03:12:05.250Z (RFC 3339, with its offset).");
        }
    }

    private static String text(JsonNode report, String field) {
        var value = report.get(field);
        if (value == null || value.isNull()) {
            throw Refusal.invalid("field-missing", field, "This field is needed.");
        }
        if (!value.isString()) {
            throw Refusal.invalid("field-not-text", field, "This field is a text.");
        }
        return value.asString();
    }

    private static String shortened(String name) {
        return name.length() <= 40 ? name : name.substring(0, 40) + "…";
    }
}

package org.keyholder.server.alarm.internal;

import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keyholder.server.alarm.Fact;
import org.keyholder.server.alarm.QuestionId;
import org.keyholder.server.alarm.Reporter;
import org.keyholder.server.alarm.StormId;
import org.keyholder.server.alarm.VerificationId;
import org.keyholder.server.event.EventKind;
import org.keyholder.server.messaging.TextFailure;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.signal.SignalId;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * A fact as it is stored: its kind in words of one line, and its components as JSON. A component that a later release adds is empty where
 * an earlier one wrote the fact; one that a later release wrote is passed over.
 */
final class FactText {

    private static final Map<String, Class<? extends Fact>> KINDS =
            kinds(Fact.class).collect(Collectors.toMap(FactText::kind, Function.identity()));

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new SimpleModule()
                    .addSerializer(EventId.class, text(EventId::toString))
                    .addDeserializer(EventId.class, read(EventId::parse))
                    .addSerializer(SignalId.class, text(SignalId::toString))
                    .addDeserializer(SignalId.class, read(id -> new SignalId(UUID.fromString(id))))
                    .addSerializer(QuestionId.class, text(QuestionId::toString))
                    .addDeserializer(QuestionId.class, read(id -> new QuestionId(UUID.fromString(id))))
                    .addSerializer(VerificationId.class, text(VerificationId::toString))
                    .addDeserializer(VerificationId.class, read(id -> new VerificationId(UUID.fromString(id))))
                    .addSerializer(StormId.class, text(StormId::toString))
                    .addDeserializer(StormId.class, read(id -> new StormId(UUID.fromString(id))))
                    .addSerializer(Reporter.class, text(Reporter::code))
                    .addDeserializer(Reporter.class, read(Reporter::ofCode))
                    .addSerializer(ZoneNumber.class, text(ZoneNumber::toString))
                    .addDeserializer(
                            ZoneNumber.class, read(zone -> ZoneNumber.read(zone).orElseThrow()))
                    .addSerializer(TextFailure.class, text(TextFailure::code))
                    .addDeserializer(TextFailure.class, read(TextFailure::ofCode))
                    .addSerializer(EventKind.class, text(EventKind::code))
                    .addDeserializer(
                            EventKind.class, read(kind -> EventKind.ofCode(kind).orElseThrow())))
            .build();

    private FactText() {}

    /** "alarm-opened" of AlarmOpened. */
    static String kind(Class<? extends Fact> type) {
        return type.getSimpleName().replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }

    static String kind(Fact fact) {
        return kind(fact.getClass());
    }

    static String data(Fact fact) {
        return JSON.writeValueAsString(fact);
    }

    static Fact read(String kind, String data) {
        var type = KINDS.get(kind);
        if (type == null) {
            throw new IllegalStateException("A fact of a kind that this release does not know: " + kind);
        }
        return JSON.readValue(data, type);
    }

    /** Every kind of fact. */
    @SuppressWarnings("unchecked") // what a sealed Fact permits is a Fact
    static Stream<Class<? extends Fact>> kinds(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses())
                        .flatMap(FactText::kinds)
                        .distinct()
                : Stream.of((Class<? extends Fact>) type);
    }

    private static <T> ValueSerializer<T> text(Function<T, String> text) {
        return new ValueSerializer<>() {
            @Override
            public void serialize(T value, JsonGenerator json, SerializationContext context) {
                json.writeString(text.apply(value));
            }
        };
    }

    private static <T> ValueDeserializer<T> read(Function<String, T> read) {
        return new ValueDeserializer<>() {
            @Override
            public T deserialize(JsonParser json, DeserializationContext context) {
                return read.apply(json.getString());
            }
        };
    }
}

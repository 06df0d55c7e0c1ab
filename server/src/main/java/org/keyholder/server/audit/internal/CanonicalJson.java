package org.keyholder.server.audit.internal;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON in the one form of RFC 8785 (JCS), for what is put on record: objects, texts without control characters, and whole numbers. For
 * these it asks for names in order, no blanks, and no escapes but of quotes and backslashes.
 */
public final class CanonicalJson {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
            .disable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private CanonicalJson() {}

    public static String of(Map<String, ?> object) {
        return JSON.writeValueAsString(object);
    }

    /** Null for a text that is missing. */
    static Map<String, String> texts(@Nullable String json) {
        return json == null ? Map.of() : JSON.readValue(json, TEXTS);
    }

    /** Throws {@link tools.jackson.core.JacksonException} where it is no object, or more than one. */
    public static Map<String, Object> object(String json) {
        return JSON.readValue(json, OBJECT);
    }
}

package org.keyholder.server.audit.internal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.audit.AuditEntry;
import org.keyholder.server.shared.Fingerprint;

/**
 * How an entry is chained, as docs/audit.md lays it down to the byte: its fields with its number and the hash of the link before it are one
 * JSON object, whose form is that of RFC 8785; the link's hash is the SHA-256 of that text in UTF-8.
 */
public final class Chain {

    /** Before the first link there is none. */
    public static final Link NONE = new Link(0, "0".repeat(64));

    private static final DateTimeFormatter AT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private Chain() {}

    /** @param hash 64 hexadecimal digits, small letters */
    public record Link(long number, String hash) {}

    /** The entry as it is hashed, after that link. Fields without a value are left out. */
    public static Map<String, Object> chained(AuditEntry entry, Link before) {
        var fields = new TreeMap<String, Object>();
        fields.put("number", before.number() + 1);
        fields.put("previous", before.hash());
        fields.put("organisation", entry.organisation().toString());
        fields.put("id", entry.id().toString());
        fields.put("at", at(entry.at()));
        fields.put("kind", entry.kind());
        fields.put("actorKind", entry.actorKind());
        put(fields, "actorId", entry.actorId());
        put(fields, "actorName", entry.actorName());
        put(fields, "address", entry.address());
        put(fields, "browser", entry.browser());
        put(fields, "site", entry.site());
        put(fields, "objectKind", entry.objectKind());
        put(fields, "objectId", entry.objectId());
        put(fields, "before", entry.before());
        put(fields, "after", entry.after());
        return fields;
    }

    private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
        switch (value) {
            case null -> {
                // Left out.
            }
            case Map<?, ?> none when none.isEmpty() -> {
                // Left out.
            }
            case UUID id -> fields.put(name, id.toString());
            default -> fields.put(name, value);
        }
    }

    static String at(Instant time) {
        return AT.format(time);
    }

    /** The link's hash. */
    public static String hash(Map<String, Object> chained) {
        var text = CanonicalJson.of(chained).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(Fingerprint.digest().digest(text));
    }
}

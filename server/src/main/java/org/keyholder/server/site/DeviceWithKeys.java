package org.keyholder.server.site;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.keyholder.server.keys.ValidKey;

/**
 * A device of a site and the keys with which it gets in.
 *
 * @param keys none, one or two; the oldest first
 */
public record DeviceWithKeys(DeviceId id, String name, DeviceKind kind, List<ValidKey> keys) {

    public DeviceWithKeys {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
        Objects.requireNonNull(kind);
        keys = List.copyOf(keys);
    }

    public Optional<ValidKey> key(UUID wanted) {
        return keys.stream().filter(key -> key.id().equals(wanted)).findFirst();
    }
}

package org.keyholder.server.media;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file as it lies in the store.
 *
 * @param key the store's own name for it
 * @param codec null of a picture, and where the clip's file does not say it
 * @param size in bytes, at least 1
 * @param sha256 32 bytes
 */
public record StoredFile(
        String key, MediaType type, @Nullable VideoCodec codec, long size, byte[] sha256) {

    public StoredFile {
        Objects.requireNonNull(key);
        Objects.requireNonNull(type);
        sha256 = sha256.clone();
        if (size < 1) {
            throw new IllegalArgumentException("A stored file is not empty");
        }
    }

    @Override
    public byte[] sha256() {
        return sha256.clone();
    }
}

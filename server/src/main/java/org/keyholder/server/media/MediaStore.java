package org.keyholder.server.media;

import java.io.InputStream;
import java.time.Instant;
import java.util.function.Consumer;

/** Where the bytes are. What it has stored is whole and survives a kill; what it has not is absent. */
public interface MediaStore {

    /**
     * Streams the bytes into the store and returns once they are durable.
     *
     * @throws org.keyholder.server.shared.Refusal when there are more bytes than allowed, none, of no known type, or a clip
     *     that is cut off so that nothing can play it
     * @throws org.keyholder.server.shared.Outage when the store is full or does not answer
     */
    StoredFile put(InputStream bytes);

    /**
     * The bytes of a key that {@link #put} gave.
     *
     * @throws org.keyholder.server.shared.Outage when they are gone or the store does not answer
     */
    MediaContent content(String key);

    /** Names each key that was stored before that moment; one that goes or comes meanwhile may be named or not. */
    void eachStoredBefore(Instant moment, Consumer<String> key);

    /** Removes what {@link #put} stored; nothing happens where nothing is. */
    void remove(String key);
}

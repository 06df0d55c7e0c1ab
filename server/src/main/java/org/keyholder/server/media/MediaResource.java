package org.keyholder.server.media;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.AbstractResource;

/** A stored file as the web framework serves it, byte ranges and all. */
public final class MediaResource extends AbstractResource {

    private final String key;
    private final MediaContent content;

    private MediaResource(String key, MediaContent content) {
        this.key = key;
        this.content = content;
    }

    public static MediaResource of(MediaStore store, MediaItem item) {
        return new MediaResource(item.key(), store.content(item.key()));
    }

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public long contentLength() {
        return content.size();
    }

    @Override
    public InputStream getInputStream() {
        return new FromAnywhere(content);
    }

    @Override
    public String getDescription() {
        return "stored file " + key;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MediaResource resource && resource.key.equals(key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    /**
     * Opens the file at the first read, behind what was skipped until then: the framework serves a range by skipping to its
     * beginning, which a store that is asked over a network would otherwise send for nothing.
     */
    private static final class FromAnywhere extends InputStream {

        private final MediaContent content;
        private long at;
        private InputStream opened = InputStream.nullInputStream();
        private boolean isOpen;

        FromAnywhere(MediaContent content) {
            this.content = content;
        }

        private InputStream opened() throws IOException {
            if (!isOpen) {
                opened = content.open(at);
                isOpen = true;
            }
            return opened;
        }

        @Override
        public long skip(long bytes) throws IOException {
            if (isOpen) {
                return opened.skip(bytes);
            }
            long skipped = Math.clamp(bytes, 0, content.size() - at);
            at += skipped;
            return skipped;
        }

        @Override
        public int read() throws IOException {
            return opened().read();
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return opened().read(into, offset, length);
        }

        @Override
        public void close() throws IOException {
            opened.close();
        }
    }
}

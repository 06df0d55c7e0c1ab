package org.keyholder.server.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.keyholder.server.shared.EventId;
import org.springframework.util.StreamUtils;

class MediaResourceTest {

    private static final byte[] BYTES = bytes();

    private final List<Long> openedAt = new ArrayList<>();

    private static byte[] bytes() {
        var bytes = new byte[1000];
        IntStream.range(0, bytes.length).forEach(i -> bytes[i] = (byte) i);
        return bytes;
    }

    /** A store far away, which sends what it is asked for and no byte more. */
    private final class FarStore implements MediaStore {

        @Override
        public StoredFile put(InputStream bytes) {
            throw new AssertionError("Nothing is stored here");
        }

        @Override
        public MediaContent content(String key) {
            return new MediaContent() {
                @Override
                public long size() {
                    return BYTES.length;
                }

                @Override
                public InputStream open(long from) {
                    openedAt.add(from);
                    return new ByteArrayInputStream(BYTES, (int) from, BYTES.length - (int) from);
                }
            };
        }

        @Override
        public void eachStoredBefore(Instant moment, Consumer<String> key) {
            throw new AssertionError("Nothing is listed here");
        }

        @Override
        public void remove(String key) {
            throw new AssertionError("Nothing is removed here");
        }
    }

    private final MediaResource resource = MediaResource.of(
            new FarStore(),
            new MediaItem(new EventId(UUID.randomUUID()), "clip.mp4", MediaType.MP4, null, 1000, "k", Instant.EPOCH));

    @Test
    void aRangeIsAskedForWhereItBeginsAndNotFromTheFront() throws Exception {
        var out = new java.io.ByteArrayOutputStream();

        try (var in = resource.getInputStream()) {
            // As the framework serves ranges.
            StreamUtils.copyRange(in, out, 700, 709);
        }

        assertThat(out.toByteArray()).containsExactly(java.util.Arrays.copyOfRange(BYTES, 700, 710));
        assertThat(openedAt).containsExactly(700L);
    }

    @Test
    void theWholeIsReadFromTheFrontAndOnlyWhenItIsWanted() throws Exception {
        assertThat(resource.contentLength()).isEqualTo(1000);
        assertThat(openedAt).isEmpty();

        assertThat(resource.getContentAsByteArray()).isEqualTo(BYTES);

        assertThat(openedAt).containsExactly(0L);
    }

    @Test
    void skippingEndsWithTheFile() throws Exception {
        try (var in = resource.getInputStream()) {
            assertThat(in.skip(2000)).isEqualTo(1000);
            assertThat(in.skip(1)).isZero();
            assertThat(in.read()).isEqualTo(-1);
        }
    }
}

package org.keyholder.server.media.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.server.configuration.FreeSpace;
import org.keyholder.server.media.MediaSettings;
import org.keyholder.server.media.MediaType;
import org.keyholder.server.media.VideoCodec;
import org.keyholder.server.shared.Fingerprint;
import org.keyholder.server.shared.Ids;
import org.keyholder.server.shared.Outage;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.testing.Mp4Bytes;
import org.keyholder.testing.clock.SettableClock;
import org.springframework.util.unit.DataSize;

class FileMediaStoreTest {

    private static final int LARGEST = 100_000;

    private final SettableClock clock = SettableClock.at(Instant.parse("2026-11-21T03:12:05Z"));

    @TempDir
    Path folder;

    private FileMediaStore store;

    @BeforeEach
    void open() throws IOException {
        store = store(DataSize.ofBytes(0));
    }

    private FileMediaStore store(DataSize freeSpace) throws IOException {
        return store(freeSpace, FreeSpace.ofTheSystem());
    }

    private FileMediaStore store(DataSize wanted, FreeSpace there) throws IOException {
        return new FileMediaStore(
                folder,
                new MediaSettings(
                        DataSize.ofBytes(LARGEST), 24, Duration.ofMinutes(15), wanted, DataSize.ofGigabytes(1), 1),
                there,
                new Ids(clock),
                clock);
    }

    /** As in a chroot and in some containers. */
    @Test
    void aFileIsStoredWhereTheMachineDoesNotSayHowMuchRoomItHas() throws Exception {
        store = store(DataSize.ofGigabytes(1), folder -> OptionalLong.empty());

        var stored = store.put(new ByteArrayInputStream(file(MediaType.MP4, 70_000)));

        assertThat(store.content(stored.key()).size()).isEqualTo(70_000);
    }

    @ParameterizedTest
    @EnumSource(MediaType.class)
    void aFileIsStoredWholeAndItsTypeJudgedByItsContent(MediaType type) throws Exception {
        var bytes = file(type, 70_000);

        var stored = store.put(new ByteArrayInputStream(bytes));

        assertThat(stored.type()).isEqualTo(type);
        assertThat(stored.size()).isEqualTo(70_000);
        assertThat(stored.sha256()).isEqualTo(Fingerprint.digest().digest(bytes));
        assertThat(store.content(stored.key()).size()).isEqualTo(70_000);
        assertThat(read(stored.key(), 0)).isEqualTo(bytes);
        assertThat(files()).hasSize(1);
    }

    @Test
    void aFileOfTheLargestSizeIsStoredAndOneByteMoreIsNot() throws Exception {
        store.put(new ByteArrayInputStream(file(MediaType.MP4, LARGEST)));

        assertRefused(new ByteArrayInputStream(file(MediaType.MP4, LARGEST + 1)), "body-too-large");
        assertThat(files()).hasSize(1);
    }

    /** Five gigabytes would be read for a long time: it stops a chunk after the limit. */
    @Test
    void aBodyWithoutAnEndIsLeftAtTheLimit() throws Exception {
        var read = new long[1];
        var endless = new InputStream() {
            @Override
            public int read() {
                read[0]++;
                return 0;
            }
        };

        assertRefused(
                new SequenceInputStream(new ByteArrayInputStream(file(MediaType.MP4, 1000)), endless),
                "body-too-large");
        assertThat(read[0]).isLessThan(3 * 64 * 1024);
        assertThat(files()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a text file called .mp4",
                "<html><script>alert(1)</script></html>",
                "GIF89a..............",
                "%PDF-1.7 ...........",
                "MZ.................",
                "ftypmp42............",
                "x",
                "\u00ff\u00d8"
            })
    void whatIsNoClipAndNoPictureByItsContentIsNotStored(String content) throws Exception {
        assertRefused(new ByteArrayInputStream(content.getBytes(StandardCharsets.ISO_8859_1)), "media-type-unknown");
        assertThat(files()).isEmpty();
    }

    @Test
    void anEmptyFileIsNotStored() throws Exception {
        assertRefused(InputStream.nullInputStream(), "body-empty");
        assertThat(files()).isEmpty();
    }

    @Test
    void theCodecOfAClipIsFoundAndAPictureHasNone() {
        var clip = store.put(new ByteArrayInputStream(Mp4Bytes.coded("hvc1")));

        assertThat(clip.codec()).isEqualTo(new VideoCodec("hvc1"));
        assertThat(store.put(new ByteArrayInputStream(file(MediaType.PNG, 100))).codec())
                .isNull();
    }

    @Test
    void aClipThatIsCutOffBeforeItsIndexLeavesNothing() throws Exception {
        assertRefused(new ByteArrayInputStream(Arrays.copyOf(Mp4Bytes.indexLast(), 1000)), "clip-cut-off");
        assertThat(files()).isEmpty();
    }

    @Test
    void aSenderThatBreaksOffLeavesNothing() throws Exception {
        var broken = new SequenceInputStream(new ByteArrayInputStream(file(MediaType.JPEG, 80_000)), new InputStream() {
            @Override
            public int read() {
                throw new Refusal(Refusal.Kind.TOO_SLOW, "body-too-slow", "body", "It broke off.");
            }
        });

        assertRefused(broken, "body-too-slow");
        assertThat(files()).isEmpty();
    }

    @Test
    void anUploadThatTakesTooLongLeavesNothing() throws Exception {
        var slow = new SequenceInputStream(new ByteArrayInputStream(file(MediaType.MP4, 1000)), new InputStream() {
            @Override
            public int read() {
                clock.forward(Duration.ofMinutes(1));
                return 0;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                clock.forward(Duration.ofMinutes(1));
                return 1;
            }
        });

        assertRefused(slow, "body-too-slow");
        assertThat(files()).isEmpty();
    }

    @Test
    void whatAKillLeftHalfDoneIsSweptAwayAtTheNextStart() throws Exception {
        var whole = store.put(new ByteArrayInputStream(file(MediaType.MP4, 1000)));
        Files.writeString(folder.resolve("arriving/half"), "half a clip");

        open();

        assertThat(files()).containsExactly(folder.resolve(whole.key()));
    }

    @Test
    void aFullDiskIsAnOutageBeforeAByteIsRead() throws Exception {
        var full = store(DataSize.ofTerabytes(1_000_000));

        assertThatThrownBy(() -> full.put(new InputStream() {
                    @Override
                    public int read() {
                        throw new AssertionError("read");
                    }
                }))
                .isInstanceOfSatisfying(
                        Outage.class, outage -> assertThat(outage.code()).isEqualTo("media-store-full"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/media/arriving/0000: No space left on device", "Disk quota exceeded"})
    void aDiskThatFillsOnTheWayIsAnOutageInOneSentence(String words) throws Exception {
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException(words);
            }
        };
        var begun = new SequenceInputStream(new ByteArrayInputStream(file(MediaType.MP4, 1000)), broken);

        assertThatThrownBy(() -> store.put(begun)).isInstanceOfSatisfying(Outage.class, outage -> {
            assertThat(outage.code()).isEqualTo("media-store-full");
            assertThat(outage)
                    .hasNoCause()
                    .hasMessage("The media store is full: "
                            + words.substring(words.indexOf(':') + 1).strip());
        });
        assertThat(folder.resolve("arriving")).isEmptyDirectory();
    }

    @Test
    void aFolderThatIsGoneIsAnOutageAndHealsWhenItIsBack() throws Exception {
        Files.delete(folder.resolve("arriving"));

        assertThatThrownBy(() -> store.put(new ByteArrayInputStream(file(MediaType.MP4, 1000))))
                .isInstanceOfSatisfying(
                        Outage.class, outage -> assertThat(outage.code()).isEqualTo("media-not-stored"));

        Files.createDirectory(folder.resolve("arriving"));
        assertThat(store.put(new ByteArrayInputStream(file(MediaType.MP4, 1000)))
                        .size())
                .isEqualTo(1000);
    }

    @Test
    void aRemovedFileIsGoneAndRemovingItAgainIsNoHarm() throws Exception {
        var stored = store.put(new ByteArrayInputStream(file(MediaType.PNG, 100)));

        store.remove(stored.key());
        store.remove(stored.key());

        assertThat(files()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret", "a/../../secret", "/etc/passwd"})
    void aKeyLeadsNowhereOutsideTheStore(String key) {
        assertThatThrownBy(() -> store.content(key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.remove(key)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFileIsReadFromAnywhereInTheMiddle() throws Exception {
        var bytes = file(MediaType.MP4, 70_000);
        var stored = store.put(new ByteArrayInputStream(bytes));

        assertThat(read(stored.key(), 69_990)).isEqualTo(Arrays.copyOfRange(bytes, 69_990, 70_000));
        assertThat(read(stored.key(), 70_000)).isEmpty();
    }

    @Test
    void aFileThatIsGoneIsAnOutage() {
        assertThatThrownBy(() -> store.content("0000/0000/gone"))
                .isInstanceOfSatisfying(
                        Outage.class, outage -> assertThat(outage.code()).isEqualTo("media-not-read"));
    }

    private byte[] read(String key, long from) throws IOException {
        try (var bytes = store.content(key).open(from)) {
            return bytes.readAllBytes();
        }
    }

    private void assertRefused(InputStream body, String code) {
        assertThatThrownBy(() -> store.put(body))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private List<Path> files() throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static byte[] file(MediaType type, int size) {
        return switch (type) {
            case MP4 -> Mp4Bytes.playable(size);
            case JPEG -> Arrays.copyOf(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0}, size);
            case PNG -> Arrays.copyOf(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'}, size);
        };
    }
}

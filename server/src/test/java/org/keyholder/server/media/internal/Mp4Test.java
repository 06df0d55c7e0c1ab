package org.keyholder.server.media.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.keyholder.server.testing.Mp4Bytes.all;
import static org.keyholder.server.testing.Mp4Bytes.box;
import static org.keyholder.server.testing.Mp4Bytes.fileType;
import static org.keyholder.server.testing.Mp4Bytes.index;
import static org.keyholder.server.testing.Mp4Bytes.longBox;
import static org.keyholder.server.testing.Mp4Bytes.number;
import static org.keyholder.server.testing.Mp4Bytes.openBox;
import static org.keyholder.server.testing.Mp4Bytes.sound;
import static org.keyholder.server.testing.Mp4Bytes.text;
import static org.keyholder.server.testing.Mp4Bytes.track;
import static org.keyholder.server.testing.Mp4Bytes.video;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.keyholder.server.media.VideoCodec;
import org.keyholder.server.shared.Refusal;

/** What a file's boxes say of its picture, whatever their order and make. */
class Mp4Test {

    private static final byte[] DATA = box("mdat", new byte[500]);
    private static final byte[] H264 = video("avc1");

    @TempDir
    Path folder;

    static Stream<Arguments> whole() {
        return Stream.of(
                arguments("index in front", "avc1", all(fileType(), index(H264), DATA)),
                arguments("index last", "avc1", all(fileType(), DATA, index(H264))),
                arguments("free space between", "avc1", all(fileType(), box("free", new byte[9]), DATA, index(H264))),
                arguments(
                        "64-bit sizes", "avc1", all(fileType(), longBox("mdat", new byte[50]), longBox("moov", H264))),
                arguments("data open to the end", "avc1", all(fileType(), index(H264), openBox("mdat", new byte[50]))),
                arguments("index open to the end", "avc1", all(fileType(), DATA, openBox("moov", H264))),
                arguments("fragmented", "hvc1", fragmented()),
                arguments(
                        "fragmented and cut in a fragment",
                        "hvc1",
                        Arrays.copyOf(fragmented(), fragmented().length - 90)),
                arguments(
                        "data cut off behind the index",
                        "avc1",
                        all(fileType(), index(H264), Arrays.copyOf(DATA, 100))),
                arguments("sound before the picture", "hev1", all(fileType(), index(sound(), video("hev1")), DATA)),
                arguments("the second track is played", "avc1", all(fileType(), index(video("jpeg"), H264), DATA)),
                arguments(
                        "neither track is played", "s263", all(fileType(), index(video("s263"), video("jpeg")), DATA)),
                arguments("sound alone", "none", all(fileType(), index(sound()), DATA)),
                arguments("a code with a blank", "raw", all(fileType(), index(video("raw ")), DATA)),
                arguments(
                        "a code that cannot be read",
                        "___1",
                        all(fileType(), index(video("\u0001\u0002\u00e91")), DATA)),
                arguments("neither picture nor sound", null, all(fileType(), index(track("text", box("tx3g"))), DATA)),
                arguments("no track", null, all(fileType(), index(), DATA)),
                arguments(
                        "a track without a description",
                        null,
                        all(fileType(), index(track("vide", new byte[0])), DATA)),
                arguments(
                        "tracks that end behind the index",
                        null,
                        all(fileType(), index(box("trak", number(900), text("mdia"))), DATA)));
    }

    private static byte[] fragmented() {
        var index = box("moov", video("hvc1"), box("mvex", box("trex", new byte[24])));
        return all(fileType(), index, box("moof", new byte[80]), DATA, box("moof", new byte[80]), DATA);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("whole")
    void theCodecIsReadWhateverTheOrderOfTheBoxes(String what, String code, byte[] file) throws IOException {
        assertThat(codec(file)).isEqualTo(Optional.ofNullable(code).map(VideoCodec::new));
    }

    static Stream<Arguments> ofMpeg4() {
        return Stream.of(
                arguments("MPEG-4 Part 2", "mp4v.20", descriptors(3, 19, 0, 1, 0, 4, 13, 0x20)),
                arguments(
                        "lengths in four bytes",
                        "mp4v.6C",
                        descriptors(3, 0x80, 0x80, 0x80, 19, 0, 1, 0, 4, 0x80, 0x80, 0x80, 13, 0x6C)),
                arguments("depends on another", "mp4v.61", descriptors(3, 21, 0, 1, 0x80, 0, 2, 4, 13, 0x61)),
                arguments("with an address", "mp4v.20", descriptors(3, 22, 0, 1, 0x40, 2, 'a', 'b', 4, 13, 0x20)),
                arguments("with a clock of its own", "mp4v.20", descriptors(3, 21, 0, 1, 0x20, 0, 2, 4, 13, 0x20)),
                arguments("cut off", "mp4v", descriptors(3, 19, 0)),
                arguments("an address that ends behind it", "mp4v", descriptors(3, 19, 0, 1, 0x40, 200)),
                arguments("something else", "mp4v", descriptors(5, 19, 0, 1, 0, 4, 13, 0x20)),
                arguments("no descriptors", "mp4v", new byte[0]));
    }

    private static byte[] descriptors(int... bytes) {
        var contents = new byte[bytes.length];
        IntStream.range(0, bytes.length).forEach(i -> contents[i] = (byte) bytes[i]);
        return box("esds", number(0), contents);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("ofMpeg4")
    void whatMp4vStandsForIsReadInItsDescriptors(String what, String code, byte[] descriptors) throws IOException {
        assertThat(codec(all(fileType(), index(video("mp4v", descriptors)), DATA)))
                .contains(new VideoCodec(code));
    }

    static Stream<Arguments> cutOff() {
        var whole = all(fileType(), DATA, index(H264));
        return Stream.of(
                arguments("no index", all(fileType(), DATA)),
                arguments("cut within the data, before the index", Arrays.copyOf(whole, 100)),
                arguments("cut within the index", Arrays.copyOf(whole, whole.length - 1)),
                arguments("cut within the index's header", Arrays.copyOf(whole, fileType().length + DATA.length + 6)),
                arguments("no data", all(fileType(), index(H264))),
                arguments("data without a byte", all(fileType(), index(H264), text("\0\0\1\0mdat"))),
                arguments("its first box alone", fileType()),
                arguments("a size that is none", all(fileType(), number(3), text("free"), DATA, index(H264))),
                arguments(
                        "a 64-bit size below zero",
                        all(fileType(), number(1), text("free"), number(-1), number(-1), DATA, index(H264))),
                arguments(
                        "a 64-bit size beyond all",
                        all(fileType(), number(1), text("free"), number(0x7FFFFFFF), number(-1), DATA, index(H264))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cutOff")
    void whatNothingCanPlayIsRefused(String what, byte[] file) {
        assertThatThrownBy(() -> codec(file)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo("clip-cut-off");
            assertThat(refusal.field()).isEqualTo("body");
        });
    }

    /** Else sixteen million boxes in a file of the largest size would be looked at, one by one. */
    @Test
    void aFileOfBoxesWithoutAnEndIsLeftAlone() {
        var emptyBox = box("free");
        var boxes = new byte[(Boxes.MOST + 10) * emptyBox.length];
        IntStream.range(0, Boxes.MOST + 10)
                .forEach(i -> System.arraycopy(emptyBox, 0, boxes, i * emptyBox.length, emptyBox.length));

        assertThatThrownBy(() -> codec(all(fileType(), boxes, DATA, index(H264))))
                .isInstanceOf(Refusal.class);
    }

    private Optional<VideoCodec> codec(byte[] file) throws IOException {
        try (var channel = FileChannel.open(Files.write(folder.resolve("clip.mp4"), file))) {
            return Mp4.videoCodec(channel);
        }
    }
}

package org.keyholder.server.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** MP4 files, box by box: as small as they may be, with pictures that nobody can see, of any make. */
public final class Mp4Bytes {

    private static final int HEADER = 8;
    private static final byte[] FILE_TYPE = box("ftyp", text("isom"), number(0x200));

    private Mp4Bytes() {}

    /** H.264, as far as its boxes tell, filled up to this size. */
    public static byte[] playable(int size) {
        return sized("avc1", size);
    }

    /** A clip whose track has this code. */
    public static byte[] coded(String code) {
        return sized(code, 1000);
    }

    private static byte[] sized(String code, int size) {
        var index = index(video(code));
        return all(FILE_TYPE, index, box("mdat", new byte[size - FILE_TYPE.length - index.length - HEADER]));
    }

    /** As a camera writes it that adds its index when it is done. */
    public static byte[] indexLast() {
        return all(FILE_TYPE, box("mdat", new byte[5000]), index(video("avc1")));
    }

    public static byte[] fileType() {
        return FILE_TYPE.clone();
    }

    public static byte[] index(byte[]... tracks) {
        return box("moov", box("mvhd", new byte[100]), all(tracks));
    }

    public static byte[] video(String code, byte[]... configuration) {
        return track("vide", box(code, new byte[78], all(configuration)));
    }

    public static byte[] sound() {
        return track("soun", box("mp4a", new byte[28]));
    }

    /** A track of this kind with what describes its samples. */
    public static byte[] track(String kind, byte[] sampleEntry) {
        var handler = box("hdlr", new byte[8], text(kind), new byte[13]);
        var samples = box("stsd", number(0), number(1), sampleEntry);
        return box("trak", box("tkhd", new byte[84]), box("mdia", handler, box("minf", box("stbl", samples))));
    }

    public static byte[] box(String type, byte[]... contents) {
        var all = all(contents);
        return all(number(HEADER + all.length), text(type), all);
    }

    /** With its size in 64 bits. */
    public static byte[] longBox(String type, byte[]... contents) {
        var all = all(contents);
        var size = ByteBuffer.allocate(Long.BYTES).putLong(16 + all.length).array();
        return all(number(1), text(type), size, all);
    }

    /** Whose size says that it goes on to the end of the file. */
    public static byte[] openBox(String type, byte[]... contents) {
        return all(number(0), text(type), all(contents));
    }

    public static byte[] number(int value) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
    }

    public static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    public static byte[] all(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}

package org.keyholder.ffmpeg;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A shared library for Linux on x86-64 whose functions all do nothing and answer zero, or an empty text. It stands in for one that
 * a program is linked against and never needs, where the real one would ask for libraries that a bare machine does not have.
 *
 * @param soname what programs know it by
 * @param version the version that programs ask its functions for
 * @param functions those that answer zero
 * @param texts those that answer an empty text
 */
record StandInLibrary(String soname, String version, List<String> functions, List<String> texts) {

    private static final int HEADER = 64;
    private static final int PROGRAM_HEADER = 56;
    private static final int SEGMENTS = 4;
    private static final int SYMBOL = 24;
    private static final int PAGE = 0x1000;
    /** Where the loader's table lies: alone on a page, since the loader writes into it. */
    private static final int DYNAMIC = 2 * PAGE;

    // xor eax, eax; ret
    private static final byte[] ANSWER_ZERO = {0x31, (byte) 0xc0, (byte) 0xc3};
    private static final int CODE_SIZE = 8;

    /** The file's bytes, after the ELF specification and the symbol versions of the Linux Standard Base. */
    byte[] bytes() {
        var image = ByteBuffer.allocate(DYNAMIC + PAGE).order(ByteOrder.LITTLE_ENDIAN);
        var strings = new Strings();
        var names = new ArrayList<>(functions);
        names.addAll(texts);
        var code = new int[names.size()];

        image.position(HEADER + SEGMENTS * PROGRAM_HEADER);
        int emptyText = image.position();
        image.putLong(0);
        for (int i = 0; i < names.size(); i++) {
            code[i] = image.position();
            putCode(image, texts.contains(names.get(i)), emptyText);
        }
        int symbols = putSymbols(image, names, code, strings);
        int hash = putHash(image, names.size());
        int versions = putVersions(image, names.size());
        int definitions = putDefinitions(image, strings);
        int sonameAt = strings.at(soname);
        int text = image.position();
        image.put(strings.bytes());
        int end = image.position();
        if (end > DYNAMIC) {
            throw new IllegalStateException("Too many functions for one library.");
        }

        image.position(DYNAMIC);
        entry(image, 14, sonameAt); // DT_SONAME
        entry(image, 4, hash); // DT_HASH
        entry(image, 5, text); // DT_STRTAB
        entry(image, 10, end - text); // DT_STRSZ
        entry(image, 6, symbols); // DT_SYMTAB
        entry(image, 11, SYMBOL); // DT_SYMENT
        entry(image, 0x6ffffff0L, versions); // DT_VERSYM
        entry(image, 0x6ffffffcL, definitions); // DT_VERDEF
        entry(image, 0x6ffffffdL, 2); // DT_VERDEFNUM
        entry(image, 0, 0); // DT_NULL
        int dynamicSize = image.position() - DYNAMIC;

        image.position(0);
        putHeader(image);
        segment(image, 1, 5, 0, end, PAGE); // PT_LOAD, read and execute
        segment(image, 1, 6, DYNAMIC, dynamicSize, PAGE); // PT_LOAD, read and write
        segment(image, 2, 6, DYNAMIC, dynamicSize, 8); // PT_DYNAMIC
        segment(image, 0x6474e551, 6, 0, 0, 16); // PT_GNU_STACK: without it the stack would become executable
        return java.util.Arrays.copyOf(image.array(), DYNAMIC + dynamicSize);
    }

    private static void putHeader(ByteBuffer image) {
        image.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        image.putShort((short) 3).putShort((short) 62).putInt(1); // a shared object for x86-64
        image.putLong(0).putLong(HEADER).putLong(0).putInt(0);
        image.putShort((short) HEADER).putShort((short) PROGRAM_HEADER).putShort((short) SEGMENTS);
        image.putShort((short) 64).putShort((short) 0).putShort((short) 0); // no sections: the loader needs none
    }

    private static void segment(ByteBuffer image, int type, int flags, long at, long size, long alignment) {
        image.putInt(type).putInt(flags).putLong(at).putLong(at).putLong(at);
        image.putLong(size).putLong(size).putLong(alignment);
    }

    private static void entry(ByteBuffer image, long tag, long value) {
        image.putLong(tag).putLong(value);
    }

    private static void putCode(ByteBuffer image, boolean answersText, int emptyText) {
        int at = image.position();
        if (answersText) {
            // lea rax, [rip + distance]; ret
            image.put(new byte[] {0x48, (byte) 0x8d, 0x05})
                    .putInt(emptyText - (at + 7))
                    .put((byte) 0xc3);
        } else {
            image.put(ANSWER_ZERO);
        }
        image.position(at + CODE_SIZE);
    }

    private static int putSymbols(ByteBuffer image, List<String> names, int[] code, Strings strings) {
        int at = image.position();
        image.position(at + SYMBOL); // the first is none
        for (int i = 0; i < names.size(); i++) {
            image.putInt(strings.at(names.get(i))).put((byte) 0x12).put((byte) 0); // a global function
            image.putShort((short) 1).putLong(code[i]).putLong(CODE_SIZE);
        }
        return at;
    }

    // One bucket, through which all names are chained.
    private static int putHash(ByteBuffer image, int names) {
        int at = image.position();
        image.putInt(1).putInt(names + 1).putInt(1).putInt(0);
        for (int i = 1; i <= names; i++) {
            image.putInt(i < names ? i + 1 : 0);
        }
        return at;
    }

    private static int putVersions(ByteBuffer image, int names) {
        int at = image.position();
        image.putShort((short) 0);
        for (int i = 0; i < names; i++) {
            image.putShort((short) 2);
        }
        image.position((image.position() + 7) & ~7);
        return at;
    }

    private int putDefinitions(ByteBuffer image, Strings strings) {
        int at = image.position();
        putDefinition(image, 1, 1, soname, strings, 28);
        putDefinition(image, 0, 2, version, strings, 0);
        return at;
    }

    private static void putDefinition(ByteBuffer image, int flags, int index, String name, Strings strings, int next) {
        image.putShort((short) 1)
                .putShort((short) flags)
                .putShort((short) index)
                .putShort((short) 1);
        image.putInt(hash(name)).putInt(20).putInt(next);
        image.putInt(strings.at(name)).putInt(0);
    }

    /** The hash of the System V ABI. */
    private static int hash(String name) {
        int hash = 0;
        for (byte letter : name.getBytes(StandardCharsets.US_ASCII)) {
            hash = (hash << 4) + letter;
            int high = hash & 0xf0000000;
            hash = (hash ^ (high >>> 24)) & ~high;
        }
        return hash;
    }

    /** The names, one after the other, each ended by a zero. */
    private static final class Strings {

        private final Map<String, Integer> places = new HashMap<>();
        private final StringBuilder text = new StringBuilder("\0");

        int at(String name) {
            return places.computeIfAbsent(name, absent -> {
                int at = text.length();
                text.append(absent).append('\0');
                return at;
            });
        }

        byte[] bytes() {
            return text.toString().getBytes(StandardCharsets.US_ASCII);
        }
    }
}

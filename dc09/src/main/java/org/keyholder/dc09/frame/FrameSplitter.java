package org.keyholder.dc09.frame;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts frames out of a stream of bytes: puts pieces together, takes glued frames apart, skips noise. A frame begins with LF and a
 * readable header, never with LF alone, and ends with the first CR behind the header; so a two-byte CRC may hold LF or CR. Memory
 * is bounded by the longest frame.
 */
public final class FrameSplitter {
    private static final byte LF = 0x0A;
    private static final byte CR = 0x0D;
    private static final int SMALL = 256;
    private static final int LONGEST_ON_WIRE = FrameReader.LONGEST + 2;

    private byte[] buffer = new byte[SMALL];
    private int start;
    private int end;
    /** Up to where the frame at {@code start} was searched for its CR; a dripping peer must not make that quadratic. */
    private int searched;

    private long skipped;

    /** Whether bytes at some place begin a frame. */
    private enum Beginning {
        YES,
        NO,
        /** More bytes are needed to tell. */
        PERHAPS
    }

    /** Something that reads bytes as an input stream does: how many, or -1 at the end. */
    interface Source {
        int read(byte[] target, int from, int length) throws IOException;
    }

    /** Takes up the next piece of the stream. Call {@link #next()} until it is empty before the next piece. */
    public void add(byte[] bytes, int from, int length) {
        makeRoom(length);
        System.arraycopy(bytes, from, buffer, end, length);
        end += length;
    }

    /** Reads once from the source, straight into the buffer. */
    int fill(Source source) throws IOException {
        makeRoom(1);
        int read = source.read(buffer, end, buffer.length - end);
        end += Math.max(read, 0);
        return read;
    }

    /** The next whole frame without its LF and CR, or empty when more bytes are needed. */
    public Optional<byte[]> next() {
        while (findBeginning()) {
            int cr = findEnd();
            if (cr > 0) {
                return Optional.of(take(cr));
            }
            if (cr == 0) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Whether part of a frame has arrived and the rest is awaited. */
    public boolean hasBegun() {
        return end > start;
    }

    /** How many bytes were no part of a frame so far. */
    public long skipped() {
        return skipped;
    }

    /** Moves to the next place where a frame begins or may begin; false when there is none or it cannot be told yet. */
    private boolean findBeginning() {
        while (start < end) {
            Beginning beginning = buffer[start] == LF ? beginning(start) : Beginning.NO;
            if (beginning != Beginning.NO) {
                return beginning == Beginning.YES;
            }
            skip(start + 1);
        }
        return false;
    }

    /** The place of the CR; 0 when it has not come yet; -1 when what began is no frame and was skipped. */
    private int findEnd() {
        for (int at = Math.max(searched, start + 1 + CrcForm.TWO_BYTES.headerBytes()); at < end; at++) {
            if (buffer[at] == CR) {
                return at;
            }
            if (buffer[at] == LF && beginning(at) != Beginning.NO) {
                return cutShort(at);
            }
        }
        searched = end;
        return end - start < LONGEST_ON_WIRE ? 0 : skip(start + 1);
    }

    /** A new frame begins inside the one being read: the sender broke off and started again. */
    private int cutShort(int at) {
        searched = at;
        return beginning(at) == Beginning.YES ? skip(at) : 0;
    }

    private int skip(int to) {
        skipped += to - start;
        start = to;
        searched = 0;
        return -1;
    }

    private byte[] take(int cr) {
        byte[] frame = Arrays.copyOfRange(buffer, start + 1, cr);
        start = cr + 1;
        searched = 0;
        return frame;
    }

    private Beginning beginning(int lf) {
        Beginning older = beginning(lf, CrcForm.TWO_BYTES);
        return older == Beginning.YES ? older : either(older, beginning(lf, CrcForm.ASCII_HEX));
    }

    private static Beginning either(Beginning one, Beginning other) {
        return one == Beginning.NO ? other : other == Beginning.NO ? one : other;
    }

    private Beginning beginning(int lf, CrcForm form) {
        int quote = lf + 1 + form.headerBytes();
        int from = form == CrcForm.TWO_BYTES ? lf + 1 + form.crcBytes() : lf + 1;
        for (int at = from; at < Math.min(quote, end); at++) {
            if (!mayStandInHeader(form, buffer[at])) {
                return Beginning.NO;
            }
        }
        if (quote >= end) {
            return Beginning.PERHAPS;
        }
        return buffer[quote] == '"' ? Beginning.YES : Beginning.NO;
    }

    /** A damaged ASCII header is still taken for one, so that the receiver can say what is wrong with it. */
    private static boolean mayStandInHeader(CrcForm form, byte character) {
        return switch (form) {
            case TWO_BYTES -> Hex.digit(character) >= 0;
            case ASCII_HEX -> character > ' ' && character < 0x7F && character != '"';
        };
    }

    private void makeRoom(int length) {
        if (start == end) {
            startOver(length);
        } else if (end + length > buffer.length) {
            moveUp(length);
        }
    }

    /** An idle connection keeps a small buffer: ten thousand of them must not take much. */
    private void startOver(int length) {
        start = 0;
        end = 0;
        searched = 0;
        if (buffer.length > 4 * SMALL || buffer.length < length) {
            buffer = new byte[Math.max(SMALL, length)];
        }
    }

    private void moveUp(int length) {
        int kept = end - start;
        int needed = kept + length;
        byte[] target = needed <= buffer.length ? buffer : new byte[Math.max(needed, buffer.length * 2)];
        System.arraycopy(buffer, start, target, 0, kept);
        buffer = target;
        searched = Math.max(0, searched - start);
        start = 0;
        end = kept;
    }
}

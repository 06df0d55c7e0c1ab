package org.keyholder.dc09.frame;

import static org.keyholder.dc09.frame.HeaderCheck.NOT_HEXADECIMAL;

/** Reads the header of one frame and checks its CRC and length. Nothing a peer sends makes it throw. */
public final class FrameReader {
    /** The most bytes between LF and CR: eight of header and 0xFFF of the rest. */
    public static final int LONGEST = 8 + 0xFFF;

    private static final int LONGEST_ID = 16;

    private FrameReader() {}

    /** Reads what stands between LF and CR. */
    public static FrameReading read(byte[] bytes, Allowances allowances) {
        return read(bytes, 0, bytes.length, allowances);
    }

    /** Reads {@code bytes[from]} up to, not including, {@code bytes[to]}: what stands between LF and CR. */
    public static FrameReading read(byte[] bytes, int from, int to, Allowances allowances) {
        if (to <= from) {
            return new FrameReading.NotAFrame(Problem.EMPTY);
        }
        if (to - from > LONGEST) {
            return new FrameReading.NotAFrame(Problem.TOO_LONG);
        }
        if (hasHeader(CrcForm.ASCII_HEX, bytes, from, to) && Hex.number(bytes, from) != NOT_HEXADECIMAL) {
            return new Header(CrcForm.ASCII_HEX, bytes, from, to).read(allowances);
        }
        if (hasHeader(CrcForm.TWO_BYTES, bytes, from, to)) {
            return new Header(CrcForm.TWO_BYTES, bytes, from, to).read(allowances);
        }
        return hasHeader(CrcForm.ASCII_HEX, bytes, from, to)
                ? new Header(CrcForm.ASCII_HEX, bytes, from, to).read(allowances)
                : new FrameReading.NotAFrame(Problem.NOT_A_FRAME);
    }

    /** Judges a frame again that was read, with the allowances of its account. */
    public static FrameReading judge(Frame frame, Allowances allowances) {
        return allowances.covers(frame.allowed())
                ? new FrameReading.Whole(frame)
                : new FrameReading.Damaged(problem(frame, allowances), frame);
    }

    private static Problem problem(Frame frame, Allowances allowances) {
        if (!frame.crc().right() && !allowances.has(Allowance.IGNORE_CRC)) {
            return frame.crc().given() == NOT_HEXADECIMAL ? Problem.CRC_NOT_HEXADECIMAL : Problem.CRC_WRONG;
        }
        if (!frame.length().right() && !allowances.has(Allowance.IGNORE_LENGTH)) {
            return frame.length().given() == NOT_HEXADECIMAL ? Problem.LENGTH_NOT_HEXADECIMAL : Problem.LENGTH_WRONG;
        }
        return Problem.NOT_TO_THE_STANDARD;
    }

    private static boolean hasHeader(CrcForm form, byte[] bytes, int from, int to) {
        int quote = from + form.headerBytes();
        return quote < to && bytes[quote] == '"';
    }

    /** One frame whose opening quote was found. */
    private static final class Header {
        private final CrcForm form;
        private final byte[] bytes;
        private final int quote;
        private final int to;
        private final HeaderCheck crc;
        private final HeaderCheck length;

        Header(CrcForm form, byte[] bytes, int from, int to) {
            this.form = form;
            this.bytes = bytes;
            this.quote = from + form.headerBytes();
            this.to = to;
            this.crc = new HeaderCheck(givenCrc(from), Crc16.of(bytes, quote, to));
            this.length = new HeaderCheck(Hex.number(bytes, from + form.crcBytes()), to - quote);
        }

        private int givenCrc(int from) {
            return switch (form) {
                case ASCII_HEX -> Hex.number(bytes, from);
                case TWO_BYTES -> (bytes[from] & 0xFF) << 8 | (bytes[from + 1] & 0xFF);
            };
        }

        FrameReading read(Allowances allowances) {
            boolean encrypted = quote + 1 < to && bytes[quote + 1] == '*';
            int idFrom = encrypted ? quote + 2 : quote + 1;
            int idTo = find('"', idFrom);
            if (!isId(idFrom, idTo)) {
                return malformed(Problem.ID_MALFORMED);
            }
            int sequence = Sequence.number(bytes, idTo + 1, to);
            if (sequence < 0) {
                return malformed(Problem.SEQUENCE_MALFORMED);
            }
            return routed(MessageId.of(bytes, idFrom, idTo), encrypted, sequence, idTo + 5, allowances);
        }

        private FrameReading routed(
                MessageId id, boolean encrypted, int sequence, int routeFrom, Allowances allowances) {
            int bracket = find('[', routeFrom);
            if (bracket == to) {
                return malformed(Problem.DATA_MISSING);
            }
            String route = Latin1.text(bytes, routeFrom, bracket);
            return switch (new RouteReader(route).read(id)) {
                case RouteReader.Outcome.Refused(Problem problem) -> malformed(problem);
                case RouteReader.Outcome.Read(Route read, Allowances needed) ->
                    judge(
                            new Frame(
                                    form,
                                    crc,
                                    length,
                                    id,
                                    encrypted,
                                    new Sequence(sequence),
                                    read,
                                    Latin1.text(bytes, bracket + 1, to),
                                    needed.and(bentChecks())),
                            allowances);
            };
        }

        private Allowances bentChecks() {
            Allowances bent = crc.right() ? Allowances.NONE : Allowances.of(Allowance.IGNORE_CRC);
            return length.right() ? bent : bent.and(Allowance.IGNORE_LENGTH);
        }

        private FrameReading malformed(Problem problem) {
            return new FrameReading.Malformed(problem, crc, length);
        }

        private boolean isId(int idFrom, int idTo) {
            boolean named = idTo < to && idTo > idFrom && idTo - idFrom <= LONGEST_ID;
            for (int at = idFrom; named && at < idTo; at++) {
                named = bytes[at] > ' ' && bytes[at] < 0x7F;
            }
            return named;
        }

        private int find(char sought, int from) {
            int at = from;
            while (at < to && bytes[at] != sought) {
                at++;
            }
            return Math.min(at, to);
        }
    }
}

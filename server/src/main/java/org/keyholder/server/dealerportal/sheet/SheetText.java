package org.keyholder.server.dealerportal.sheet;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.keyholder.server.shared.Refusal;

/**
 * The text of a file, whatever a spreadsheet wrote it in.
 *
 * @param encoding "UTF-8", as people are told
 */
record SheetText(String text, String encoding) {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] LITTLE_ENDIAN_MARK = {(byte) 0xFF, (byte) 0xFE};
    private static final byte[] BIG_ENDIAN_MARK = {(byte) 0xFE, (byte) 0xFF};
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLD_EXCEL = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final byte[] PDF = {'%', 'P', 'D', 'F'};
    private static final int LOOKED_AT = 4096;

    /** @throws Refusal where it is no text, with what to do */
    static SheetText of(byte[] bytes) {
        refuseOtherKinds(bytes);
        if (begins(bytes, UTF_8_MARK)) {
            return strictly(bytes, 3, StandardCharsets.UTF_8).orElseThrow(SheetText::notText);
        }
        if (begins(bytes, LITTLE_ENDIAN_MARK)) {
            return strictly(bytes, 2, StandardCharsets.UTF_16LE).orElseThrow(SheetText::notText);
        }
        if (begins(bytes, BIG_ENDIAN_MARK)) {
            return strictly(bytes, 2, StandardCharsets.UTF_16BE).orElseThrow(SheetText::notText);
        }
        return withoutMark(bytes);
    }

    private static SheetText withoutMark(byte[] bytes) {
        int zerosAtEven = zeros(bytes, 0);
        int zerosAtOdd = zeros(bytes, 1);
        if (zerosAtEven + zerosAtOdd == 0) {
            return strictly(bytes, 0, StandardCharsets.UTF_8)
                    .orElseGet(() -> new SheetText(new String(bytes, WINDOWS), "Windows-1252"));
        }
        // Every other byte of plain letters in UTF-16 is a zero; in anything else that is text none is.
        var charset = zerosAtOdd > zerosAtEven ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
        int most = Math.max(zerosAtEven, zerosAtOdd);
        boolean likely = most * 4 >= Math.min(bytes.length, LOOKED_AT) && Math.min(zerosAtEven, zerosAtOdd) == 0;
        return Optional.of(likely)
                .filter(Boolean::booleanValue)
                .flatMap(_ -> strictly(bytes, 0, charset))
                .orElseThrow(SheetText::notText);
    }

    private static int zeros(byte[] bytes, int from) {
        int zeros = 0;
        for (int i = from; i < Math.min(bytes.length, LOOKED_AT); i += 2) {
            zeros += bytes[i] == 0 ? 1 : 0;
        }
        return zeros;
    }

    private static void refuseOtherKinds(byte[] bytes) {
        if (begins(bytes, ZIP) || begins(bytes, OLD_EXCEL)) {
            throw refused(
                    "This is a workbook, not a CSV file. In your spreadsheet, save it as CSV (in Excel: CSV UTF-8) and choose that file.");
        }
        if (begins(bytes, PDF)) {
            throw refused("This is a PDF, not a CSV file. Save the sheet that it was made of as CSV.");
        }
        if (bytes.length == 0) {
            throw refused("This file is empty.");
        }
    }

    private static boolean begins(byte[] bytes, byte[] with) {
        return bytes.length >= with.length
                && ByteBuffer.wrap(bytes, 0, with.length).equals(ByteBuffer.wrap(with));
    }

    private static Optional<SheetText> strictly(byte[] bytes, int from, Charset charset) {
        try {
            var text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                    .toString();
            return text.indexOf('\0') >= 0
                    ? Optional.empty()
                    : Optional.of(new SheetText(text, charset.name().startsWith("UTF-16") ? "UTF-16" : charset.name()));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Refusal notText() {
        return refused("This is not a text file. Save the sheet as CSV and choose that file.");
    }

    private static Refusal refused(String words) {
        return Refusal.invalid("file-not-csv", Sheet.FIELD, words);
    }
}

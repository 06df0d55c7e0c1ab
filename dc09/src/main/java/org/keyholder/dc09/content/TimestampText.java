package org.keyholder.dc09.content;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** The written form of a timestamp, read and written by hand: a formatter costs more than the rest of a frame. */
final class TimestampText {
    static final int LENGTH = 19;
    private static final String SHAPE = "00:00:00,00-00-0000";

    private TimestampText() {}

    static boolean hasShape(String text, int from, int to) {
        if (to - from != LENGTH) {
            return false;
        }
        for (int at = 0; at < LENGTH; at++) {
            char character = text.charAt(from + at);
            boolean digit = character >= '0' && character <= '9';
            if (SHAPE.charAt(at) == '0' ? !digit : character != SHAPE.charAt(at)) {
                return false;
            }
        }
        return hours(text, from) < 24 && two(text, from + 3) < 60 && two(text, from + 6) < 60;
    }

    static Instant instant(String text, int from) {
        LocalDate day = LocalDate.of(
                two(text, from + 15) * 100 + two(text, from + 17), two(text, from + 9), two(text, from + 12));
        long seconds = hours(text, from) * 3600L + two(text, from + 3) * 60L + two(text, from + 6);
        return Instant.ofEpochSecond(day.toEpochDay() * 86_400 + seconds);
    }

    static String of(LocalDateTime time) {
        byte[] text = SHAPE.getBytes(StandardCharsets.ISO_8859_1);
        write(text, 0, time.getHour());
        write(text, 3, time.getMinute());
        write(text, 6, time.getSecond());
        write(text, 9, time.getMonthValue());
        write(text, 12, time.getDayOfMonth());
        write(text, 15, time.getYear() / 100);
        write(text, 17, time.getYear() % 100);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static int hours(String text, int from) {
        return two(text, from);
    }

    private static int two(String text, int from) {
        return (text.charAt(from) - '0') * 10 + text.charAt(from + 1) - '0';
    }

    private static void write(byte[] text, int from, int number) {
        text[from] = (byte) ('0' + number / 10);
        text[from + 1] = (byte) ('0' + number % 10);
    }
}

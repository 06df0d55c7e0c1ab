package org.keyholder.testing.camera;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The camera's own letters, burnt into the picture. Drawn here, because a bare machine may have no fonts at all. */
final class Stamp {

    private static final int COLUMNS = 5;
    private static final int ROWS = 7;
    private static final int SIZE = 2;
    private static final int ADVANCE = (COLUMNS + 1) * SIZE;
    private static final Map<Character, int[]> LETTERS = letters();

    private Stamp() {}

    static int width(String text) {
        return text.length() * ADVANCE;
    }

    /** White with a dark edge, into the grey levels of a picture. */
    static void burn(byte[] levels, int pictureWidth, int left, int top, String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        for (int edge = 1; edge >= 0; edge--) {
            for (int i = 0; i < upper.length(); i++) {
                letter(levels, pictureWidth, left + i * ADVANCE, top, upper.charAt(i), edge);
            }
        }
    }

    private static void letter(byte[] levels, int width, int left, int top, char letter, int edge) {
        int[] rows = LETTERS.getOrDefault(letter, LETTERS.get('?'));
        for (int row = 0; rows != null && row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                if ((rows[row] >> (COLUMNS - 1 - column) & 1) == 1) {
                    block(levels, width, left + column * SIZE, top + row * SIZE, edge);
                }
            }
        }
    }

    private static void block(byte[] levels, int width, int left, int top, int edge) {
        byte level = (byte) (edge == 1 ? 18 : 238);
        for (int y = top - edge; y < top + SIZE + edge; y++) {
            for (int x = left - edge; x < left + SIZE + edge; x++) {
                int at = y * width + x;
                if (x >= 0 && x < width && at >= 0 && at < levels.length) {
                    levels[at] = level;
                }
            }
        }
    }

    private static Map<Character, int[]> letters() {
        Map<Character, int[]> letters = new HashMap<>();
        String[] drawn = {
            "A 0E 11 11 1F 11 11 11", "B 1E 11 11 1E 11 11 1E", "C 0E 11 10 10 10 11 0E", "D 1E 11 11 11 11 11 1E",
            "E 1F 10 10 1E 10 10 1F", "F 1F 10 10 1E 10 10 10", "G 0E 11 10 17 11 11 0F", "H 11 11 11 1F 11 11 11",
            "I 0E 04 04 04 04 04 0E", "J 07 02 02 02 02 12 0C", "K 11 12 14 18 14 12 11", "L 10 10 10 10 10 10 1F",
            "M 11 1B 15 15 11 11 11", "N 11 19 15 13 11 11 11", "O 0E 11 11 11 11 11 0E", "P 1E 11 11 1E 10 10 10",
            "Q 0E 11 11 11 15 12 0D", "R 1E 11 11 1E 14 12 11", "S 0F 10 10 0E 01 01 1E", "T 1F 04 04 04 04 04 04",
            "U 11 11 11 11 11 11 0E", "V 11 11 11 11 11 0A 04", "W 11 11 11 15 15 1B 11", "X 11 11 0A 04 0A 11 11",
            "Y 11 11 0A 04 04 04 04", "Z 1F 01 02 04 08 10 1F", "0 0E 11 13 15 19 11 0E", "1 04 0C 04 04 04 04 0E",
            "2 0E 11 01 06 08 10 1F", "3 0E 11 01 06 01 11 0E", "4 02 06 0A 12 1F 02 02", "5 1F 10 1E 01 01 11 0E",
            "6 06 08 10 1E 11 11 0E", "7 1F 01 02 04 04 04 04", "8 0E 11 11 0E 11 11 0E", "9 0E 11 11 0F 01 02 0C",
            "- 00 00 00 0E 00 00 00", ": 00 04 04 00 04 04 00", ". 00 00 00 00 00 0C 0C", "/ 01 01 02 04 08 10 10",
            "? 0E 11 01 06 04 00 04", "+ 00 04 04 1F 04 04 00"
        };
        for (String line : drawn) {
            letters.put(line.charAt(0), rows(line.substring(2)));
        }
        letters.put(' ', new int[ROWS]);
        return letters;
    }

    private static int[] rows(String hex) {
        String[] numbers = hex.split(" ", -1);
        int[] rows = new int[ROWS];
        for (int i = 0; i < ROWS; i++) {
            rows[i] = Integer.parseInt(numbers[i], 16);
        }
        return rows;
    }
}

package org.keyholder.dc09.content;

/** Which letter stands for which block. */
final class ExtendedLetters {
    private static final String IN_WINDOWS_1252 = "ILOPRSV";

    private ExtendedLetters() {}

    static String onTheWire(char letter, String words) {
        boolean windows = IN_WINDOWS_1252.indexOf(letter) >= 0;
        return windows ? WireText.windows1252(words) : words;
    }

    static int longest(char letter) {
        return switch (letter) {
            case 'J', 'T' -> 1;
            case 'A', 'M', 'X', 'Y', 'Z' -> 12;
            case 'H' -> 21;
            case 'C', 'K' -> 64;
            case 'N' -> 128;
            case 'I', 'L', 'O', 'P', 'R', 'S', 'V' -> 256;
            default -> 4095;
        };
    }

    static ExtendedData typed(char letter, String value) {
        return switch (letter) {
            case 'A' -> new ExtendedData.AuthenticationHash(value);
            case 'C' -> new ExtendedData.SupervisionCategory(value);
            case 'H' -> new ExtendedData.OccurredAt(value);
            case 'I' -> new ExtendedData.AlarmText(value);
            case 'J' -> new ExtendedData.NetworkPath(value);
            case 'K' -> new ExtendedData.EncryptionKey(value);
            case 'L' -> new ExtendedData.Location(value);
            case 'M' -> new ExtendedData.MacAddress(value);
            case 'N' -> new ExtendedData.NetworkAddress(value);
            case 'O' -> new ExtendedData.Building(value);
            case 'P' -> new ExtendedData.Programming(value);
            case 'R' -> new ExtendedData.Room(value);
            case 'S' -> new ExtendedData.SiteName(value);
            case 'T' -> new ExtendedData.Trigger(value);
            case 'V' -> new ExtendedData.Links(value);
            case 'X' -> new ExtendedData.Longitude(value);
            case 'Y' -> new ExtendedData.Latitude(value);
            case 'Z' -> new ExtendedData.Altitude(value);
            default -> new ExtendedData.Unknown(letter, value);
        };
    }

    static char of(ExtendedData block) {
        return switch (block) {
            case ExtendedData.AuthenticationHash _ -> 'A';
            case ExtendedData.SupervisionCategory _ -> 'C';
            case ExtendedData.OccurredAt _ -> 'H';
            case ExtendedData.AlarmText _ -> 'I';
            case ExtendedData.NetworkPath _ -> 'J';
            case ExtendedData.EncryptionKey _ -> 'K';
            case ExtendedData.Location _ -> 'L';
            case ExtendedData.MacAddress _ -> 'M';
            case ExtendedData.NetworkAddress _ -> 'N';
            case ExtendedData.Building _ -> 'O';
            case ExtendedData.Programming _ -> 'P';
            case ExtendedData.Room _ -> 'R';
            case ExtendedData.SiteName _ -> 'S';
            case ExtendedData.Trigger _ -> 'T';
            case ExtendedData.Links _ -> 'V';
            case ExtendedData.Longitude _ -> 'X';
            case ExtendedData.Latitude _ -> 'Y';
            case ExtendedData.Altitude _ -> 'Z';
            case ExtendedData.Unknown(char letter, String _) -> letter;
        };
    }
}

package org.keyholder.dc09.message;

/** Writes DC-03 blocks. */
final class SiaText {
    private SiaText() {}

    static String block(SiaEvent event) {
        String letter = event.qualifier() == SiaQualifier.OLD ? "O" : "N";
        StringBuilder block = new StringBuilder(letter);
        for (Modifier modifier : event.modifiers()) {
            block.append(modifier.letters()).append(modifier.value()).append(caret(modifier.text()));
            block.append('/');
        }
        return block.append(event.code())
                .append(event.number())
                .append(caret(event.text()))
                .toString();
    }

    private static String caret(String text) {
        return text.isEmpty() ? "" : "^" + plain(text) + "^";
    }

    /** Names may hold blank to tilde without the signs of the grammar; what may not stand becomes a question mark. */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.chars().forEach(character -> plain.append(mayStand(character) ? (char) character : '?'));
        return plain.toString();
    }

    private static boolean mayStand(int character) {
        return character >= ' ' && character <= '~' && "[]|^/".indexOf(character) < 0;
    }
}

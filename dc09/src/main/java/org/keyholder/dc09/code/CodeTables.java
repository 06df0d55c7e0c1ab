package org.keyholder.dc09.code;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The tables beside this class, read once. */
final class CodeTables {
    private static final Map<String, ContactIdCode> CONTACT_ID =
            read("contact-id.tsv", CodeTables::contactIdRow, ContactIdCode::code);
    private static final Map<String, Dc03Code> DC03 = read("dc03.tsv", CodeTables::dc03Row, Dc03Code::code);
    private static final Map<String, CodeTwins> TWINS =
            read("contact-id-to-dc03.tsv", row -> new CodeTwins(row[0], row[1], row[2]), CodeTwins::contactId);

    private CodeTables() {}

    static Optional<ContactIdCode> contactId(String code) {
        return Optional.ofNullable(CONTACT_ID.get(code));
    }

    static Optional<Dc03Code> dc03(String code) {
        return Optional.ofNullable(DC03.get(code));
    }

    static Map<String, CodeTwins> twins() {
        return TWINS;
    }

    private static ContactIdCode contactIdRow(String[] row) {
        return new ContactIdCode(row[0], number(row[1]), row[2], row[3].isEmpty() ? row[2] + ", restored" : row[3]);
    }

    private static Dc03Code dc03Row(String[] row) {
        return new Dc03Code(row[0], number(row[1]), row[2]);
    }

    private static NumberMeaning number(String name) {
        return NumberMeaning.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static <T> Map<String, T> read(String file, Function<String[], T> row, Function<T, String> code) {
        try (InputStream in = CodeTables.class.getResourceAsStream(file)) {
            String text = new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> row.apply(line.split("\t", -1)))
                    .collect(Collectors.toUnmodifiableMap(code, Function.identity()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

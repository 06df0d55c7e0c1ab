package org.keyholder.server.dealerportal.sheet;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.server.shared.Refusal;

class SheetReaderTest {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String SIGNS = ";,'=+-@\t\r\n|a \"";
    private static final String PLAIN = "name,street,town\r\nCafé Müller,Hauptstraße 5,Köln\r\n";

    @Test
    void itIsReadWhateverItWasWrittenIn() {
        for (var written : Map.of(
                        "UTF-8", PLAIN.getBytes(UTF_8),
                        "UTF-8 ", ("\uFEFF" + PLAIN).getBytes(UTF_8),
                        "Windows-1252", PLAIN.getBytes(WINDOWS),
                        "UTF-16", ("\uFEFF" + PLAIN).getBytes(UTF_16LE),
                        "UTF-16 ", ("\uFEFF" + PLAIN).getBytes(UTF_16BE),
                        "UTF-16  ", PLAIN.getBytes(UTF_16LE),
                        "UTF-16   ", PLAIN.getBytes(UTF_16BE))
                .entrySet()) {
            var sheet = SheetReader.read(written.getValue());

            assertThat(sheet.encoding()).isEqualTo(written.getKey().strip());
            assertThat(sheet.rows().getFirst().cell(Column.NAME)).isEqualTo("Café Müller");
            assertThat(sheet.rows().getFirst().cell(Column.TOWN)).isEqualTo("Köln");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {"comma commas", "semicolon semicolons", "tab tabs", "bar bars"})
    void itFindsOutWhatSeparatesTheCells(String name, String words) {
        var separator =
                Map.of("comma", ",", "semicolon", ";", "tab", "\t", "bar", "|").get(name);

        var sheet = read("name;account_number;town\nYard;P1;\"Springfield ;, IL\"\n"
                .replace(";", separator)
                .replace("Springfield " + separator, "Springfield ;"));

        assertThat(sheet.separator()).isEqualTo(words);
        assertThat(sheet.rows().getFirst().cells())
                .isEqualTo(Map.of(Column.NAME, "Yard", Column.ACCOUNT_NUMBER, "P1", Column.TOWN, "Springfield ;, IL"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void anyEndOfALineWill(String end) {
        var sheet = read(String.join(end, "name,town", "", "Yard,Springfield", "", "", "Mill,Joliet", ""));

        assertThat(sheet.rows()).extracting(Sheet.Row::number).containsExactly(3, 6);
        assertThat(sheet.rows()).extracting(row -> row.cell(Column.TOWN)).containsExactly("Springfield", "Joliet");
    }

    @Test
    void headersStandInAnyOrderAndUnderNamesThatPeopleGiveThem() {
        var sheet = read("ZIP Code,State,City,Site Name,Colour,Mobile Phone\n62701,IL,Springfield,Yard,red,555\n");

        assertThat(sheet.columns())
                .containsExactly(Column.POSTAL_CODE, Column.REGION, Column.TOWN, Column.NAME, Column.CONTACT_PHONE);
        assertThat(sheet.unknown()).containsExactly("Colour");
    }

    @Test
    void aHintForExcelIsNoHeader() {
        assertThat(read("sep=;\nname;town\nYard;Joliet\n").rows().getFirst().number())
                .isEqualTo(3);
    }

    @Test
    void quotedLineBreaksAreOneRowAsInTheSpreadsheet() {
        var sheet = read("name,town\n\"Yard\nof the \"\"North\"\"\",Joliet\nMill,Joliet\n");

        assertThat(sheet.rows().getFirst().cell(Column.NAME)).isEqualTo("Yard\nof the \"North\"");
        assertThat(sheet.rows().get(1).number()).isEqualTo(3);
    }

    @Test
    void aQuoteThatIsNotClosedIsNamedByItsRow() {
        assertThat(refusal("name,town\nYard,Joliet\n\"Mill,Joliet\nDock,Joliet\n")
                        .words())
                .startsWith("From row 3 on");
        assertThat(refusal("name,town\n\"Yard\"x,Joliet\n").words()).startsWith("From row 2 on");
        assertThat(read("name,town\n5\" pipe works,Joliet\n").rows().getFirst().cell(Column.NAME))
                .isEqualTo("5\" pipe works");
    }

    @Test
    void twoColumnsOfOneKindAreNamed() {
        assertThat(refusal("name,City,town\nYard,a,b\n").words())
                .isEqualTo("Two columns are town: B (“City”) and C (“town”). Rename or delete one.");
    }

    @Test
    void aHeaderThatNamesNoSiteIsRefusedWithWhatItSays() {
        assertThat(refusal("Colour,Size\nred,9\n").words()).contains("name, site_id or account_number", "Colour, Size");
        assertThat(refusal("name,town\n").words()).contains("no rows");
        assertThat(refusal("\n \n").words()).contains("empty");
    }

    @Test
    void whatIsNoTextIsRefusedWithWhatToDo() {
        assertThat(refusal(new byte[] {'P', 'K', 3, 4, 0, 0}).words()).contains("save it as CSV");
        assertThat(refusal(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0})
                        .words())
                .contains("save it as CSV");
        assertThat(refusal("%PDF-1.7".getBytes(UTF_8)).words()).contains("PDF");
        assertThat(refusal(new byte[] {1, 0, 0, 5, 0, 9, 0, 0, 0, 1}).words()).contains("not a text file");
        assertThat(refusal(new byte[0]).words()).contains("empty");
    }

    @Test
    void whatIsTooMuchIsRefusedWithTheLimit() {
        assertThat(refusal("name\n" + "Yard\n".repeat(200_000)).words()).contains("more than 10,000 rows");
        assertThat(read("name\n" + "Yard\n".repeat(10_000)).rows()).hasSize(10_000);
        assertThat(refusal(new byte[Sheet.LARGEST + 1]).words()).contains("larger than 4 MB");
        assertThat(refusal("name" + ",x".repeat(300) + "\nYard\n").words()).contains("more than 200 columns");
    }

    @Test
    void aCellOfTenThousandCharactersIsReadAsItIs() {
        assertThat(read("name\n" + "x".repeat(10_000)).rows().getFirst().cell(Column.NAME))
                .hasSize(10_000);
    }

    @Test
    void cellsBeyondTheHeaderAreCounted() {
        assertThat(read("name,town\nYard,Joliet,IL,\nMill,Joliet,,\n").rows())
                .extracting(Sheet.Row::more)
                .containsExactly(1, 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=cmd|' /C calc'!A0",
                "+13125550143",
                "-2+3",
                "@SUM(A1)",
                "'=1",
                "''=1",
                "'",
                "O'Hara",
                "＝1+1",
                "Shop;=1+cmd|'/C calc'!A1",
                "Shop;\"=1+1",
                "Shop;'=1",
                "a;;-b|@c",
                "Yard, \"North\"",
                "plain"
            })
    void whatIsWrittenIsNoFormulaAndReadsBackAsItWas(String value) {
        var out = new ByteArrayOutputStream();
        try (var sheet = SheetWriter.to(out)) {
            sheet.row(Map.of(Column.NAME, value));
        }

        var written = out.toString(UTF_8);
        var sheet = SheetReader.read(out.toByteArray());

        assertThat(written).startsWith("\uFEFFsite_id,name,");
        assertThat(written.lines().toList().get(1))
                .doesNotContainPattern(",[\"]?[=+@＝-]")
                .doesNotContainPattern("[;\t|]\"*[=+@＝-]");
        assertThat(sheet.rows().getFirst().cell(Column.NAME)).isEqualTo(value);
        assertThat(sheet.unknown()).isEmpty();
        assertThat(sheet.columns()).isEqualTo(Arrays.asList(Column.values()));
    }

    @Test
    void whateverTextIsWrittenReadsBackAndBeginsAFormulaNowhere() {
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            var text = random.ints(random.nextInt(12), 0, SIGNS.length())
                    .mapToObj(sign -> SIGNS.substring(sign, sign + 1))
                    .collect(Collectors.joining());

            var cell = Formulas.outOf(text);

            assertThat(Formulas.into(cell)).isEqualTo(text);
            assertThat(cell).doesNotContainPattern("^[=+@\t\r\n-]").doesNotContainPattern("[;\t\r\n|]\"*[=+@\t\r\n-]");
        }
    }

    @Test
    void whateverCellsAreWrittenReadBackAsTheyWere() {
        var random = new Random(8);
        var texts = Stream.generate(() -> random.ints(1 + random.nextInt(12), 0, SIGNS.length())
                        .mapToObj(sign -> SIGNS.substring(sign, sign + 1))
                        .collect(Collectors.joining())
                        .strip())
                .filter(text -> !text.isEmpty())
                .limit(5_000)
                .toList();
        var out = new ByteArrayOutputStream();
        try (var sheet = SheetWriter.to(out)) {
            texts.forEach(text -> sheet.row(Map.of(Column.NAME, text, Column.CONTACT_PHONE, "+13125550143")));
        }

        assertThat(SheetReader.read(out.toByteArray()).rows())
                .extracting(row -> row.cell(Column.NAME))
                .isEqualTo(texts);
    }

    private static Sheet read(String text) {
        return SheetReader.read(text.getBytes(UTF_8));
    }

    private static Refusal refusal(String text) {
        return refusal(text.getBytes(UTF_8));
    }

    private static Refusal refusal(byte[] bytes) {
        var refusal = catchThrowableOfType(Refusal.class, () -> SheetReader.read(bytes));
        assertThat(refusal.field()).isEqualTo("file");
        return refusal;
    }
}

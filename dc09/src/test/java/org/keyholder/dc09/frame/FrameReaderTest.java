package org.keyholder.dc09.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keyholder.dc09.Wire;

class FrameReaderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "\"NULL\"0001R1L2#1234[] NONE",
                "\"NULL\"0001L#1234[] EMPTY_LINE_NUMBER",
                "\"NULL\"0001#1234[] MISSING_LINE_NUMBER",
                "\"NULL\"0001RL0#1234[] EMPTY_RECEIVER_NUMBER",
                "\"NULL\"0001NoneL0#1234[] RECEIVER_NONE",
                "\"NULL\"0001L0R0#1234[] LINE_BEFORE_RECEIVER",
                "\"NULL\"0001L0#12[] UNUSUAL_ACCOUNT",
                "\"NULL\"0001L0#0123456789ABCDEF0[] UNUSUAL_ACCOUNT",
                "\"NULL\"0001L0#Smith_1[] UNUSUAL_ACCOUNT"
            })
    void usualLibertiesAreReadAndNamedAndRefusedToTheLetter(String body, String liberty) {
        byte[] frame = Wire.framed(body);
        Allowances needed = liberty.equals("NONE") ? Allowances.NONE : Allowances.of(Allowance.valueOf(liberty));

        assertThat(FrameReader.read(frame, Allowances.USUAL))
                .isInstanceOfSatisfying(
                        FrameReading.Whole.class,
                        whole -> assertThat(whole.frame().allowed()).isEqualTo(needed));
        assertThat(FrameReader.read(frame, Allowances.NONE) instanceof FrameReading.Whole)
                .isEqualTo(needed.equals(Allowances.NONE));
    }

    @Test
    void aMissingHashIsReadOnlyWhereItIsAllowed() {
        byte[] frame = Wire.framed("\"ADM-CID\"0001L01234[#1234|1130 01 003]");

        assertThat(problem(frame, Allowances.USUAL)).isEqualTo(Problem.NOT_TO_THE_STANDARD);
        assertThat(FrameReader.read(frame, Allowances.USUAL.and(Allowance.MISSING_HASH)))
                .isInstanceOfSatisfying(FrameReading.Whole.class, whole -> {
                    assertThat(whole.frame().route().account().text()).isEqualTo("1234");
                    assertThat(whole.frame().route().line()).isEqualTo(new Prefix.Given("0"));
                });
    }

    @Test
    void aCrcOverSomethingElseIsBorneWithOnlyWhereItIsAllowed() {
        byte[] frame = Wire.latin1("68AF0025\"SIA-DCS\"0002L0#1234[#1234|Nri1/BA13]");

        assertThat(problem(frame, Allowances.USUAL)).isEqualTo(Problem.CRC_WRONG);
        assertThat(FrameReader.read(frame, Allowances.USUAL.and(Allowance.IGNORE_CRC)))
                .isInstanceOf(FrameReading.Whole.class);
    }

    @Test
    void aLengthThatCountsSomethingElseIsBorneWithOnlyWhereItIsAllowed() {
        byte[] frame = Wire.latin1("B0AC0099\"ADM-CID\"0001L0#7099[#7099|1628 01 000]");

        assertThat(problem(frame, Allowances.USUAL)).isEqualTo(Problem.LENGTH_WRONG);
        assertThat(FrameReader.read(frame, Allowances.of(Allowance.IGNORE_LENGTH)))
                .isInstanceOf(FrameReading.Whole.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "''!EMPTY",
                "hello!NOT_A_FRAME",
                "00000000NULL0001L0#1234[]!NOT_A_FRAME",
                "00000000\"NULL!ID_MALFORMED",
                "00000000\"\"0001L0#1234[]!ID_MALFORMED",
                "00000000\"*\"0001L0#1234[]!ID_MALFORMED",
                "00000000\"A-VERY-LONG-MESSAGE-ID\"0001L0#1234[]!ID_MALFORMED",
                "00000000\"NULL\"1L0#1234[]!SEQUENCE_MALFORMED",
                "00000000\"NULL\"000!SEQUENCE_MALFORMED",
                "00000000\"NULL\"0001L0#1234!DATA_MISSING",
                "00000000\"NULL\"0001X0#1234[]!ROUTE_MALFORMED",
                "00000000\"NULL\"0001L1234567#1234[]!ROUTE_MALFORMED",
                "00000000\"NULL\"0001L0#[]!ACCOUNT_MALFORMED",
                "00000000\"NULL\"0001L0#12 34[]!ACCOUNT_MALFORMED",
                "0000000\u00FF\"NULL\"0001L0#1234[]!CRC_WRONG",
                "XX000000\"NULL\"0001L0#1234[]!CRC_NOT_HEXADECIMAL"
            })
    void everyBrokenHeaderHasAProblemOfItsOwn(String frame, String problem) {
        assertThat(problem(Wire.latin1(frame), Allowances.USUAL)).isEqualTo(Problem.valueOf(problem));
    }

    @Test
    void aFrameLongerThanItsLengthFieldCanSayIsRefused() {
        byte[] frame = Wire.latin1("00000FFF\"NULL\"0001L0#1234[" + "x".repeat(4096));

        assertThat(problem(frame, Allowances.of(Allowance.values()))).isEqualTo(Problem.TOO_LONG);
    }

    @Test
    void anUnknownIdIsKept() {
        assertThat(Wire.read(Wire.framed("\"SIA-XYZ\"0001L0#1234[data]")).id())
                .isEqualTo(new MessageId(MessageKind.UNKNOWN, "SIA-XYZ"));
    }

    @Test
    void theRouteIsKeptToTheLetter() {
        Frame frame = Wire.read(Wire.framed("\"NULL\"0001Rc0FfdL00#abCD[]"));

        assertThat(frame.route().text()).isEqualTo("Rc0FfdL00#abCD");
    }

    @Test
    void everyProblemHasACodeOfItsOwn() {
        assertThat(Problem.values())
                .extracting(Problem::code)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[a-z-]+"));
    }

    private static Problem problem(byte[] frame, Allowances allowances) {
        return switch (FrameReader.read(frame, allowances)) {
            case FrameReading.Whole whole -> throw new AssertionError(whole);
            case FrameReading.Damaged(Problem problem, Frame damaged) -> problem;
            case FrameReading.Malformed malformed -> malformed.problem();
            case FrameReading.NotAFrame(Problem problem) -> problem;
        };
    }
}

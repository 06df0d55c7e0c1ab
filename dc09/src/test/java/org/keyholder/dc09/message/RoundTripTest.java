package org.keyholder.dc09.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.keyholder.dc09.Generated;
import org.keyholder.dc09.Wire;
import org.keyholder.dc09.content.ExtendedData;
import org.keyholder.dc09.content.FrameKey;
import org.keyholder.dc09.content.Protection;
import org.keyholder.dc09.content.Timestamp;
import org.keyholder.dc09.frame.Allowances;
import org.keyholder.dc09.frame.CrcForm;
import org.keyholder.dc09.frame.Frame;
import org.keyholder.dc09.frame.Route;
import org.keyholder.dc09.frame.Sequence;

class RoundTripTest {
    private static final int MESSAGES = 2_000;

    @Test
    void aContactIdEventComesBackAsItWasSent() {
        Generated generated = new Generated(1);
        for (int count = 0; count < MESSAGES; count++) {
            ContactIdEvent event = generated.contactId();
            List<? extends Event> events = thereAndBack(generated, Report.of(event));
            assertThat(events).hasSize(1);
            assertThat(events.getFirst()).isEqualTo(event);
        }
    }

    @Test
    void aDc03EventComesBackAsItWasSent() {
        Generated generated = new Generated(2);
        for (int count = 0; count < MESSAGES; count++) {
            SiaEvent event = generated.sia();
            List<? extends Event> events = thereAndBack(generated, Report.of(event));
            assertThat(events).hasSize(1);
            SiaEvent read = (SiaEvent) events.getFirst();
            assertThat(read).usingRecursiveComparison().ignoringFields("raw").isEqualTo(event);
        }
    }

    private static List<? extends Event> thereAndBack(Generated generated, Report bare) {
        Route route = generated.route();
        Sequence sequence = generated.sequence();
        Instant instant = generated.instant();
        Protection protection = generated.protection();
        List<ExtendedData> extended = generated.extended();
        Report report = new Report(bare.id(), bare.event(), extended);

        byte[] wire = Encoder.report(report, route, sequence, new Timestamp.At(instant), protection);

        // Written to the letter of the standard, whatever was generated.
        AccountRules strict = new AccountRules(protection, Allowances.NONE);
        Message message = understood(new Decoder(account -> strict).decode(Wire.inner(wire)));
        Frame frame = message.frame().frame();
        assertThat(frame.route()).isEqualTo(route);
        assertThat(frame.sequence()).isEqualTo(sequence);
        assertThat(frame.encrypted()).isEqualTo(!protection.equals(new Protection.ClearText()));
        assertThat(message.frame().timestamp()).isEqualTo(new Timestamp.At(instant));
        assertThat(message.frame().extended()).isEqualTo(extended);
        return ((Message.EventReport) message).events();
    }

    private static Message understood(Decoding decoding) {
        assertThat(decoding).isInstanceOf(Decoding.Understood.class);
        return ((Decoding.Understood) decoding).message();
    }

    @Test
    void anAckEchoesItsRequestInFormAndLetter() {
        Frame hex = Wire.read(Wire.framed("\"NULL\"0000Rc0ffdL1234#080027e62A64[]"));
        Frame twoBytes = Wire.read(Wire.framedWithTwoBytes("\"NULL\"0007L#12[]"));

        assertThat(Wire.latin1(Encoder.ack(hex, new Protection.ClearText(), Instant.EPOCH)))
                .matches("(?s)\n[0-9A-F]{8}\"ACK\"0000Rc0ffdL1234#080027e62A64\\[]\r");
        byte[] answer = Encoder.ack(twoBytes, new Protection.ClearText(), Instant.EPOCH);
        assertThat(Wire.latin1(answer)).endsWith("000F\"ACK\"0007L#12[]\r").hasSize(1 + 2 + 4 + 15 + 1);
        assertThat(Wire.read(Wire.inner(answer)).crcForm()).isEqualTo(CrcForm.TWO_BYTES);
    }

    @Test
    void theNakIsTheFixedOneOfTheStandard() {
        byte[] nak = Encoder.nak(CrcForm.ASCII_HEX, Instant.parse("2015-04-14T16:09:09Z"));

        assertThat(Wire.latin1(nak)).isEqualTo("\n3C830025\"NAK\"0000R0L0A0[]_16:09:09,04-14-2015\r");
    }

    @Test
    void textIsSentAsItAlwaysWasAndItsHeaderCountsBytes() {
        Report typed = Report.sia("Nri1/BA003^Küche^").with(ExtendedData.ofWords('R', "Küche"));
        SiaEvent named = new SiaEvent(SiaQualifier.NEW, "BA", "003", List.of(), "Küche", "");

        assertThat(body(typed)).isEqualTo("\"SIA-DCS\"0001R0L0#1234[#1234|Nri1/BA003^K\u00FCche^][RK\u00FCche]");
        assertThat(body(Report.of(named))).isEqualTo("\"SIA-DCS\"0001R0L0#1234[#1234|NBA003^K?che^]");
    }

    @Test
    void textInUtf8IsReadAsSuchInCipherToo() {
        Protection secret = Protection.with(FrameKey.ofText("AAAAAAAAAAAAAAAA"));
        Report report = Report.sia(Wire.utf8("Nri1/BA003^Küche^")).with(ExtendedData.of('R', Wire.utf8("Süd")));
        byte[] wire = Encoder.report(report, Route.to("1234"), Sequence.FIRST, new Timestamp.At(Instant.EPOCH), secret);

        Message message =
                understood(new Decoder(_ -> new AccountRules(secret, Allowances.NONE)).decode(Wire.inner(wire)));

        assertThat(((Message.EventReport) message).events().getFirst().text()).isEqualTo("Küche");
        assertThat(message.frame().extended().getFirst().words()).isEqualTo("Süd");
    }

    private static String body(Report report) {
        byte[] frame = Wire.inner(Encoder.report(
                report, Route.to("1234"), Sequence.FIRST, new Timestamp.Absent(), new Protection.ClearText()));
        Frame read = Wire.read(frame);
        assertThat(read.crc().right() && read.length().right()).isTrue();
        return Wire.latin1(frame).substring(8);
    }

    @Test
    void theDuhIsLaidOutAsAnAckAndNeverInCipher() {
        Frame request = Wire.read(Wire.framed("\"*SIA-DCS\"0012R1L2#1234[" + "0".repeat(32)));

        assertThat(Wire.latin1(Encoder.duh(request))).endsWith("\"DUH\"0012R1L2#1234[]\r");
    }
}

package org.keyholder.dc09.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.dc09.Wire;
import org.keyholder.dc09.frame.Problem;

class SiaDataTest {
    @Test
    void severalEventsOfAFrameInheritTheArea() {
        List<SiaEvent> events = events("#1234|Nri1/BA01/BA02/ri2/BA03");

        assertThat(events).extracting(SiaEvent::number).containsExactly("01", "02", "03");
        assertThat(events).extracting(event -> event.area().orElse("")).containsExactly("1", "1", "2");
    }

    @Test
    void everyModifierOfTheStandardIsRead() {
        SiaEvent event = event("#1234|Nti10:20/ri01^Shop^/id7^Ann^/pi3/pm4/BA005^Door^");

        assertThat(event.time()).contains("10:20");
        assertThat(event.area()).contains("01");
        assertThat(event.user()).contains("7");
        assertThat(event.device()).contains("3");
        assertThat(event.partition()).contains("4");
        assertThat(event.modifier("ri").orElseThrow().text()).isEqualTo("Shop");
        assertThat(event.modifier("id").orElseThrow().text()).isEqualTo("Ann");
        assertThat(event.zone()).contains("005");
        assertThat(event.text()).isEqualTo("Door");
    }

    @Test
    void slashesMayBeMissing() {
        assertThat(event("#1234|Nri1CL0")).returns("CL", SiaEvent::code).returns("0", SiaEvent::number);
        SiaEvent spt = event("#1234|Nri2id5^Ann^ti10:00:00BA3^Entree^");
        assertThat(spt.area()).contains("2");
        assertThat(spt.user()).contains("5");
        assertThat(spt.time()).contains("10:00:00");
        assertThat(spt.text()).isEqualTo("Entree");
    }

    @Test
    void modifiersBehindTheLastEventBelongToIt() {
        assertThat(event("#1234|NCL001/id0007").modifier("id").orElseThrow().value())
                .isEqualTo("0007");
        assertThat(event("#1234|NBA001/id0007").user()).contains("0007");
    }

    @Test
    void oldEventsAreKnownFromNewOnes() {
        assertThat(event("#1234|ORP").qualifier()).isEqualTo(SiaQualifier.OLD);
        assertThat(event("#1234|NOP1").qualifier()).isEqualTo(SiaQualifier.NEW);
        assertThat(event("#1234|OP1").qualifier()).isEqualTo(SiaQualifier.LEFT_OUT);
    }

    @Test
    void aTextBlockIsTheTextOfEveryEventWithoutOne() {
        List<SiaEvent> events = events("#1234|Nri1/BA01/BA02^Own^|AFront door");

        assertThat(events).extracting(SiaEvent::text).containsExactly("Front door", "Own");
    }

    @Test
    void theTextBlockOfDc09SptIsReadInBothItsFlavours() {
        assertThat(event("#1234|Nri1BA3|AFront door").text()).isEqualTo("Front door");
        assertThat(event("#1234|Nri1BA3*\"Front door\"NM").text()).isEqualTo("Front door");
        assertThat(report("#1234|Aonly text").text()).isEqualTo("only text");
    }

    @Test
    void aSecondBlockMayHoldMoreEvents() {
        List<SiaEvent> events = events("#1234|Nri1/BA01|ORP");

        assertThat(events).extracting(SiaEvent::code).containsExactly("BA", "RP");
        assertThat(events).extracting(SiaEvent::qualifier).containsExactly(SiaQualifier.NEW, SiaQualifier.OLD);
    }

    @Test
    void textMayHoldSlashesAndLackItsEnd() {
        assertThat(event("#1234|NBA1^Door 1/2 a|b^").text()).isEqualTo("Door 1/2 a|b");
        assertThat(event("#1234|NBA1^Door").text()).isEqualTo("Door");
    }

    @Test
    void wordsWithoutCaretsBecomeTheTextOfTheirEvent() {
        SiaEvent event = event("#1234|Nri1/BA12 Front door");

        assertThat(event.zone()).contains("12");
        assertThat(event.text()).isEqualTo("Front door");
    }

    @Test
    void textInUtf8IsReadAsSuchWhereverItStands() {
        SiaEvent named = event(Wire.utf8("#1234|Nri1^Erdgeschoß^/id7^Jürgen^/BA3^Küchentür à gauche^")
                .concat("|AK\u00FCche"));

        assertThat(named.text()).isEqualTo("Küchentür à gauche");
        assertThat(named.modifier("ri").orElseThrow().text()).isEqualTo("Erdgeschoß");
        assertThat(named.modifier("id").orElseThrow().text()).isEqualTo("Jürgen");
        assertThat(named.raw()).isEqualTo(Wire.utf8("BA3^Küchentür à gauche^"));
        assertThat(event(Wire.utf8("#1234|Nri1/BA3|AКухня à")).text()).isEqualTo("Кухня à");
        assertThat(event(Wire.utf8("#1234|Nri1/BA3 Küche")).text()).isEqualTo("Küche");
        assertThat(event(Wire.utf8("#1234|Nri1BA3*\"Küche\"NM")).text()).isEqualTo("Küche");
        assertThat(report(Wire.utf8("#1234|Anur Text: Ä")).text()).isEqualTo("nur Text: Ä");
    }

    @Test
    void eachTextOfAFrameIsReadByItself() {
        List<SiaEvent> events =
                events("#1234|Nri1^K\u00FCche 5 \u0080^/BA01^" + Wire.utf8("Küche") + "^/BA02^Caf\u00E9^");

        assertThat(events).extracting(SiaEvent::text).containsExactly("Küche", "Café");
        assertThat(events.getFirst().modifier("ri").orElseThrow().text()).isEqualTo("Küche 5 €");
    }

    @Test
    void anUnknownModifierIsKept() {
        assertThat(event("#1234|Nlv5/BA1").modifier("lv").orElseThrow().value()).isEqualTo("5");
    }

    @Test
    void anAreaCodeCountsAreas() {
        assertThat(event("#1234|NBV3").area()).contains("3");
        assertThat(event("#1234|NBV3").zone()).isEmpty();
    }

    @Test
    void theAccountInTheDataMayDifferOrLackItsSignOrBeLeftOut() {
        assertThat(report("#9999|NRP").dataAccount()).isEqualTo("9999");
        assertThat(report("1234|NRP").dataAccount()).isEqualTo("1234");
        assertThat(report("|Nri1/CL501").dataAccount()).isEmpty();
        assertThat(report("Nri1/WA000").dataAccount()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"#1234", "#1234|", "#1234|N", "#1234|Nri1", "#1234|12345", "hello world", "#1234|^x^"})
    void whatHoldsNoEventIsNotUnderstood(String data) {
        Decoding decoding = decode(data);

        assertThat(decoding.refusal()).contains(Problem.SIA_MALFORMED);
        assertThat(((Decoding.NotUnderstood) decoding).frame().data()).isEqualTo(data);
    }

    private static SiaEvent event(String data) {
        List<SiaEvent> events = events(data);
        assertThat(events).hasSize(1);
        return events.getFirst();
    }

    private static List<SiaEvent> events(String data) {
        return report(data).events().stream().map(SiaEvent.class::cast).toList();
    }

    private static Message.EventReport report(String data) {
        return (Message.EventReport) ((Decoding.Understood) decode(data)).message();
    }

    private static Decoding decode(String data) {
        byte[] frame = Wire.framed("\"SIA-DCS\"0001L0#1234[" + data + "]");
        return new Decoder(Accounts.WITHOUT_KEYS).decode(frame);
    }
}

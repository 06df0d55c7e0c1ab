package org.keyholder.dc09.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.dc09.Wire;
import org.keyholder.dc09.frame.Problem;

class ContactIdDataTest {
    @ParameterizedTest
    @CsvSource({
        "1130 01 003,Burglary alarm",
        "3130 01 003,'Burglary alarm, restored'",
        "6130 01 003,'Burglary alarm, still present'",
        "1401 01 003,Disarmed by user",
        "3401 01 003,Armed by user",
        "1799 01 003,Contact ID code that is not in the table"
    })
    void theQualifierIsPartOfTheMeaning(String event, String meaning) {
        assertThat(event("#1234|" + event).meaning()).isEqualTo(meaning);
    }

    @Test
    void theNumberIsAZoneOrAUser() {
        assertThat(event("#1234|1130 01 003").zone()).contains("003");
        assertThat(event("#1234|1130 01 003").user()).isEmpty();
        assertThat(event("#1234|1406 03 004").user()).contains("004");
        assertThat(event("#1234|1406 03 004").zone()).isEmpty();
    }

    @Test
    void blocksBehindTheEventAreKept() {
        ContactIdEvent event = event("#1234|1130 01 003|AFront door|Url:https://example.test/1");

        assertThat(event.text()).isEqualTo("Front door");
        assertThat(event.others()).containsExactly("Url:https://example.test/1");
    }

    @Test
    void textInUtf8IsReadAsSuchAndElseAsWindows1252() {
        assertThat(event("#1234|1130 01 003|A" + Wire.utf8("Küche")).text()).isEqualTo("Küche");
        assertThat(event("#1234|1130 01 003|AK\u00FCche 5 \u0080").text()).isEqualTo("Küche 5 €");
        assertThat(event("#1234|1130 01 003|" + Wire.utf8("Url:https://a.test/ü"))
                        .others())
                .containsExactly("Url:https://a.test/ü");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#1234|2130 01 003",
                "#1234|1130 01 03",
                "#1234|113001003",
                "#1234|1130 01 0034",
                "#1234|1x30 01 003",
                "#1234|1130 01 00é",
                "#1234|",
                "#1234",
                "|",
                "1130"
            })
    void whatIsNoEventIsNotUnderstood(String data) {
        assertThat(decode(data).refusal()).contains(Problem.CONTACT_ID_MALFORMED);
    }

    @Test
    void anEmptyDataBlockIsAFrameWithoutEvents() {
        assertThat(((Message.EventReport) ((Decoding.Understood) decode("")).message()).events())
                .isEmpty();
    }

    @Test
    void typedEventsAreReadWithAndWithoutBlanks() {
        assertThat(ContactIdText.read("1130 01 003"))
                .isEqualTo(ContactIdText.read("113001003"))
                .isPresent();
        assertThat(ContactIdText.read("2130 01 003")).isEmpty();
        assertThat(ContactIdText.read("1130 01 0x3")).isEmpty();
        assertThat(ContactIdText.read("")).isEmpty();
    }

    private static ContactIdEvent event(String data) {
        Message.EventReport report = (Message.EventReport) ((Decoding.Understood) decode(data)).message();
        return (ContactIdEvent) report.events().getFirst();
    }

    private static Decoding decode(String data) {
        return new Decoder(Accounts.WITHOUT_KEYS).decode(Wire.framed("\"ADM-CID\"0001L0#1234[" + data + "]"));
    }
}

package org.keyholder.server.receiver.internal.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.server.signal.LinkAnswer;
import org.keyholder.server.signal.SignalId;

class AckXmlTest {

    private static final SignalId ID = new SignalId(UUID.fromString("01a1ff6e-9c4e-7d3b-8a51-6f0c2b7e1d90"));

    private final AckXml acks = new AckXml();

    @ParameterizedTest
    @ValueSource(strings = {"accepted", "duplicate"})
    void aSignalThatTheReceiverHasIsAcknowledged(String result) throws Exception {
        var ack = ack(ID.toString(), result);

        assertThat(acks.read(ack, ID)).isEqualTo(new LinkAnswer.Acknowledged());
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(Path.of("../docs/xml-signal.xsd").toFile())
                .newValidator()
                .validate(new StreamSource(new StringReader(ack)));
    }

    @Test
    void aRefusalKeepsTheReceiversReason() {
        var ack = "<ack xmlns='urn:keyholder:signal:1' id='" + ID + "' result='refused' reason=' unknown account '/>";

        assertThat(acks.read(ack, ID)).isEqualTo(new LinkAnswer.Refused("unknown account"));
    }

    @Test
    void aRefusalWithoutAReasonIsARefusal() {
        assertThat(acks.read(ack(ID.toString(), "refused"), ID)).isEqualTo(new LinkAnswer.Refused("no reason given"));
    }

    @Test
    void aReasonIsOneShortLineWhateverTheReceiverSays() {
        var ack = "<ack xmlns='urn:keyholder:signal:1' id='" + ID + "' result='refused' reason='first&#10;second&#13;"
                + "x".repeat(5000) + "'/>";

        assertThat(acks.read(ack, ID))
                .isInstanceOfSatisfying(
                        LinkAnswer.Refused.class,
                        refused -> assertThat(refused.reason())
                                .startsWith("first second x")
                                .hasSizeLessThanOrEqualTo(200));
    }

    @Test
    void aReceiverThatAsksForItLaterIsAskedLater() {
        assertThat(acks.read(ack(ID.toString(), "retry"), ID))
                .isEqualTo(new LinkAnswer.NoAnswer("The receiver asked for it later: no reason given"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<?xml version='1.0' encoding='UTF-8'?><ack xmlns='urn:keyholder:signal:1' id='%s' result='accepted'/>",
                "  <ack result='accepted' xmlns='urn:keyholder:signal:1' id='%s'></ack>  ",
                "<k:ack xmlns:k='urn:keyholder:signal:1' id='%s' result='accepted' station='7'><more/></k:ack>",
                "<!-- hello --><ack xmlns='urn:keyholder:signal:1' id='%s' result='accepted'/>\r",
                "<ack xmlns='urn:keyholder:signal:1' id='%s' result='accepted'/><!-- bye -->"
            })
    void theSpellingOfTheXmlMakesNoDifference(String spelled) {
        assertThat(acks.read(spelled.formatted(ID), ID)).isEqualTo(new LinkAnswer.Acknowledged());
    }

    @Test
    void theLetterCaseOfTheIdMakesNoDifference() {
        assertThat(acks.read(ack(ID.toString().toUpperCase(java.util.Locale.ROOT), "accepted"), ID))
                .isEqualTo(new LinkAnswer.Acknowledged());
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void whatDoesNotNameTheSignalConfirmsNothingAndCannotBeRead(String answer) {
        assertThat(acks.read(answer, ID))
                .isInstanceOfSatisfying(
                        LinkAnswer.Unreadable.class,
                        unreadable -> assertThat(unreadable.words())
                                .isNotBlank()
                                .hasSizeLessThan(300)
                                .doesNotContainPattern("\\p{Cntrl}"));
    }

    @Test
    void whatTheReceiverSaidInsteadIsKeptForPeople() {
        assertThat(acks.read("ERR 12\r\nno such format", ID))
                .isEqualTo(new LinkAnswer.Unreadable(
                        "The receiver's answer is not an acknowledgement: ERR 12 no such format"));
    }

    @Test
    void whatItSaidIsKeptWithoutCharactersThatHideOrTurnOthers() {
        assertThat(acks.read("ERR \u202e21\u2028\u0085\u200b end", ID))
                .isInstanceOfSatisfying(
                        LinkAnswer.Unreadable.class,
                        unreadable -> assertThat(unreadable.words())
                                .endsWith("end")
                                .doesNotContainPattern("[\\p{C}\\p{Zl}\\p{Zp}]"));
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                no("nothing", ""),
                no("a blank", " "),
                no("words", "OK"),
                no("an acknowledgement character", "\u0006"),
                no("a zero byte", "\u0000"),
                no("HTML", "<html><body>Bad gateway</body></html>"),
                no("JSON", "{\"id\":\"" + ID + "\",\"result\":\"accepted\"}"),
                no("half a document", "<ack id='" + ID + "' result="),
                no("nonsense", "<ack xmlns='urn:keyholder:signal:1' id=&&& %%% }{"),
                no("another id", ack(UUID.randomUUID().toString(), "accepted")),
                no("no id", "<ack result='accepted'/>"),
                no("an empty id", ack("", "accepted")),
                no("a refusal of another id", ack(UUID.randomUUID().toString(), "refused")),
                no("a result of its own", ack(ID.toString(), "ok")),
                no("a result in capitals", ack(ID.toString(), "ACCEPTED")),
                no("no result", "<ack id='" + ID + "'/>"),
                no("another root", "<answer id='" + ID + "' result='accepted'/>"),
                no("no namespace", "<ack id='" + ID + "' result='accepted'/>"),
                no("another namespace", "<ack xmlns='urn:other:1' id='" + ID + "' result='accepted'/>"),
                no("a later namespace", "<ack xmlns='urn:keyholder:signal:2' id='" + ID + "' result='accepted'/>"),
                no(
                        "a prefix of another namespace",
                        "<k:ack xmlns='urn:keyholder:signal:1' xmlns:k='urn:k' id='" + ID + "' result='accepted'/>"),
                no("a refusal in another namespace", "<ack xmlns='x' id='" + ID + "' result='refused'/>"),
                no("words behind its end", ack(ID.toString(), "accepted") + "but not on disk"),
                no("another element behind its end", ack(ID.toString(), "accepted") + "<error code='7'/>"),
                no("a refusal behind its end", ack(ID.toString(), "accepted") + ack(ID.toString(), "refused")),
                no("itself behind its end", ack(ID.toString(), "accepted") + ack(ID.toString(), "accepted")),
                no("a line behind its end", ack(ID.toString(), "accepted") + "\nERR 7"),
                no("a zero byte behind its end", ack(ID.toString(), "accepted") + "\u0000"),
                no("half an element behind its end", ack(ID.toString(), "accepted") + "<"),
                no("an end that is missing", "<ack xmlns='urn:keyholder:signal:1' id='" + ID + "' result='accepted'>"),
                no(
                        "an end of another",
                        "<ack xmlns='urn:keyholder:signal:1' id='" + ID + "' result='accepted'></nack>"),
                no("an acknowledgement inside something", "<acks>" + ack(ID.toString(), "accepted") + "</acks>"),
                no("the id as an element", "<ack result='accepted'><id>" + ID + "</id></ack>"),
                no("attributes of a foreign namespace", "<ack xmlns:x='x' x:id='" + ID + "' x:result='accepted'/>"),
                no("one attribute twice", "<ack id='" + ID + "' id='" + ID + "' result='accepted'/>"),
                no("a bomb of entities", """
                        <!DOCTYPE ack [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
                        <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>
                        <ack id="&d;" result="accepted"/>"""),
                no(
                        "an entity for the id",
                        "<!DOCTYPE ack [<!ENTITY i '" + ID + "'>]><ack id='&i;' result='accepted'/>"),
                no("60,000 opening brackets", "<a>".repeat(20_000)),
                no("60,000 brackets", "<".repeat(60_000)),
                no("an attribute of 60,000 characters", "<ack id='" + "x".repeat(60_000) + "' result='accepted'/>"));
    }

    /** Whatever a DTD names outside, nobody fetches it. */
    @Test
    void anExternalEntityIsNotRead(@TempDir Path folder) throws Exception {
        var secret = Files.writeString(folder.resolve("secret"), ID.toString());
        var answer = "<!DOCTYPE ack [<!ENTITY i SYSTEM '" + secret.toUri()
                + "'>]><ack id='x' result='retry' reason='a'>&i;</ack>";

        assertThat(acks.read(answer, ID).toString()).doesNotContain(ID.toString());
    }

    @Test
    void garbageOfAnyKindIsNoAnswerAndNoFault() {
        var random = new Random(815);
        for (int i = 0; i < 5_000; i++) {
            var bytes = new byte[1 + random.nextInt(80)];
            random.nextBytes(bytes);
            assertThat(acks.read(new String(bytes, StandardCharsets.UTF_8), ID))
                    .isInstanceOf(LinkAnswer.Unreadable.class);
        }
    }

    /** Each byte of a good answer exchanged for another: it may still be an answer, but never a fault. */
    @Test
    void aDamagedAcknowledgementIsNoFault() {
        var good = "<?xml version='1.0'?><!DOCTYPE ack [<!ENTITY a 'b'>]><ack xmlns='urn:x' id='" + ID
                + "' result='accepted'>&a;</ack>";
        var random = new Random(4711);
        for (int i = 0; i < 20_000; i++) {
            var bytes = good.getBytes(StandardCharsets.ISO_8859_1);
            for (int hits = 0; hits <= random.nextInt(4); hits++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(128);
            }
            assertThat(acks.read(new String(bytes, StandardCharsets.ISO_8859_1), ID))
                    .isNotNull();
        }
    }

    private static String ack(String id, String result) {
        return "<ack xmlns=\"urn:keyholder:signal:1\" id=\"" + id + "\" result=\"" + result + "\"/>";
    }

    private static Arguments no(String what, String answer) {
        return argumentSet(what, answer);
    }
}

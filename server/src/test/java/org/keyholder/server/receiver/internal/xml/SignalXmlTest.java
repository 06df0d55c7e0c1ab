package org.keyholder.server.receiver.internal.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.server.event.EventKind;
import org.keyholder.server.shared.AlarmId;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.signal.Answerer;
import org.keyholder.server.signal.Happening;
import org.keyholder.server.signal.Signal;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Everything that is written has to be valid by docs/xml-signal.xsd, whatever people have called their zones and contacts. */
class SignalXmlTest {

    private static final Path DOCS = Path.of("../docs");
    private static final Answerer ANN = new Answerer("Ann Ortega", Optional.of("Owner"), Optional.of(2));

    private static Schema schema;
    private static SignalXml xml;

    @BeforeAll
    static void prepare() throws SAXException {
        schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(DOCS.resolve("xml-signal.xsd").toFile());
        xml = Signals.xml();
    }

    @Test
    void anEventIsWrittenAsItIsDocumented() throws Exception {
        var signal = Signals.usual().event();

        var root = valid(xml.write(signal, 4711));

        assertThat(root.getAttribute("id")).isEqualTo(signal.id().toString());
        assertThat(root.getAttribute("sequence")).isEqualTo("4711");
        assertThat(root.getAttribute("happening")).isEqualTo("event");
        assertThat(text(root, "account")).isEqualTo("P2794");
        assertThat(text(root, "qualifier")).isEqualTo("new");
        assertThat(text(root, "contactId")).isEqualTo("130");
        assertThat(text(root, "sia")).isEqualTo("BA");
        assertThat(text(root, "partition")).isEqualTo("01");
        assertThat(text(root, "zone")).isEqualTo("017");
        assertThat(text(root, "zoneText")).isEqualTo("North walkway");
        assertThat(text(root, "portalLink")).isEqualTo("https://alarms.example.com/monitoring?act=P2794&zone=017");
        assertThat(text(root, "camera")).isEqualTo("North walkway");
        assertThat(text(root, "clipLink"))
                .isEqualTo("https://alarms.example.com/monitoring/clip?site=" + signal.site() + "&event="
                        + ((Signal.OfEvent) signal.subject()).event());
        assertThat(text(root, "text")).isEqualTo("Motion, North walkway");
        assertThat(text(root, "user")).isNull();
        assertThat(element(root, "person")).isNull();
        assertThat(element(root, "event").getAttribute("id"))
                .isEqualTo(((Signal.OfEvent) signal.subject()).event().toString());
        assertThat(element(root, "event").getAttribute("kind")).isEqualTo("motion");
        assertThat(element(root, "event").getAttribute("at")).isEqualTo("2026-11-21T03:12:05.250Z");
        assertThat(element(root, "event").getAttribute("offset")).isEqualTo("-06:00");
    }

    @ParameterizedTest
    @EnumSource(EventKind.class)
    void everyKindOfEventIsValid(EventKind kind) throws Exception {
        var root = valid(xml.write(Signals.usual().kind(kind).event(), 1));

        assertThat(element(root, "event").getAttribute("kind")).isEqualTo(kind.code());
    }

    @ParameterizedTest
    @CsvSource({
        "TEXT_SENT, text-sent, 750,",
        "TEXT_OPENED, text-opened, 751,",
        "DISPATCH_WANTED, dispatch-wanted, 139, BV",
        "DISREGARD_WANTED, disregard-wanted, 406, BC",
        "DISREGARD_LATE, disregard-late, 752,",
        "DISREGARD_OVERRULED, disregard-overruled, 753,",
        "DISPATCH_TAKEN_BACK, dispatch-taken-back, 139,",
        "DISREGARD_TAKEN_BACK, disregard-taken-back, 406,",
        "ANSWER_TAKEN_BACK, answer-taken-back, 754,"
    })
    void whatAContactDidNamesThePersonAndTheSlot(
            Happening happening, String code, String contactId, @Nullable String sia) throws Exception {
        var root = valid(xml.write(Signals.usual().contact(happening, ANN), 1));

        assertThat(root.getAttribute("happening")).isEqualTo(code);
        assertThat(text(root, "contactId")).isEqualTo(contactId);
        assertThat(text(root, "sia")).isEqualTo(sia);
        assertThat(text(root, "user")).isEqualTo("002");
        assertThat(element(root, "person").getAttribute("name")).isEqualTo("Ann Ortega");
        assertThat(element(root, "person").getAttribute("title")).isEqualTo("Owner");
    }

    @Test
    void aSignalNamesTheAlarmThatItBelongsTo() throws Exception {
        var alarm = new AlarmId(UUID.randomUUID());

        var root = valid(xml.write(Signals.usual().event().telling(alarm, 3), 1));

        assertThat(element(root, "alarm").getAttribute("id")).isEqualTo(alarm.toString());
        assertThat(element(valid(xml.write(Signals.usual().event(), 1)), "alarm"))
                .isNull();
    }

    @Test
    void whatIsAboutAZoneAndNoEventHasNoClip() throws Exception {
        var subject = new Signal.OfZone(new ZoneNumber(17), "North walkway");

        var root = valid(xml.write(Signals.usual().about(subject), 1));

        assertThat(text(root, "zone")).isEqualTo("017");
        assertThat(text(root, "camera")).isEqualTo("North walkway");
        assertThat(text(root, "clipLink")).isNull();
        assertThat(element(root, "event").hasAttribute("id")).isFalse();
        assertThat(element(root, "event").getAttribute("at")).isEqualTo("2026-11-21T03:12:05.250Z");
    }

    @Test
    void whatIsAboutTheSiteAsAWholeHasNoZone() throws Exception {
        var root = valid(xml.write(Signals.usual().about(new Signal.OfSite()), 1));

        assertThat(text(root, "account")).isEqualTo("P2794");
        assertThat(text(root, "zone")).isNull();
        assertThat(text(root, "zoneText")).isNull();
        assertThat(text(root, "camera")).isNull();
        assertThat(text(root, "portalLink")).isEqualTo("https://alarms.example.com/monitoring?act=P2794");
    }

    @Test
    void aContactWithoutSlotAndTitleIsNamedAlone() throws Exception {
        var bob = new Answerer("Bob", Optional.empty(), Optional.empty());

        var root = valid(xml.write(Signals.usual().contact(Happening.DISPATCH_WANTED, bob), 1));

        assertThat(text(root, "user")).isNull();
        assertThat(element(root, "person").hasAttribute("title")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "</zoneText></signal>",
                "A & B",
                "&amp;&#10;&xxe;",
                "]]>",
                "<![CDATA[x]]>",
                "<!-- x -->",
                "quotes \" and '",
                "Ann 😀 Ortega 👩‍👩‍👧",
                "Åse Öberg, 日本語, עברית",
                "a\tb\nc\rd",
                "a\u0000b\u0001c\u001fd",
                "a\u007fb\u0085c\u2028d",
                "a\uFFFEb\uFFFFc",
                "half \uD83D a character",
                "other \uDE00 half",
                "  blanks  ",
                "%00 %0a $1 \\ {link}"
            })
    void noNameBreaksTheDocument(String name) throws Exception {
        var who = new Answerer(name, Optional.of(name), Optional.of(999));
        var signal = Signals.usual().zoneText(name).contact(Happening.DISPATCH_WANTED, who);

        var document = xml.write(signal, Long.MAX_VALUE);
        var root = valid(document);

        assertThat(document).doesNotContain("\n", "\r");
        assertThat(text(root, "zoneText")).isEqualTo(carried(name));
        assertThat(element(root, "person").getAttribute("name")).isEqualTo(carried(name));
        assertThat(element(root, "person").getAttribute("title")).isEqualTo(carried(name));
        assertThat(text(root, "text")).isEqualTo("Dispatch wanted by " + carried(name) + " (" + carried(name) + ")");
    }

    @Test
    void theLongestNamesAreValid() throws Exception {
        var who = new Answerer("N".repeat(120), Optional.of("T".repeat(60)), Optional.of(1));
        var signal =
                Signals.usual().at("1".repeat(20)).zoneText("Z".repeat(60)).contact(Happening.DISREGARD_WANTED, who);

        assertThatCode(() -> valid(xml.write(signal, 1))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"ab 12, ab+12", "12-34, 12-34", "P2794, P2794"})
    void anAccountNumberIsWrittenAsItIsAndEscapedInTheLink(String account, String inLink) throws Exception {
        var root = valid(xml.write(Signals.usual().at(account).event(), 1));

        assertThat(text(root, "account")).isEqualTo(account);
        assertThat(text(root, "portalLink")).endsWith("/monitoring?act=" + inLink + "&zone=017");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-01T12:00:00Z, America/Chicago, 2026-07-01T12:00:00Z, -05:00",
        "2026-11-21T03:12:05.000001Z, UTC, 2026-11-21T03:12:05.000001Z, +00:00",
        "2026-11-21T03:12:05Z, Asia/Kathmandu, 2026-11-21T03:12:05Z, +05:45"
    })
    void aTimeIsUtcWithTheSitesOffsetBesideIt(Instant at, ZoneId zone, String written, String offset) throws Exception {
        var root = valid(xml.write(Signals.usual().when(at, zone).event(), 1));

        assertThat(element(root, "event").getAttribute("at")).isEqualTo(written);
        assertThat(element(root, "event").getAttribute("offset")).isEqualTo(offset);
    }

    @Test
    void theDocumentedExamplesAreValid() throws Exception {
        var page = Files.readString(DOCS.resolve("xml-signal.md"));
        var examples = Pattern.compile("(?s)```xml\\n(.*?)```")
                .matcher(page)
                .results()
                .map(found -> found.group(1).strip())
                .toList();

        assertThat(examples).hasSize(3);
        for (var example : examples) {
            valid(example);
            assertThat(example).doesNotContain("\n");
        }
    }

    @Test
    void theSchemaIsNoEmptyPromise() {
        var good = xml.write(Signals.usual().event(), 1);

        for (var bad : new String[] {
            good.replace("<zone>017</zone>", "<zone>17</zone>"),
            good.replace("<zone>017</zone>", ""),
            good.replace("urn:keyholder:signal:1", "urn:keyholder:signal:2"),
            good.replace("happening=\"event\"", "happening=\"other\""),
            good.replace("<partition>", "<extra/><partition>")
        }) {
            assertThatThrownBy(() -> valid(bad)).isInstanceOf(SAXException.class);
        }
    }

    private static String carried(String name) {
        return name.codePoints()
                .map(c -> c < 0x20 || c == 0xFFFE || c == 0xFFFF || (c >= 0xD800 && c <= 0xDFFF) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Element valid(String document) throws Exception {
        schema.newValidator().validate(new StreamSource(new StringReader(document)));
        var factory = DocumentBuilderFactory.newDefaultNSInstance();
        Document read = factory.newDocumentBuilder().parse(new InputSource(new StringReader(document)));
        return read.getDocumentElement();
    }

    private static Element element(Element root, String name) {
        return (Element) root.getElementsByTagNameNS(SignalXml.NAMESPACE, name).item(0);
    }

    private static @Nullable String text(Element root, String name) {
        var found = element(root, name);
        return found == null ? null : found.getTextContent();
    }
}

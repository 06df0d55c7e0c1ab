package org.keyholder.server.receiver.internal.xml;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.keyholder.server.configuration.PublicUrl;
import org.keyholder.server.signal.Answerer;
import org.keyholder.server.signal.Signal;
import org.keyholder.server.station.LaunchUrl;
import org.springframework.stereotype.Component;

/** Writes a signal as XML on one line, as docs/xml-signal.md has it. */
@Component
final class SignalXml {

    static final String NAMESPACE = "urn:keyholder:signal:1";

    private final XMLOutputFactory factory = XMLOutputFactory.newDefaultFactory();
    private final PublicUrl publicUrl;

    SignalXml(PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
    }

    /** The document, without a line break, in UTF-8 once encoded. */
    String write(Signal signal, long sequence) {
        var text = new StringWriter(1024);
        try {
            var xml = factory.createXMLStreamWriter(text);
            xml.writeStartElement("signal");
            xml.writeDefaultNamespace(NAMESPACE);
            xml.writeAttribute("id", signal.id().toString());
            xml.writeAttribute("sequence", Long.toString(sequence));
            xml.writeAttribute("happening", signal.happening().code());
            body(xml, signal);
            xml.writeEndElement();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("A signal could not be written as XML", e);
        }
        return text.toString();
    }

    private void body(XMLStreamWriter xml, Signal signal) throws XMLStreamException {
        element(xml, "account", signal.line().account().text());
        element(xml, "qualifier", signal.qualifier().code());
        element(xml, "contactId", signal.codes().contactId());
        if (signal.codes().sia().isPresent()) {
            element(xml, "sia", signal.codes().sia().get());
        }
        element(xml, "partition", signal.partition());
        element(xml, "zone", signal.zone().toString());
        element(xml, "zoneText", signal.zoneText());
        element(xml, "camera", signal.zoneText());
        if (signal.person().isPresent()) {
            person(xml, signal.person().get());
        }
        event(xml, signal);
        element(
                xml,
                "portalLink",
                publicUrl.base() + LaunchUrl.path(signal.line().account(), signal.zone()));
        element(xml, "clipLink", clipUrl(signal));
        element(xml, "text", signal.text());
    }

    private static void person(XMLStreamWriter xml, Answerer person) throws XMLStreamException {
        if (person.slot().isPresent()) {
            element(xml, "user", "%03d".formatted(person.slot().get()));
        }
        xml.writeStartElement("person");
        xml.writeAttribute("name", plain(person.name()));
        if (person.title().isPresent()) {
            xml.writeAttribute("title", plain(person.title().get()));
        }
        xml.writeEndElement();
    }

    private static void event(XMLStreamWriter xml, Signal signal) throws XMLStreamException {
        xml.writeStartElement("event");
        xml.writeAttribute("id", signal.event().toString());
        xml.writeAttribute("kind", signal.eventKind().code());
        xml.writeAttribute("at", signal.occurredAt().toString());
        xml.writeAttribute(
                "offset",
                signal.timeZone()
                        .getRules()
                        .getOffset(signal.occurredAt())
                        .getId()
                        .replace("Z", "+00:00"));
        xml.writeEndElement();
    }

    /** For an operator who is signed in; it answers 404 until the clip has arrived. */
    private String clipUrl(Signal signal) {
        return publicUrl.base() + "/monitoring/clip?site=" + signal.site() + "&event=" + signal.event();
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(plain(text));
        xml.writeEndElement();
    }

    /** One line, and no character that XML 1.0 (2.2) cannot carry. */
    private static String plain(String text) {
        return text.codePoints()
                .map(c -> c < 0x20 || c == 0xFFFE || c == 0xFFFF || (c >= 0xD800 && c <= 0xDFFF) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}

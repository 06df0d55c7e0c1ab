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
        element(xml, "account", signal.line().sentAs().text());
        element(xml, "qualifier", signal.qualifier().code());
        element(xml, "contactId", signal.codes().contactId());
        if (signal.codes().sia().isPresent()) {
            element(xml, "sia", signal.codes().sia().get());
        }
        element(xml, "partition", signal.partition());
        zone(xml, signal.subject());
        if (signal.person().isPresent()) {
            person(xml, signal.person().get());
        }
        event(xml, signal);
        if (signal.alarm().isPresent()) {
            xml.writeStartElement("alarm");
            xml.writeAttribute("id", signal.alarm().get().toString());
            xml.writeEndElement();
        }
        element(xml, "portalLink", publicUrl.base() + launchPath(signal));
        if (signal.subject() instanceof Signal.OfEvent of) {
            element(xml, "clipLink", clipUrl(signal, of));
        }
        element(xml, "text", signal.text());
    }

    private static void zone(XMLStreamWriter xml, Signal.Subject subject) throws XMLStreamException {
        var number = subject.zoneNumber();
        var name = subject.zoneName();
        if (number.isPresent() && name.isPresent()) {
            element(xml, "zone", number.get().toString());
            element(xml, "zoneText", name.get());
            element(xml, "camera", name.get());
        }
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

    /** When it happened stands here also where no event is behind it. */
    private static void event(XMLStreamWriter xml, Signal signal) throws XMLStreamException {
        xml.writeStartElement("event");
        if (signal.subject() instanceof Signal.OfEvent of) {
            xml.writeAttribute("id", of.event().toString());
            xml.writeAttribute("kind", of.kind().code());
        }
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

    private static String launchPath(Signal signal) {
        var account = signal.line().account();
        return signal.subject()
                .zoneNumber()
                .map(zone -> LaunchUrl.path(account, zone))
                .orElseGet(() -> LaunchUrl.path(account));
    }

    /** For an operator who is signed in; it answers 404 until the clip has arrived. */
    private String clipUrl(Signal signal, Signal.OfEvent of) {
        return publicUrl.base() + "/monitoring/clip?site=" + signal.site() + "&event=" + of.event();
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

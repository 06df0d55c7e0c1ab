package org.keyholder.testing.receiver;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads one signal's XML, by local names, without DTD or anything from outside. */
final class SignalReader {

    private static final XMLInputFactory FACTORY = secureFactory();
    private static final Set<String> KNOWN = Set.of(
            "account",
            "qualifier",
            "contactId",
            "sia",
            "partition",
            "zone",
            "user",
            "person",
            "camera",
            "zoneText",
            "event",
            "alarm",
            "portalLink",
            "clipLink",
            "text");
    private static final Set<String> QUALIFIERS = Set.of("new", "restore", "status");

    private SignalReader() {}

    static Signal read(byte[] document, int from, int length) throws NotASignal {
        try {
            XMLStreamReader xml = FACTORY.createXMLStreamReader(new ByteArrayInputStream(document, from, length));
            try {
                return read(xml);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException broken) {
            throw new NotASignal("not well-formed XML");
        }
    }

    private static Signal read(XMLStreamReader xml) throws XMLStreamException, NotASignal {
        xml.nextTag();
        if (!xml.getLocalName().equals("signal")) {
            throw new NotASignal("the root element is not signal");
        }
        String id = attribute(xml, "id");
        String sequence = attribute(xml, "sequence");
        Map<String, String> texts = new HashMap<>();
        String happening = xml.getAttributeValue(null, "happening");
        Signal.@Nullable Event event = null;
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            String name = xml.getLocalName();
            if (!KNOWN.contains(name)) {
                throw new NotASignal("unknown element " + name);
            }
            if (name.equals("event")) {
                event = new Signal.Event(
                        xml.getAttributeValue(null, "id"),
                        xml.getAttributeValue(null, "kind"),
                        xml.getAttributeValue(null, "at"),
                        xml.getAttributeValue(null, "offset"));
            }
            String alarm = name.equals("alarm") ? attribute(xml, "id") : null;
            String text = xml.getElementText().strip();
            texts.put(name, alarm == null ? text : alarm);
        }
        rest(xml);
        return signal(id, sequence, happening, texts, event);
    }

    /** What follows the root must be nothing, so that two documents are never taken for one. */
    private static void rest(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            xml.next();
        }
    }

    private static String attribute(XMLStreamReader xml, String name) throws NotASignal {
        String value = xml.getAttributeValue(null, name);
        if (value == null || value.isBlank()) {
            throw new NotASignal("the signal has no " + name);
        }
        return value;
    }

    private static Signal signal(
            String id,
            String sequence,
            @Nullable String happening,
            Map<String, String> texts,
            Signal.@Nullable Event event)
            throws NotASignal {
        String qualifier = needed(texts, "qualifier");
        if (!QUALIFIERS.contains(qualifier)) {
            throw new NotASignal("the qualifier is none of new, restore, status");
        }
        return new Signal(
                id,
                sequence,
                happening,
                needed(texts, "account"),
                qualifier,
                needed(texts, "contactId"),
                texts.get("sia"),
                texts.get("partition"),
                texts.get("zone"),
                texts.get("user"),
                texts.get("zoneText"),
                event,
                texts.get("alarm"),
                texts.get("portalLink"),
                texts.get("clipLink"),
                texts.get("text"));
    }

    private static String needed(Map<String, String> texts, String name) throws NotASignal {
        String text = texts.get(name);
        if (text == null || text.isEmpty()) {
            throw new NotASignal("the signal has no " + name);
        }
        return text;
    }

    private static XMLInputFactory secureFactory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }
}

package org.keyholder.server.receiver.internal.xml;

import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.keyholder.server.signal.LinkAnswer;
import org.keyholder.server.signal.SignalId;
import org.springframework.stereotype.Component;

/** Reads a receiver's answer. What does not name the signal's id confirms nothing. */
@Component
final class AckXml {

    private final XMLInputFactory factory = secureFactory();

    private static XMLInputFactory secureFactory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    LinkAnswer read(String text, SignalId expected) {
        try {
            var xml = factory.createXMLStreamReader(new StringReader(text));
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    return answer(xml, expected);
                }
            }
            return new LinkAnswer.NoAnswer("The receiver answered nothing.");
        } catch (XMLStreamException e) {
            return new LinkAnswer.NoAnswer("The receiver's answer is not XML.");
        }
    }

    private static LinkAnswer answer(XMLStreamReader xml, SignalId expected) {
        if (!xml.getLocalName().equals("ack")) {
            return new LinkAnswer.NoAnswer("The receiver's answer is not an acknowledgement.");
        }
        if (!expected.toString().equalsIgnoreCase(xml.getAttributeValue(null, "id"))) {
            return new LinkAnswer.NoAnswer("The receiver acknowledged another signal.");
        }
        var reason = xml.getAttributeValue(null, "reason");
        var words = reason == null || reason.isBlank() ? "no reason given" : reason.strip();
        return switch (String.valueOf(xml.getAttributeValue(null, "result"))) {
            case "accepted", "duplicate" -> new LinkAnswer.Acknowledged();
            case "refused" -> new LinkAnswer.Refused(words);
            case "retry" -> new LinkAnswer.NoAnswer("The receiver asked for it later: " + words);
            default -> new LinkAnswer.NoAnswer("The receiver's answer has no known result.");
        };
    }
}

package org.keyholder.server.receiver.internal.xml;

import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.signal.LinkAnswer;
import org.keyholder.server.signal.SignalId;
import org.springframework.stereotype.Component;

/** Reads a receiver's answer. What does not name the signal's id confirms nothing. */
@Component
final class AckXml {

    private static final String NO_NAMESPACE = "";
    private static final int LONGEST_REASON = 200;

    private final XMLInputFactory factory = secureFactory();

    private static XMLInputFactory secureFactory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    LinkAnswer read(String text, SignalId expected) {
        if (text.isBlank()) {
            return new LinkAnswer.Unreadable("The receiver answered with nothing.");
        }
        if (text.contains("<!DOCTYPE")) {
            // Nothing an acknowledgement needs, and the parser has faults of its own in a broken one.
            return noAcknowledgement(text);
        }
        try {
            var xml = factory.createXMLStreamReader(new StringReader(text));
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    return answer(text, xml, expected);
                }
            }
            return noAcknowledgement(text);
        } catch (XMLStreamException e) {
            return noAcknowledgement(text);
        }
    }

    private static LinkAnswer noAcknowledgement(String text) {
        return new LinkAnswer.Unreadable("The receiver's answer is not an acknowledgement: " + line(text));
    }

    private static LinkAnswer answer(String text, XMLStreamReader xml, SignalId expected) {
        if (!xml.getLocalName().equals("ack")) {
            return noAcknowledgement(text);
        }
        if (!expected.toString().equalsIgnoreCase(xml.getAttributeValue(NO_NAMESPACE, "id"))) {
            return new LinkAnswer.Unreadable("The receiver acknowledged another signal.");
        }
        var words = words(xml.getAttributeValue(NO_NAMESPACE, "reason"));
        return switch (String.valueOf(xml.getAttributeValue(NO_NAMESPACE, "result"))) {
            case "accepted", "duplicate" -> new LinkAnswer.Acknowledged();
            case "refused" -> new LinkAnswer.Refused(words);
            case "retry" -> new LinkAnswer.NoAnswer("The receiver asked for it later: " + words);
            default -> new LinkAnswer.Unreadable("The receiver's answer has no known result: " + line(text));
        };
    }

    private static String words(@Nullable String reason) {
        return reason == null || reason.isBlank() ? "no reason given" : line(reason);
    }

    /** For log lines and pages: one line, and not a long one. */
    static String line(String text) {
        // A long answer is cut before it is cleaned: it may have 64 KB.
        var head = text.strip().codePoints().limit(LONGEST_REASON).toArray();
        return new String(head, 0, head.length).replaceAll("\\p{Cntrl}+", " ");
    }
}

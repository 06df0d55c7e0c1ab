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
        if (text.contains("<!DOCTYPE")) {
            // Nothing an acknowledgement needs, and the parser has faults of its own in a broken one.
            return new LinkAnswer.NoAnswer("The receiver's answer is not an acknowledgement.");
        }
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
        if (!expected.toString().equalsIgnoreCase(xml.getAttributeValue(NO_NAMESPACE, "id"))) {
            return new LinkAnswer.NoAnswer("The receiver acknowledged another signal.");
        }
        var words = words(xml.getAttributeValue(NO_NAMESPACE, "reason"));
        return switch (String.valueOf(xml.getAttributeValue(NO_NAMESPACE, "result"))) {
            case "accepted", "duplicate" -> new LinkAnswer.Acknowledged();
            case "refused" -> new LinkAnswer.Refused(words);
            case "retry" -> new LinkAnswer.NoAnswer("The receiver asked for it later: " + words);
            default -> new LinkAnswer.NoAnswer("The receiver's answer has no known result.");
        };
    }

    /** For log lines and pages: one line, and not a long one. */
    private static String words(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            return "no reason given";
        }
        var line = reason.strip().replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON);
    }
}

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

/**
 * Reads a receiver's answer, strictly: what is in another namespace, goes on behind its end or does not name the signal's id confirms
 * nothing. A receiver that is not sure of its own answer may not be sure of the signal either.
 */
@Component
final class AckXml {

    private static final String NAMESPACE = "urn:keyholder:signal:1";
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
            LinkAnswer answer = null;
            while (xml.hasNext()) {
                // To the end, also behind the answer: what follows it makes it none.
                if (xml.next() == XMLStreamConstants.START_ELEMENT && answer == null) {
                    answer = answer(text, xml, expected);
                }
            }
            return answer == null ? noAcknowledgement(text) : answer;
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
        if (!NAMESPACE.equals(xml.getNamespaceURI())) {
            return new LinkAnswer.Unreadable(
                    "The receiver's answer is not in the namespace " + NAMESPACE + ": " + line(text));
        }
        if (!expected.toString().equalsIgnoreCase(xml.getAttributeValue(NO_NAMESPACE, "id"))) {
            return new LinkAnswer.Unreadable("The receiver acknowledged another signal: " + line(text));
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

    /** For log lines and pages: one line, and not a long one, of characters that are seen and change no others. */
    static String line(String text) {
        // A long answer is cut before it is cleaned: it may have 64 KB.
        var head = text.strip().codePoints().limit(LONGEST_REASON).toArray();
        return new String(head, 0, head.length).replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]+", " ");
    }
}

package org.keyholder.server.receiver.internal.xml;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.keyholder.server.outgoing.HttpPoster;
import org.keyholder.server.outgoing.Posted;
import org.keyholder.server.receiver.ReceiverSettings;
import org.keyholder.server.signal.LinkAnswer;
import org.keyholder.server.signal.ReceiverLink;
import org.keyholder.server.signal.Signal;
import org.keyholder.server.station.Receiver;
import org.springframework.stereotype.Component;

/** The XML signal as the body of an HTTP or HTTPS POST, its acknowledgement as the body of the answer. */
@Component
final class XmlHttpLink implements ReceiverLink, AutoCloseable {

    private final SignalXml signals;
    private final AckXml acks;
    private final HttpPoster http;

    XmlHttpLink(SignalXml signals, AckXml acks, ReceiverSettings settings) {
        this.signals = signals;
        this.acks = acks;
        this.http = new HttpPoster(settings.connectTimeout(), settings.answerTimeout());
    }

    @Override
    public String protocol() {
        return "xml-http";
    }

    @Override
    public LinkAnswer send(Receiver to, Signal signal, long sequence) {
        var posted = http.post(URI.create(to.address()), "application/xml", Map.of(), signals.write(signal, sequence));
        return switch (posted) {
            case Posted.Answered(int status, var body) when status == 200 -> acks.read(body, signal.id());
            case Posted.Answered(int status, var body) ->
                new LinkAnswer.NoAnswer("The receiver answered with HTTP status " + status + ".");
            case Posted.Unreachable() -> new LinkAnswer.NoAnswer("The receiver cannot be reached.");
            case Posted.Broken() -> new LinkAnswer.NoAnswer("The connection to the receiver broke.");
            case Posted.TooLate() -> new LinkAnswer.NoAnswer("The receiver did not answer in time.");
        };
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}

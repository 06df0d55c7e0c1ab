package org.keyholder.server.receiver.internal.xml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keyholder.server.outgoing.HttpPoster;
import org.keyholder.server.outgoing.Posted;
import org.keyholder.server.receiver.ReceiverSettings;
import org.keyholder.server.signal.Heartbeat;
import org.keyholder.server.signal.LinkAnswer;
import org.keyholder.server.signal.ReceiverConnection;
import org.keyholder.server.signal.ReceiverFormat;
import org.keyholder.server.signal.Signal;
import org.keyholder.server.station.AccountNumber;
import org.keyholder.server.station.Receiver;
import org.springframework.stereotype.Component;

/** The XML signal as the body of an HTTP or HTTPS POST, its acknowledgement as the body of the answer. */
@Component
final class XmlHttpFormat implements ReceiverFormat {

    private static final int OK = 200;

    /**
     * Bad request, content too large, unsupported media type, unprocessable content (RFC 9110, 15.5): these speak of the
     * document. Every other status may come from a proxy before a receiver that is away.
     */
    private static final Set<Integer> ABOUT_THE_DOCUMENT = Set.of(400, 413, 415, 422);

    private final SignalXml signals;
    private final AckXml acks;
    private final TrustedReceivers trusted;
    private final ReceiverSettings settings;

    XmlHttpFormat(SignalXml signals, AckXml acks, TrustedReceivers trusted, ReceiverSettings settings) {
        this.signals = signals;
        this.acks = acks;
        this.trusted = trusted;
        this.settings = settings;
    }

    @Override
    public String code() {
        return "xml-http";
    }

    @Override
    public String words() {
        return "XML over HTTP or HTTPS";
    }

    @Override
    public Optional<String> addressMistake(String address) {
        return address.matches("https?://[^\\s/]+(/\\S*)?") && isUri(address)
                ? Optional.empty()
                : Optional.of("The address of a receiver for XML over HTTP begins with http:// or https://, for example"
                        + " https://receiver.example.com/signals.");
    }

    private static boolean isUri(String address) {
        try {
            return URI.create(address).getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** XML carries whatever a station may call a site. */
    @Override
    public Optional<String> numberMistake(AccountNumber number) {
        return Optional.empty();
    }

    @Override
    public Heartbeat heartbeat() {
        return new Heartbeat.None();
    }

    @Override
    public ReceiverConnection open(Receiver receiver) {
        return new Connection(
                URI.create(receiver.address()),
                new HttpPoster(settings.connectTimeout(), settings.answerTimeout(), trusted.context()));
    }

    private final class Connection implements ReceiverConnection {

        private final URI address;
        private final HttpPoster http;

        Connection(URI address, HttpPoster http) {
            this.address = address;
            this.http = http;
        }

        @Override
        public LinkAnswer send(Signal signal, long sequence) {
            var posted = http.post(address, "application/xml", Map.of(), signals.write(signal, sequence));
            return switch (posted) {
                case Posted.Answered(int status, var body) when status == OK -> acks.read(body, signal.id());
                case Posted.Answered(int status, var body)
                when ABOUT_THE_DOCUMENT.contains(status) ->
                    new LinkAnswer.Unreadable(
                            "The receiver answered with HTTP status " + status + ": " + AckXml.line(body));
                case Posted.Answered(int status, var body) ->
                    new LinkAnswer.NoAnswer("The receiver answered with HTTP status " + status + ".");
                case Posted.NotTrusted(var why) ->
                    new LinkAnswer.NoAnswer("No trusted connection to the receiver: " + AckXml.line(why));
                case Posted.Unreachable() -> new LinkAnswer.NoAnswer("The receiver cannot be reached.");
                case Posted.Broken() -> new LinkAnswer.NoAnswer("The connection to the receiver broke.");
                case Posted.TooLate() -> new LinkAnswer.NoAnswer("The receiver did not answer in time.");
            };
        }

        @Override
        public void close() {
            try {
                http.close();
            } catch (IOException e) {
                throw new UncheckedIOException("The connections to " + address + " were not closed", e);
            }
        }
    }
}

package org.keyholder.server.receiver.internal.xml;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.keyholder.server.receiver.ReceiverSettings;

/** Makes the connections to one receiver, in clear or with TLS. */
final class LineConnector {

    private final LineAddress address;
    private final TrustedReceivers trusted;
    private final ReceiverSettings settings;

    LineConnector(LineAddress address, TrustedReceivers trusted, ReceiverSettings settings) {
        this.address = address;
        this.trusted = trusted;
        this.settings = settings;
    }

    LineConnection open() throws IOException {
        var plain = new Socket();
        try (var deadline = new Deadline(plain, settings.connectTimeout())) {
            plain.connect(new InetSocketAddress(address.host(), address.port()), (int)
                    settings.connectTimeout().toMillis());
            plain.setTcpNoDelay(true);
            var connection = address.tls() ? withTls(plain) : plain;
            if (deadline.isOver()) {
                throw new IOException("The receiver's handshake drips");
            }
            return new LineConnection(connection, settings.answerTimeout());
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    private Socket withTls(Socket plain) throws IOException {
        var tls = (SSLSocket)
                trusted.context().getSocketFactory().createSocket(plain, address.host(), address.port(), true);
        var parameters = tls.getSSLParameters();
        // The certificate has to be this host's (RFC 6125): Java checks that only when it is told to.
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        tls.setSSLParameters(parameters);
        tls.startHandshake();
        return tls;
    }

    @Override
    public String toString() {
        return address.host() + ":" + address.port();
    }
}

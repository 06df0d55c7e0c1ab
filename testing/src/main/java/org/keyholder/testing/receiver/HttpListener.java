package org.keyholder.testing.receiver;

import java.io.IOException;
import java.util.Map;
import org.keyholder.testing.web.Answer;
import org.keyholder.testing.web.Call;
import org.keyholder.testing.web.WebServer;

/** The receiver's HTTP side: one signal a POST, on any path. */
final class HttpListener implements AutoCloseable {

    private final WebServer server;
    private final Desk desk;

    private HttpListener(int port, Desk desk) throws IOException {
        this.desk = desk;
        this.server = WebServer.startAnyPath(port, this::answer);
    }

    static HttpListener open(int port, Desk desk) throws IOException {
        return new HttpListener(port, desk);
    }

    int port() {
        return server.port();
    }

    private Answer answer(Call call) throws Exception {
        if (!call.method().equals("POST")) {
            return Answer.text(405, "text/plain; charset=utf-8", "Signals are posted here.\n");
        }
        byte[] document = call.body();
        Ack ack = desk.take(document, 0, document.length, ReceivedSignal.Path.HTTP);
        desk.waitBeforeAnswering();
        return switch (ack) {
            case Ack.Said said -> new Answer.Full(200, "application/xml", Ack.bytes(said), Map.of());
            case Ack.Nonsense nonsense -> new Answer.Full(200, "application/xml", Ack.NONSENSE, Map.of());
            case Ack.Silence silence -> {
                desk.waitInSilence();
                yield new Answer.HangUp();
            }
        };
    }

    @Override
    public void close() {
        server.close();
    }
}

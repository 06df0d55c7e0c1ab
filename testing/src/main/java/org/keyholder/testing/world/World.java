package org.keyholder.testing.world;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import org.keyholder.testing.camera.CameraPage;
import org.keyholder.testing.phones.PhoneNetwork;
import org.keyholder.testing.receiver.StationReceiver;
import org.keyholder.testing.web.Answer;
import org.keyholder.testing.web.Call;
import org.keyholder.testing.web.Page;
import org.keyholder.testing.web.Routes;
import org.keyholder.testing.web.WebServer;

/** Phones, station receiver and cameras, started together; what the demo and the journeys use. */
public final class World implements AutoCloseable {

    private final PhoneNetwork phones;
    private final StationReceiver receiver;
    private final CameraPage camera;
    private final WebServer server;

    private World(WorldOptions options) throws IOException {
        receiver = StationReceiver.start(options.receiver());
        phones = PhoneNetwork.mounted(options.phones());
        camera = new CameraPage(options.zones(), options.footage(), options.clock());
        server = serve(options.port());
    }

    public static World start(WorldOptions options) throws IOException {
        return new World(options);
    }

    public static World start() throws IOException {
        return start(WorldOptions.standard());
    }

    /** Tells the cameras whom to report to, once the server is there. */
    public World cameraReportsTo(URI serverBaseUrl, String deviceKey) {
        camera.reportTo(serverBaseUrl, deviceKey);
        return this;
    }

    /** Tells the phone network where the server takes replies. */
    public World repliesGoTo(URI inboundUrl) {
        phones.inboundUrl(inboundUrl);
        return this;
    }

    public PhoneNetwork phones() {
        return phones;
    }

    public StationReceiver receiver() {
        return receiver;
    }

    public CameraPage camera() {
        return camera;
    }

    /** The page that leads to the three others. */
    public URI indexUrl() {
        return server.address("/");
    }

    public URI phonesUrl() {
        return server.address("/phones");
    }

    /** The page of the receiver's book. */
    public URI receiverUrl() {
        return server.address("/book");
    }

    public URI cameraUrl() {
        return server.address("/camera");
    }

    /** What the server takes for `https://api.twilio.com`. */
    public URI twilioBaseUrl() {
        return server.address("");
    }

    public URI receiverHttpAddress() {
        return receiver.httpAddress();
    }

    public InetSocketAddress receiverTcpAddress() {
        return receiver.tcpAddress();
    }

    @Override
    public void close() {
        camera.close();
        phones.close();
        receiver.close();
        server.close();
    }

    private WebServer serve(int port) throws IOException {
        Routes routes = new Routes()
                .get("/", World::index)
                .addAll(phones.routes())
                .addAll(receiver.routes())
                .addAll(camera.routes());
        try {
            return WebServer.start(port, routes);
        } catch (IOException taken) {
            camera.close();
            phones.close();
            receiver.close();
            throw taken;
        }
    }

    private static Answer index(Call call) {
        String ways = """
                <div class="ways">
                <a class="card way" href="/phones"><b>Phones</b><span class="dim">The key holders' phones, in your hand: read a text, open its link, reply.</span></a>
                <a class="card way" href="/book"><b>Receiver's book</b><span class="dim">What the monitoring station has been told. Make it slow, silent or go down.</span></a>
                <a class="card way" href="/camera"><b>Cameras</b><span class="dim">Trigger an alarm on one of the zones.</span></a>
                </div>
                """;
        String heading = """
                <div class="head"><div><h1>The outside world</h1>
                <p class="sub">Made-up phones, station and cameras, for trying Keyholder. Nothing here leaves this machine.</p></div></div>
                """;
        return Page.still("index", "The outside world", heading, ways);
    }
}

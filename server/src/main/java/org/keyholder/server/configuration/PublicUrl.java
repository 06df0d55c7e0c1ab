package org.keyholder.server.configuration;

import java.net.URI;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What every link that leaves the server begins with. */
@Component
public class PublicUrl {

    private final ServerSettings settings;
    private final TlsSettings tls;
    private volatile int port;

    PublicUrl(ServerSettings settings, TlsSettings tls) {
        this.settings = settings;
        this.tls = tls;
        this.port = settings.port();
    }

    @EventListener
    void webServerHasItsPort(WebServerInitializedEvent event) {
        port = event.getWebServer().getPort();
    }

    /** The address without a slash at its end. */
    public String base() {
        var told = settings.publicUrl();
        return told == null
                ? tls.scheme() + "://localhost:" + port
                : told.toString().replaceAll("/+$", "");
    }

    /** The full address of a path that begins with a slash. */
    public URI of(String path) {
        return URI.create(base() + path);
    }
}

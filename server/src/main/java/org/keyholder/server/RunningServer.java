package org.keyholder.server;

import java.net.URI;
import org.keyholder.server.configuration.HomeClaim;
import org.keyholder.server.configuration.PublicUrl;
import org.keyholder.server.configuration.TlsSettings;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A server that is up, in this process; closing it stops it and its database in order. */
public final class RunningServer implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final HomeClaim claim;

    RunningServer(ConfigurableApplicationContext context, HomeClaim claim) {
        this.context = context;
        this.claim = claim;
    }

    /** The port that it listens on. */
    public int port() {
        var server = ((WebServerApplicationContext) context).getWebServer();
        return server == null ? -1 : server.getPort();
    }

    /** Where this machine reaches it, without a slash at the end. */
    public URI baseUrl() {
        return URI.create(context.getBean(TlsSettings.class).scheme() + "://localhost:" + port());
    }

    /** Where the world reaches it, without a slash at the end. */
    public URI publicUrl() {
        return URI.create(context.getBean(PublicUrl.class).base());
    }

    /** A part of the server, for tests and the demo. */
    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        try (claim) {
            context.close();
        }
    }
}

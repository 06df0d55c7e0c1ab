package org.keyholder.server.admission.internal;

import org.apache.coyote.http11.Http11NioProtocol;

/** HTTP/1.1 with somebody at the door. The web server makes it by its name. */
public final class GuardedProtocol extends Http11NioProtocol {

    private final GuardedEndpoint endpoint;

    /** For the web server. */
    public GuardedProtocol() {
        this(new GuardedEndpoint());
    }

    private GuardedProtocol(GuardedEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    void guardedBy(Door door) {
        endpoint.guardedBy(door);
    }
}

package org.keyholder.server.admission.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SecureNioChannel;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/** The web server's listening end, with somebody at the door. */
final class GuardedEndpoint extends NioEndpoint {

    private final HeadOfRequest head = new HeadOfRequest();
    private @Nullable Door door;

    void guardedBy(Door guard) {
        door = guard;
    }

    @Override
    protected boolean setSocketOptions(SocketChannel socket) {
        var guard = door;
        if (guard == null) {
            return super.setSocketOptions(socket);
        }
        var address = address(socket);
        if (!guard.makeRoom(address)) {
            // The web server closes what it knows, and this one it does not: it would count it for ever.
            destroySocket(socket);
            return false;
        }
        if (!super.setSocketOptions(socket)) {
            return false;
        }
        var wrapper = connections.get(socket);
        if (wrapper != null) {
            guard.entered(socket, wrapper, address, System.nanoTime());
        }
        return true;
    }

    /**
     * Something can be read. The web server is told when it is a request.
     *
     * @return false to have the connection closed
     */
    @Override
    public boolean processSocket(SocketWrapperBase<NioChannel> wrapper, SocketEvent event, boolean dispatch) {
        var guard = door;
        if (guard == null || event != SocketEvent.OPEN_READ || !waitsForRequest(wrapper)) {
            return super.processSocket(wrapper, event, dispatch);
        }
        var guest = guard.guest(wrapper.getSocket().getIOChannel());
        if (guest.isEmpty()) {
            return super.processSocket(wrapper, event, dispatch);
        }
        return switch (look(wrapper)) {
            case END -> false;
            case PARTLY -> {
                guest.get().begins(System.nanoTime());
                wrapper.registerReadInterest();
                yield true;
            }
            case ENOUGH -> {
                guard.begins(guest.get(), guest.get().isKnown(), () -> begin(wrapper));
                yield true;
            }
            case ALARMS -> {
                guard.begins(guest.get(), true, () -> begin(wrapper));
                yield true;
            }
        };
    }

    private void begin(SocketWrapperBase<NioChannel> wrapper) {
        if (!super.processSocket(wrapper, SocketEvent.OPEN_READ, true)) {
            wrapper.close();
        }
    }

    /** Over TLS nothing can be read before both sides have agreed on keys. */
    private static boolean waitsForRequest(SocketWrapperBase<NioChannel> wrapper) {
        return wrapper.getCurrentProcessor() == null && !(wrapper.getSocket() instanceof SecureNioChannel);
    }

    private HeadOfRequest.Come look(SocketWrapperBase<NioChannel> wrapper) {
        try {
            return head.look(wrapper);
        } catch (IOException e) {
            return HeadOfRequest.Come.END;
        }
    }

    private static InetAddress address(SocketChannel socket) {
        try {
            return socket.getRemoteAddress() instanceof InetSocketAddress remote
                    ? remote.getAddress()
                    : InetAddress.getLoopbackAddress();
        } catch (IOException e) {
            // It has left already; the web server finds out.
            return InetAddress.getLoopbackAddress();
        }
    }
}

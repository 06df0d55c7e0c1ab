package org.keyholder.server.admission.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SecureNioChannel;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/** The web server's listening end, with somebody at the door. */
final class GuardedEndpoint extends NioEndpoint {

    private final HeadOfRequest head = new HeadOfRequest();

    /** Held while somebody comes in, whom the web server knows a moment before the door does. */
    private final Lock comingIn = new ReentrantLock();

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
        comingIn.lock();
        try {
            if (!super.setSocketOptions(socket)) {
                return false;
            }
            var wrapper = connections.get(socket);
            if (wrapper != null) {
                guard.entered(socket, wrapper, address, System.nanoTime());
            }
            return true;
        } finally {
            comingIn.unlock();
        }
    }

    /**
     * Something can be read. The web server is told when it is a request.
     *
     * @return false to have the connection closed
     */
    @Override
    public boolean processSocket(SocketWrapperBase<NioChannel> wrapper, SocketEvent event, boolean dispatch) {
        var guest = event == SocketEvent.OPEN_READ ? newcomer(wrapper) : Optional.<Guest>empty();
        if (guest.isEmpty()) {
            return super.processSocket(wrapper, event, dispatch);
        }
        if (wrapper.getSocket() instanceof SecureNioChannel secure) {
            comesEncrypted(guest.get(), secure);
            return super.processSocket(wrapper, event, dispatch);
        }
        return switch (look(wrapper)) {
            case END -> false;
            case PARTLY -> {
                guest.get().sendsHead(System.nanoTime());
                wrapper.registerReadInterest();
                yield true;
            }
            case ENOUGH -> comes(guest.get(), guest.get().isKnown() ? Line.URGENT : Line.OTHERS, wrapper);
            case ALARMS -> comes(guest.get(), guest.get().isKnown() ? Line.KNOWN_ALARMS : Line.URGENT, wrapper);
        };
    }

    /** Nothing can be read before both sides have agreed on keys; who does not get that far counts as one who sends half a request. */
    private void comesEncrypted(Guest guest, SecureNioChannel channel) {
        if (channel.isHandshakeComplete()) {
            guard().comesInUnseen(guest);
        } else {
            guest.sendsHead(System.nanoTime());
        }
    }

    /**
     * Whoever has no request yet: only the thread that watches all connections finds them so. Of a request that is being worked on other
     * threads have something to say too, such as that a stream has ended.
     */
    private Optional<Guest> newcomer(SocketWrapperBase<NioChannel> wrapper) {
        if (door == null || wrapper.getCurrentProcessor() != null) {
            return Optional.empty();
        }
        var channel = wrapper.getSocket().getIOChannel();
        return guard().guest(channel).or(() -> onceIn(channel)).filter(guest -> !guest.isInWork());
    }

    /** Whose request is here before they have quite come in; nobody, if they have been sent away. */
    private Optional<Guest> onceIn(SocketChannel channel) {
        comingIn.lock();
        try {
            return guard().guest(channel);
        } finally {
            comingIn.unlock();
        }
    }

    private Door guard() {
        return Objects.requireNonNull(door);
    }

    private boolean comes(Guest guest, Line line, SocketWrapperBase<NioChannel> wrapper) {
        guard().begins(guest, line, () -> begin(wrapper));
        return true;
    }

    private void begin(SocketWrapperBase<NioChannel> wrapper) {
        if (!super.processSocket(wrapper, SocketEvent.OPEN_READ, true)) {
            wrapper.close();
        }
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

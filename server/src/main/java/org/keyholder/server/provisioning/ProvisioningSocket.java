package org.keyholder.server.provisioning;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.Provisioning;
import org.keyholder.server.RunningProvisioning;
import org.keyholder.server.configuration.Home;
import org.keyholder.server.configuration.SecretFiles;
import org.keyholder.server.configuration.StartRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Takes set-up files while the server runs, over a socket of this machine that only the server's own user can open. It lies in a folder
 * with a short path, as sockets need it; the home says where.
 */
@Component
@ConditionalOnWebApplication
class ProvisioningSocket implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ProvisioningSocket.class);
    private static final int LONGEST_SECONDS = 60;

    private final Provisioning provisioning;
    private final Home home;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("provision-", 0).daemon().factory());
    private @Nullable ServerSocketChannel door;
    private @Nullable Path folder;

    ProvisioningSocket(Provisioning provisioning, Home home) {
        this.provisioning = provisioning;
        this.home = home;
    }

    @Override
    public void start() {
        try {
            folder = Files.createTempDirectory("keyholder-");
            var socket = folder.resolve("provision");
            var opened = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            opened.bind(UnixDomainSocketAddress.of(socket));
            new SecretFiles(home.secrets()).write(RunningProvisioning.WHERE, socket + "\n");
            door = opened;
            Thread.ofVirtual().name("provision").start(() -> takeTurns(opened));
        } catch (IOException e) {
            // Files can be taken in while the server is stopped, and everything else does without.
            log.warn("Set-up files cannot be taken in while the server runs: {}", e.getMessage());
        }
    }

    private void takeTurns(ServerSocketChannel opened) {
        while (opened.isOpen()) {
            try (var caller = opened.accept()) {
                serve(caller);
            } catch (AsynchronousCloseException closed) {
                return;
            } catch (IOException e) {
                log.warn("A set-up file was not taken in: {}", e.getMessage());
            }
        }
    }

    private void serve(SocketChannel caller) throws IOException {
        var end = watch.schedule(() -> close(caller), LONGEST_SECONDS, TimeUnit.SECONDS);
        try {
            var in = Channels.newInputStream(caller);
            var text = in.readNBytes(RunningProvisioning.LONGEST + 1);
            end.cancel(false);
            Channels.newOutputStream(caller).write(answer(text).getBytes(StandardCharsets.UTF_8));
        } finally {
            end.cancel(false);
        }
    }

    private static void close(SocketChannel caller) {
        try {
            caller.close();
        } catch (IOException e) {
            log.debug("A caller's socket could not be closed.", e);
        }
    }

    private String answer(byte[] text) {
        if (text.length > RunningProvisioning.LONGEST) {
            return "A set-up file has at most 16 MB.";
        }
        try {
            provisioning.provision("The file", new String(text, StandardCharsets.UTF_8));
            log.info("A set-up file was taken in.");
            return RunningProvisioning.DONE;
        } catch (StartRefused refused) {
            return refused.words();
        } catch (RuntimeException e) {
            log.error("A set-up file was not taken in.", e);
            return "The server could not do it; its log says why.";
        }
    }

    @Override
    public void stop() {
        try {
            if (door != null) {
                door.close();
            }
            watch.shutdownNow();
            if (folder != null) {
                Files.deleteIfExists(folder.resolve("provision"));
                Files.deleteIfExists(folder);
            }
            Files.deleteIfExists(home.secrets().resolve(RunningProvisioning.WHERE));
        } catch (IOException e) {
            log.warn("The socket for set-up files is left behind: {}", e.getMessage());
        }
        door = null;
    }

    @Override
    public boolean isRunning() {
        return door != null;
    }
}

package org.keyholder.server.live.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.keyholder.server.live.LiveStreams;
import org.keyholder.server.live.Topic;
import org.keyholder.server.shared.Outage;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The streams of the pages that are open on this node. */
@Component
class PageStreams implements LiveStreams, SmartLifecycle {

    /** A stream ends after this and the page opens a new one: whatever was forgotten on the way ends with it. */
    private static final Duration LIFE = Duration.ofMinutes(30);

    private static final Duration REFRESH = Duration.ofSeconds(10);

    private static final int MOST = 2000;

    private final Set<Stream> streams = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("live-refresh").daemon().factory());
    private volatile boolean running;

    private record Stream(Set<Topic> topics, SseEmitter emitter) {}

    @Override
    public SseEmitter open(Set<Topic> topics) {
        if (streams.size() >= MOST) {
            throw new Outage(Outage.Cause.OVERLOAD, "too-many-pages", "Too many pages are open");
        }
        var stream = new Stream(Set.copyOf(topics), new SseEmitter(LIFE.toMillis()));
        stream.emitter().onCompletion(() -> streams.remove(stream));
        stream.emitter().onTimeout(stream.emitter()::complete);
        stream.emitter().onError(e -> streams.remove(stream));
        streams.add(stream);
        send(stream);
        return stream.emitter();
    }

    void changed(Topic topic) {
        streams.stream().filter(stream -> stream.topics().contains(topic)).forEach(PageStreams::sendAside);
    }

    void anythingMayHaveChanged() {
        streams.forEach(PageStreams::sendAside);
    }

    /** A page on a dead connection must not hold up the others. */
    private static void sendAside(Stream stream) {
        Thread.ofVirtual().name("live").start(() -> send(stream));
    }

    private static void send(Stream stream) {
        try {
            stream.emitter().send(SseEmitter.event().name("alive").data("."));
            stream.emitter().send(SseEmitter.event().name("changed").data("."));
        } catch (IOException | IllegalStateException e) {
            // The page is gone; its stream ends, and a page that comes back opens a new one.
            stream.emitter().completeWithError(e);
        }
    }

    @Override
    public void start() {
        running = true;
        timer.scheduleWithFixedDelay(
                this::anythingMayHaveChanged, REFRESH.toSeconds(), REFRESH.toSeconds(), TimeUnit.SECONDS);
    }

    /** Ends the streams first: the web server waits for open requests. */
    @Override
    public void stop() {
        running = false;
        timer.shutdownNow();
        streams.forEach(stream -> stream.emitter().complete());
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}

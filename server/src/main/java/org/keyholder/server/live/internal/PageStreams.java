package org.keyholder.server.live.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.keyholder.server.live.LiveStreams;
import org.keyholder.server.live.NoticeListener;
import org.keyholder.server.live.Standing;
import org.keyholder.server.live.Topic;
import org.keyholder.server.shared.Outage;
import org.keyholder.server.shared.Work;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The streams of the pages that are open on this node. */
@Component
class PageStreams implements LiveStreams, NoticeListener, SmartLifecycle {

    /** A stream ends after this and the page opens a new one: whatever was forgotten on the way ends with it. */
    private static final Duration LIFE = Duration.ofMinutes(30);

    private static final Duration REFRESH = Duration.ofSeconds(10);

    /** Rights that end with the time, and not with a deed that is told, are seen to have ended by then. */
    private static final Duration LOOK = Duration.ofMillis(500);

    static final int MOST = 256;

    /** Of one person, who has that many pages open on a few screens and in forgotten tabs, and seldom more. */
    static final int OF_ONE_PERSON = 32;

    /** Beside the connection, which has a claim of its own: the web server keeps what belongs to the request. */
    static final long BYTES_EACH = 96 * 1024;

    private final Clock clock;
    private final Set<PageStream> streams = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("live-refresh").daemon().factory());
    private volatile boolean running;

    PageStreams(Clock clock) {
        this.clock = clock;
    }

    @Override
    public SseEmitter open(Set<Topic> topics, Standing... standings) {
        if (streams.size() >= MOST || ofSamePerson(standings) >= OF_ONE_PERSON) {
            throw new Outage(Outage.Cause.OVERLOAD, "too-many-pages", "Too many pages are open");
        }
        var emitter = new SseEmitter(LIFE.toMillis());
        var stream = new PageStream(topics, List.of(standings), emitter);
        emitter.onCompletion(() -> streams.remove(stream));
        emitter.onTimeout(emitter::complete);
        emitter.onError(e -> streams.remove(stream));
        // Known first and looked at then: what ends in between is told to it.
        streams.add(stream);
        stream.refresh();
        return emitter;
    }

    private long ofSamePerson(Standing... standings) {
        return Stream.of(standings)
                .flatMap(standing -> standing.topics().stream())
                .filter(Topic::isOfPerson)
                .findFirst()
                .map(person -> streams.stream()
                        .filter(stream -> stream.isAbout(person))
                        .count())
                .orElse(0L);
    }

    @Override
    public void changed(Topic topic) {
        streams.stream()
                .filter(stream -> stream.isAbout(topic) && stream.expects(topic))
                .forEach(stream -> aside(stream, PageStream::catchUp));
    }

    @Override
    public void anythingMayHaveChanged() {
        streams.forEach(stream -> aside(stream, PageStream::refresh));
    }

    private void lookAtRights() {
        var now = clock.instant();
        streams.stream()
                .filter(stream -> stream.isDue(now))
                .forEach(stream -> aside(stream, one -> one.lookAtRights(now)));
    }

    /** A page on a dead connection must not hold up the others, and all pages that look at their rights at once no alarm. */
    private static void aside(PageStream stream, Consumer<PageStream> work) {
        Thread.ofVirtual()
                .name("live")
                .start(() -> Work.PAGES.<Boolean, RuntimeException>call(() -> {
                    work.accept(stream);
                    return true;
                }));
    }

    @Override
    public void start() {
        running = true;
        timer.scheduleWithFixedDelay(
                this::anythingMayHaveChanged, REFRESH.toSeconds(), REFRESH.toSeconds(), TimeUnit.SECONDS);
        timer.scheduleWithFixedDelay(this::lookAtRights, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends the streams first: the web server waits for open requests. */
    @Override
    public void stop() {
        running = false;
        timer.shutdownNow();
        streams.forEach(PageStream::end);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}

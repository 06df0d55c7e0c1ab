package org.keyholder.server.live.internal;

import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.keyholder.server.live.Standing;
import org.keyholder.server.live.Topic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The stream of one open page, and the rights by which it is open. */
final class PageStream {

    private static final Logger log = LoggerFactory.getLogger(PageStream.class);

    private final Set<Topic> topics;
    private final List<Right> rights;
    private final SseEmitter emitter;
    private final Set<Topic> changed = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean telling = new AtomicBoolean();

    /** A standing, and until when it need not be looked at. */
    private static final class Right {

        private final Standing standing;
        private volatile Instant until = Instant.MIN;

        Right(Standing standing) {
            this.standing = standing;
        }

        boolean holds() {
            Optional<Instant> found = standing.until();
            found.ifPresent(good -> until = good);
            return found.isPresent();
        }
    }

    PageStream(Set<Topic> topics, List<Standing> standings, SseEmitter emitter) {
        this.topics = Set.copyOf(topics);
        this.rights = standings.stream().map(Right::new).toList();
        this.emitter = emitter;
    }

    SseEmitter emitter() {
        return emitter;
    }

    /** Whether the topic is about what the page shows, or about a right to see it. */
    boolean isAbout(Topic topic) {
        return topics.contains(topic)
                || rights.stream().anyMatch(right -> right.standing.topics().contains(topic));
    }

    /** Whether a right has come to the end that was known of it, and has to be looked at again. */
    boolean isDue(Instant now) {
        return rights.stream().anyMatch(right -> !now.isBefore(right.until));
    }

    /**
     * Something changed. What changes while a page is being told is told to it at once, and its rights are looked up once.
     *
     * @return whether nobody is telling it, and {@link #catchUp} has to be called
     */
    boolean expects(Topic topic) {
        changed.add(topic);
        return telling.compareAndSet(false, true);
    }

    /** Says that something changed, to whoever may still see it. */
    void catchUp() {
        do {
            try {
                tell();
            } finally {
                telling.set(false);
            }
            // What was added while it was told, nobody else has been asked to tell.
        } while (!changed.isEmpty() && telling.compareAndSet(false, true));
    }

    private void tell() {
        var topics = Set.copyOf(changed);
        changed.removeAll(topics);
        if (rights.stream()
                .filter(right -> !Collections.disjoint(right.standing.topics(), topics))
                .allMatch(this::holds)) {
            send();
        } else {
            end();
        }
    }

    /** Looks at every right, and says that something may have changed. */
    void refresh() {
        if (rights.stream().allMatch(this::holds)) {
            send();
        } else {
            end();
        }
    }

    /** Looks at the rights that are due, and says nothing. */
    void lookAtRights(Instant now) {
        if (!rights.stream().filter(right -> !now.isBefore(right.until)).allMatch(this::holds)) {
            end();
        }
    }

    /** Closed where it cannot be found out: the page opens a new stream, which is asked for like any other page. */
    private boolean holds(Right right) {
        try {
            return right.holds();
        } catch (DataAccessException | TransactionException e) {
            log.warn("A page's stream ends, the right to it cannot be looked up: {}", e.getMessage());
            return false;
        }
    }

    private void send() {
        try {
            emitter.send(SseEmitter.event().name("alive").data("."));
            emitter.send(SseEmitter.event().name("changed").data("."));
        } catch (IOException | IllegalStateException e) {
            // The page is gone; its stream ends, and a page that comes back opens a new one.
            emitter.completeWithError(e);
        }
    }

    void end() {
        emitter.complete();
    }
}

package org.keyholder.server.live;

import java.util.Set;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Server-sent events for open pages. */
public interface LiveStreams {

    /**
     * A stream that sends {@code changed} at once, at each change of one of the topics, and now and then without one, so
     * that a page that reconnects, or missed something, is up to date again. It ends within a second of the first of the
     * standings that ends.
     */
    SseEmitter open(Set<Topic> topics, Standing... standings);
}

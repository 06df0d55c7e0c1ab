package org.keyholder.server.live;

import java.util.UUID;

/** What a page shows, so that it hears of changes to that only. */
public record Topic(String text) {

    public static Topic session(UUID session) {
        return new Topic("session:" + session);
    }

    public static Topic event(UUID event) {
        return new Topic("event:" + event);
    }

    public static Topic site(UUID site) {
        return new Topic("site:" + site);
    }

    /** The numbers that said STOP: they are the same for every site, and change seldom. */
    public static Topic optOuts() {
        return new Topic("opt-outs");
    }
}

package org.keyholder.server.live;

/** Where modules say that what a page shows has changed. */
public interface LiveNotices {

    /** Tells the open pages of the topic, on every node, once the caller's transaction commits. */
    void changed(Topic topic);
}

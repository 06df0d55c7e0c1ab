package org.keyholder.server.live;

/** Hears what is told, on this node and on others. */
public interface NoticeListener {

    void changed(Topic topic);

    /** Something may have been told while nobody listened. */
    void anythingMayHaveChanged();
}

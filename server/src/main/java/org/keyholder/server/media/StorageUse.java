package org.keyholder.server.media;

/**
 * What clips and stills take, of what they may.
 *
 * @param bytes may be more than the quota, where that was made smaller
 */
public record StorageUse(long bytes, long quota) {

    private static final long MEGA = 1024 * 1024;
    private static final long GIGA = 1024 * MEGA;
    private static final long TERA = 1024 * GIGA;
    private static final long USUAL_CLIP = 16 * MEGA;

    public StorageUse {
        if (bytes < 0 || quota < 1) {
            throw new IllegalArgumentException("Storage has a size, and takes none or some of it");
        }
    }

    /** Rounded down: 100 is not said before it is so. */
    public long percent() {
        return 100 * bytes / quota;
    }

    /** Whether no clip of the usual size finds room; what is refused for its size leaves a little. */
    public boolean isFull() {
        return quota - bytes < Math.min(USUAL_CLIP, quota / 100);
    }

    /** "100 GB": the quota in the largest unit of which it is a whole number. */
    public String ofWhat() {
        if (quota % TERA == 0) {
            return quota / TERA + " TB";
        }
        return quota % GIGA == 0 ? quota / GIGA + " GB" : quota / MEGA + " MB";
    }
}

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

    public StorageUse {
        if (bytes < 0 || quota < 1) {
            throw new IllegalArgumentException("Storage has a size, and takes none or some of it");
        }
    }

    /** To the nearest; 100 is as good as full, for a clip that finds room then is a small one. */
    public long percent() {
        return Math.round(100.0 * bytes / quota);
    }

    /** "100 GB": the quota in the largest unit of which it is a whole number. */
    public String ofWhat() {
        if (quota % TERA == 0) {
            return quota / TERA + " TB";
        }
        return quota % GIGA == 0 ? quota / GIGA + " GB" : quota / MEGA + " MB";
    }
}

package org.keyholder.server.configuration;

import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * How much room a disk has left, as far as the machine tells. Where it does not tell, work goes on: nobody refuses an alarm for
 * want of a figure.
 */
@FunctionalInterface
public interface FreeSpace {

    /** The bytes that can still be written in this folder, if that is known. */
    OptionalLong in(Path folder);

    /** Whether it is known that there is less. */
    default boolean isBelow(long bytes, Path folder) {
        var free = in(folder);
        return free.isPresent() && free.getAsLong() < bytes;
    }

    /**
     * As the system says. Not by Files.getFileStore: that looks for the mount point, which in a chroot and in some containers is not
     * there, and throws.
     */
    static FreeSpace ofTheSystem() {
        return folder -> {
            try {
                var file = folder.toFile();
                // A full disk has no usable space and a size; one of which nothing is known has neither.
                return file.getTotalSpace() == 0 ? OptionalLong.empty() : OptionalLong.of(file.getUsableSpace());
            } catch (UnsupportedOperationException | SecurityException e) {
                return OptionalLong.empty();
            }
        };
    }
}

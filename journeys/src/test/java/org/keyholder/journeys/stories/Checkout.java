package org.keyholder.journeys.stories;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the sources are. */
final class Checkout {

    private Checkout() {}

    static Path root() {
        var told = System.getProperty("keyholder.root");
        if (told != null) {
            return Path.of(told);
        }
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("keyholder")) && Files.exists(folder.resolve("journeys"))) {
                return folder;
            }
        }
        throw new IllegalStateException("This does not run within Keyholder's sources");
    }

    /** Footage that lies beside the checkout on some machines, and is no part of it. */
    static Path sharedFootage() {
        var inMain = root().resolveSibling("shared/footage/walkway-20s.mp4");
        var told = System.getProperty("keyholder.footage");
        return told == null ? inMain : Path.of(told);
    }

    /** Where pictures of pages go. */
    static Path pictures() {
        return root().resolve("journeys/target/screenshots");
    }
}

package org.keyholder.server.health.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.keyholder.server.configuration.FreeSpace;
import org.keyholder.server.configuration.Home;
import org.keyholder.server.health.ReadinessCheck;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Whether a clip could be stored: the folder takes a file, and the disk has room. */
@Component
class MediaFolderCheck implements ReadinessCheck {

    private final Path folder;
    private final HealthSettings settings;
    private final FreeSpace freeSpace;

    @Autowired
    MediaFolderCheck(Home home, HealthSettings settings) {
        this(home, settings, FreeSpace.ofTheSystem());
    }

    MediaFolderCheck(Home home, HealthSettings settings, FreeSpace freeSpace) {
        this.folder = home.media();
        this.settings = settings;
        this.freeSpace = freeSpace;
    }

    @Override
    public String subject() {
        return "the media folder";
    }

    @Override
    public Optional<String> obstacle() {
        try {
            Home.privateFolder(folder);
            Files.delete(Files.createTempFile(folder, ".ready", ""));
            return hasRoom() ? Optional.empty() : Optional.of("The disk is nearly full.");
        } catch (IOException e) {
            return Optional.of("The media folder cannot be written to.");
        }
    }

    private boolean hasRoom() {
        return !freeSpace.isBelow(settings.minimumFreeSpace().toBytes(), folder);
    }
}

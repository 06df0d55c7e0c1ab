package org.keyholder.server.configuration;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Warns, once the server is up and its log is read, of files with secrets that others may read. */
@Component
class OpenFilesAtStart implements ApplicationRunner {

    private final Home home;

    OpenFilesAtStart(Home home) {
        this.home = home;
    }

    @Override
    public void run(ApplicationArguments none) {
        OpenFiles.warnOf(home);
    }
}

package org.keyholder.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.keyholder.server.configuration.Home;
import org.keyholder.server.database.TestDatabase;

/** A home for a server under test, with the PostgreSQL programs linked in instead of unpacked once more. */
public final class TestHome {

    private TestHome() {}

    public static Home in(Path folder) {
        TestDatabase.postgres(); // has unpacked the programs, now or before
        var home = new Home(folder);
        try (var versions = Files.list(TestDatabase.BINARIES)) {
            Home.privateFolder(home.postgres());
            for (var version : (Iterable<Path>) versions::iterator) {
                Files.createSymbolicLink(home.postgres().resolve(version.getFileName()), version);
            }
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

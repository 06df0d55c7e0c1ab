package org.keyholder.server.database.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keyholder.postgres.EmbeddedPostgres;
import org.keyholder.server.configuration.Home;
import org.keyholder.server.configuration.HomeClaim;
import org.keyholder.server.configuration.SecretFiles;
import org.keyholder.server.configuration.StartRefused;
import org.keyholder.server.shared.Secret;

/**
 * The owner's way into a home's database, for a command. The PostgreSQL of a server that runs is used and left as it is; where none runs,
 * the home is claimed, so that none starts meanwhile, and its PostgreSQL started.
 */
public final class DoorForCommands implements AutoCloseable {

    private final DatabaseAccess owner;
    private final @Nullable DatabaseServer started;
    private final @Nullable HomeClaim claim;

    private DoorForCommands(DatabaseAccess owner, @Nullable DatabaseServer started, @Nullable HomeClaim claim) {
        this.owner = owner;
        this.started = started;
        this.claim = claim;
    }

    public static DoorForCommands open(Home home, DatabaseSettings settings) {
        if (settings.url() != null) {
            return new DoorForCommands(OutsideDatabase.prepare(settings).owner(), null, null);
        }
        if (!Files.isDirectory(home.postgres().resolve("data"))) {
            throw StartRefused.mistake("There is no database in " + home.folder()
                    + ". Name the home of a server that has been started once, with --home.");
        }
        return home.claimIfFree().map(claim -> startedIn(home, claim)).orElseGet(() -> besideServer(home));
    }

    private static DoorForCommands startedIn(Home home, HomeClaim claim) {
        try {
            var database = EmbeddedDatabase.start(home);
            return new DoorForCommands(database.owner(), database, claim);
        } catch (RuntimeException e) {
            claim.close();
            throw e;
        }
    }

    private static DoorForCommands besideServer(Home home) {
        var secrets = new SecretFiles(home.secrets());
        try {
            var url = EmbeddedPostgres.urlOfRunning(home.postgres().resolve("data"), EmbeddedDatabase.DATABASE)
                    .filter(running -> secrets.has(EmbeddedDatabase.OWNER));
            if (url.isEmpty()) {
                throw StartRefused.obstacle("A Keyholder is starting or stopping in " + home.folder()
                        + ", and its database is not to be reached. Try again in a moment.");
            }
            var password = new Secret(
                    Files.readString(secrets.file(EmbeddedDatabase.OWNER)).strip());
            return new DoorForCommands(DatabaseAccess.direct(url.get(), EmbeddedDatabase.OWNER, password), null, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The owner of all tables. */
    public DatabaseAccess owner() {
        return owner;
    }

    @Override
    public void close() {
        Optional.ofNullable(started).ifPresent(DatabaseServer::close);
        Optional.ofNullable(claim).ifPresent(HomeClaim::close);
    }
}

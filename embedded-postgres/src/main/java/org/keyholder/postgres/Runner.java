package org.keyholder.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * With whose rights PostgreSQL runs. It refuses to run as root: then another user of the machine runs it, and owns its files. Only
 * where that user cannot get to the files, a user namespace takes its place, if the machine allows one.
 */
sealed interface Runner {

    /** Whoever started us. */
    record Ourselves() implements Runner {}

    /** Another user of the machine. */
    record AnotherUser(MachineUser user, List<String> switcher) implements Runner {}

    /** Root in a user namespace in which nobody is root. The files stay root's. */
    record Namespace() implements Runner {}

    /** The users that are asked, in this order: one made for the purpose, else the one that every machine has. */
    List<String> CANDIDATES = List.of("keyholder", "nobody");

    /** The line that runs a program with these rights. */
    default List<String> line(List<String> program) {
        var before = switch (this) {
            case Ourselves() -> List.<String>of();
            case AnotherUser(var user, var switcher) -> switcher;
            case Namespace() -> List.of("unshare", "--user", "--");
        };
        return Stream.concat(before.stream(), program.stream()).toList();
    }

    /** Hands a file that we made to whoever runs PostgreSQL. */
    default void give(Path file) throws IOException {
        if (this instanceof AnotherUser(var user, var switcher)) {
            user.take(file);
        }
    }

    /** Hands over a folder with all in it, as one has to be that another runner has used before. */
    default void giveAll(Path folder) throws IOException {
        switch (this) {
            case AnotherUser(var user, var switcher) -> {
                if (!user.owns(folder)) {
                    LoggerFactory.getLogger(Runner.class)
                            .info("Giving {} to the user {}, who runs PostgreSQL.", folder, user.name());
                    user.takeAll(folder);
                }
            }
            case Ourselves() -> {}
            case Namespace() -> {}
        }
    }

    /**
     * Finds out who runs the PostgreSQL of a data folder.
     *
     * @param places what that user has to get to; folders of root's on the way are opened for passing through
     */
    static Runner of(Path data, List<Path> places) throws IOException {
        return MachineUser.weAreRoot() ? Root.find(data, places) : new Ourselves();
    }

    /** The choice that root has. */
    final class Root {

        private static final Logger log = LoggerFactory.getLogger(Runner.class);

        private Root() {}

        private static Runner find(Path data, List<Path> places) throws IOException {
            var user = userFor(data);
            var switcher = user.flatMap(Root::switcher);
            if (user.isEmpty() || switcher.isEmpty()) {
                return namespace("Neither setpriv nor runuser (of util-linux) is there to run it as another user.");
            }
            var closed = folders(places, user.get());
            for (var folder : closed) {
                if (MachineUser.uidOf(folder) != 0) {
                    return namespace("The user " + user.get().name() + ", who would run it, cannot get through "
                            + folder + ". Choose a home folder elsewhere, or let others through:  chmod o+x " + folder);
                }
            }
            for (var folder : closed) {
                log.info(
                        "Letting the user {}, who runs PostgreSQL, pass through {}.",
                        user.get().name(),
                        folder);
                user.get().letThrough(folder);
            }
            return new AnotherUser(user.get(), switcher.get());
        }

        /** Whoever owns the data already, unless that is root or nobody that the machine knows. */
        private static Optional<MachineUser> userFor(Path data) throws IOException {
            if (Files.exists(data) && MachineUser.uidOf(data) != 0) {
                var owner = MachineUser.named(Files.getOwner(data).getName());
                if (owner.isPresent()) {
                    return owner;
                }
            }
            for (var name : CANDIDATES) {
                var candidate = MachineUser.named(name);
                if (candidate.isPresent()) {
                    return candidate;
                }
            }
            return Optional.empty();
        }

        private static Optional<List<String>> switcher(MachineUser user) {
            var uid = Integer.toString(user.uid());
            if (isThere("setpriv")) {
                return Optional.of(
                        List.of("setpriv", "--reuid=" + uid, "--regid=" + user.gid(), "--clear-groups", "--"));
            }
            return isThere("runuser") ? Optional.of(List.of("runuser", "-u", user.name(), "--")) : Optional.empty();
        }

        private static boolean isThere(String program) {
            return Stream.of(System.getenv()
                            .getOrDefault("PATH", "/usr/bin:/usr/sbin")
                            .split(":"))
                    .filter(folder -> !folder.isEmpty())
                    .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        }

        /** All folders on the way to the places, from the root down, that the user cannot pass. */
        private static List<Path> folders(List<Path> places, MachineUser user) throws IOException {
            var closed = new ArrayList<Path>();
            for (var place : places) {
                for (Path folder = place.toRealPath(); folder != null; folder = folder.getParent()) {
                    if (!closed.contains(folder) && !user.canPass(folder)) {
                        closed.addFirst(folder);
                    }
                }
            }
            return closed;
        }

        private static Runner namespace(String obstacle) throws IOException {
            if (isThere("unshare")
                    && Command.run("unshare", "--user", "--", "true").good()) {
                return new Namespace();
            }
            throw new PostgresRefused("PostgreSQL does not run as root. " + obstacle);
        }
    }
}

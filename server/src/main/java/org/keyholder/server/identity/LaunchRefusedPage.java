package org.keyholder.server.identity;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.Page;

/**
 * A signed launch was not accepted. It says the same whatever the reason: what somebody has signed with a wrong key is not to learn which
 * operators there are.
 *
 * @param target the launch's own address without operator, time and signature
 * @param signedIn the name of whoever is signed in for a station in this browser all the same
 * @param pause how long to wait before the next try, after too many; "40 seconds"
 */
public record LaunchRefusedPage(
        String target, @Nullable String signedIn, @Nullable String pause) implements Page {

    public LaunchRefusedPage {
        Objects.requireNonNull(target);
    }

    @Override
    public String template() {
        return "identity/launch-refused";
    }
}

package org.keyholder.server.accessportal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;
import org.keyholder.server.pages.State;

/**
 * How a station's operators come in: the secret by which its software signs launches, and the addresses that they have to come from.
 *
 * @param made the secret that was made by this request, to be copied now
 * @param addresses as typed, one range in a line
 * @param set the ranges as they are; empty where people are let in from anywhere
 * @param you from where the visitor comes
 * @param hidden whether that is the server's own machine, behind which anybody may be
 */
public record OperatorAccessPage(
        Portal portal,
        List<Line> secrets,
        @Nullable Made made,
        String addresses,
        String set,
        String you,
        boolean hidden,
        FormErrors errors)
        implements Page {

    public OperatorAccessPage {
        secrets = List.copyOf(secrets);
    }

    @Override
    public String template() {
        return "accessportal/operator-access";
    }

    public boolean walled() {
        return !set.isEmpty();
    }

    /** Whether another may be made. */
    public boolean mayMake() {
        return secrets.size() < 2;
    }

    /**
     * A secret that is valid.
     *
     * @param which "Secret", "New secret", "Old secret"
     * @param note until when it works; empty without an end
     * @param made "26 Nov 2026"
     */
    public record Line(String which, String note, String made, State use, String revokeUrl) {}

    /**
     * Shown once, right after it was made.
     *
     * @param second whether there is an older one that goes on
     */
    public record Made(String secret, boolean second) {}
}

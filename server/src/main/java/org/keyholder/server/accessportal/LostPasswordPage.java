package org.keyholder.server.accessportal;

import java.util.Objects;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;

/**
 * Somebody has forgotten their password: asks whether a link is to be made, and then says what has become of it.
 *
 * @param frame where the page stands
 * @param name whose password it is
 * @param login as the form brings it back; empty where the address says who it is
 * @param stage how far it is, and by which way
 * @param detail where the mail goes, or the link itself; else empty
 */
public record LostPasswordPage(Frame frame, String name, String login, Stage stage, String detail, FormErrors errors)
        implements Page {

    public LostPasswordPage {
        Objects.requireNonNull(frame);
        Objects.requireNonNull(stage);
        Objects.requireNonNull(detail);
    }

    /**
     * Where the page stands.
     *
     * @param section of the menu, {@code /people}
     * @param back where the person is found
     * @param action where the form goes
     */
    public record Frame(Portal portal, String section, String back, String backWords, String action) {}

    /** How far it is, and by which way. */
    public enum Stage {
        TO_BE_MAILED,
        TO_BE_SHOWN,
        /** Whoever runs the installation makes it. */
        ELSEWHERE,
        MAILED,
        SHOWN
    }

    @Override
    public String template() {
        return "accessportal/lost-password";
    }
}

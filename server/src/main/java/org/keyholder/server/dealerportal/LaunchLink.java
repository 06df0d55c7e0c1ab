package org.keyholder.server.dealerportal;

import java.util.Objects;

/**
 * A launch address, to copy and to try.
 *
 * @param tryUrl of the page that says what an operator would see
 */
public record LaunchLink(String url, String tryUrl) {

    public LaunchLink {
        Objects.requireNonNull(url);
        Objects.requireNonNull(tryUrl);
    }
}

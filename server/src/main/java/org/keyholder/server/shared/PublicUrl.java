package org.keyholder.server.shared;

import java.net.URI;
import java.util.Objects;

/** Where people reach this server: what links in texts, signals and launch URLs start with. */
public record PublicUrl(URI root) {

    public PublicUrl {
        Objects.requireNonNull(root);
        if (!("http".equals(root.getScheme()) || "https".equals(root.getScheme())) || root.getHost() == null) {
            throw new IllegalArgumentException("A public URL looks like https://keyholder.example");
        }
    }

    /** The full URL of a path that starts with a slash. */
    public String of(String path) {
        var text = root.toString();
        return (text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + path;
    }
}

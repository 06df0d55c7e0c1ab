package org.keyholder.server.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Addresses of static files: our own under a version taken from their content, those of others under their release. */
public final class Assets {

    public static final String TABLER = "/webjars/tabler__core/1.4.0/dist/css/tabler.min.css";
    public static final String HTMX = "/webjars/htmx.org/2.0.10/dist/htmx.min.js";

    /** Every file of our own; one that is not listed would change without its address changing. */
    static final List<String> FILES = List.of(
            "keyholder.css",
            "phone.css",
            "mark.svg",
            "clock.js",
            "copy.js",
            "desk.js",
            "gallery.js",
            "keys.js",
            "launch.js",
            "live.js",
            "menu.js",
            "opened.js",
            "passkey.js",
            "pictures.js",
            "player.js",
            "portal.js",
            "search.js",
            "unplayable.js");

    static final String VERSION = version();

    private Assets() {}

    public static String path(String file) {
        if (!FILES.contains(file)) {
            throw new IllegalArgumentException("no such file among the assets: " + file);
        }
        return "/assets/" + VERSION + "/" + file;
    }

    private static String version() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var file : FILES) {
                digest.update(bytes(file));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] bytes(String file) {
        try (var in = Assets.class.getResourceAsStream("/assets/" + file)) {
            if (in == null) {
                throw new IllegalStateException("missing from the build: assets/" + file);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
